import { z } from 'zod';
import { groupAttributeSchema, groupAttributes } from '@/features/fairness/contract';

/** How records are written: DataShop's transactions (tab-separated), xAPI statements (JSON lines), or a table. */
export const exportForms = ['datashop', 'xapi', 'csv', 'parquet'] as const;
export const exportFormSchema = z.enum(exportForms);
export type ExportForm = z.infer<typeof exportFormSchema>;

const day = z.iso.date();

/** What an export is of, and what for. */
export const exportDefinitionSchema = z
  .object({
    courseIds: z.array(z.uuid()).min(1).max(50),
    /** Days of UTC, both inclusive. */
    from: day,
    to: day,
    /** What it is for, in words that stand in the list; without names. */
    purpose: z.string().trim().min(10).max(1000),
    form: exportFormSchema,
    /** Also what learners wrote: words can name anybody. */
    includeWords: z.boolean().default(false),
    /** Groups that are told too, as far as k learners look alike: of those that the district holds, and of learners alone who said yes to words that speak of them. */
    groups: z.array(groupAttributeSchema).max(groupAttributes.length).default([]),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'The last day lies before the first.' });
export type ExportDefinition = z.infer<typeof exportDefinitionSchema>;

export const researchCourseSchema = z.object({ id: z.uuid(), title: z.string() });
export type ResearchCourse = z.infer<typeof researchCourseSchema>;

/** What exports can be made of: courses, and groups that the district holds of its learners. */
export const researchSourcesSchema = z.object({
  items: z.array(researchCourseSchema),
  groups: z.array(groupAttributeSchema),
});
export type ResearchSources = z.infer<typeof researchSourcesSchema>;

/** A district's rules for all exports. */
export const exportSettingsSchema = z.object({
  /** Learners who look alike at least. */
  k: z.number().int().min(5).max(100),
  /** Share of the learners who may be left out so that the others can be told more precisely. */
  mostSuppressed: z.number().min(0).max(0.5),
  /** Days after which a file is deleted. */
  keptDays: z.number().int().min(1).max(365),
});
export type ExportSettings = z.infer<typeof exportSettingsSchema>;
export const DEFAULT_EXPORT_SETTINGS: ExportSettings = { k: 5, mostSuppressed: 0.05, keptDays: 14 };

/** What is told of each learner beside the answers; any of it could help somebody to find them. */
export const exportReportSchema = z.object({
  k: z.number().int(),
  /** Learners with answers in the courses and days, those of them who agreed, and those of whom something is told. */
  learners: z.object({ answered: z.number().int(), agreed: z.number().int(), told: z.number().int() }),
  rows: z.object({
    /** Answers of those who agreed. */
    found: z.number().int(),
    told: z.number().int(),
    /** Left out because a learner has more than others. */
    beyondMost: z.number().int(),
    /** Left out with learners who don't look like enough others. */
    suppressed: z.number().int(),
  }),
  /** Answers of one learner in one course at most. */
  mostRows: z.number().int(),
  /** Quasi-identifiers, each told at one level for all: 0 as it is, the last not at all. */
  columns: z.array(
    z.object({
      name: z.string(),
      level: z.number().int(),
      levels: z.number().int(),
      before: z.number(),
      after: z.number(),
    }),
  ),
  /** Learners who agreed to their groups being told; null where none were asked for. */
  groupsAgreed: z.number().int().nullable().default(null),
  /** Groups of learners who look alike; the smallest and the mean. */
  classes: z.number().int(),
  smallestClass: z.number().int(),
  meanClass: z.number(),
  /** 0 nothing to 1 everything lost of the quasi-identifiers. */
  loss: z.number(),
  /** Nobody is behind these learners: a demo school's. */
  simulated: z.boolean(),
  /** Nothing can be told: fewer learners than k agreed in each course, or no telling keeps the rule. */
  impossible: z.boolean(),
});
export type ExportReport = z.infer<typeof exportReportSchema>;

/** `expired`: its time was over; `withdrawn`: somebody who may be in it took their yes back; `deleted`: by hand. */
export const exportStatuses = [
  ...['queued', 'running', 'done', 'failed', 'cancelled'],
  ...['expired', 'withdrawn', 'deleted'],
] as const;
export const exportStatusSchema = z.enum(exportStatuses);
export type ExportStatus = z.infer<typeof exportStatusSchema>;

export const researchExportSchema = z.object({
  id: z.uuid(),
  courses: z.array(z.object({ id: z.uuid(), title: z.string().nullable() })),
  from: day,
  to: day,
  purpose: z.string(),
  form: exportFormSchema,
  includeWords: z.boolean(),
  groups: z.array(groupAttributeSchema),
  status: exportStatusSchema,
  /** Why it failed: `impossible`, or `unexpected`. */
  problem: z.enum(['impossible', 'unexpected']).nullable(),
  /** Learners done, of all. */
  done: z.number().int(),
  total: z.number().int(),
  report: exportReportSchema.nullable(),
  bytes: z.number().int().nullable(),
  sha256: z.string().nullable(),
  requestedBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime().nullable(),
});
export type ResearchExport = z.infer<typeof researchExportSchema>;
