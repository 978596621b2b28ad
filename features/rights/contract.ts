import { z } from 'zod';
import { columnClasses, dataKinds, deletionWays, keepReasons, reworks } from '@/platform/database/catalogue/entry';

export const dataKindSchema = z.enum(dataKinds);

/** What a correction is about: one kind of data, or something that has no name here. */
export const correctionSubjects = [...dataKinds, 'other'] as const;
export const correctionSubjectSchema = z.enum(correctionSubjects);
export type CorrectionSubject = z.infer<typeof correctionSubjectSchema>;

/** Where a deleted learner was counted in: what is to be made anew. */
export const deletionScopeSchema = z.object({
  courseIds: z.array(z.uuid()),
  classIds: z.array(z.uuid()),
  experimentIds: z.array(z.uuid()),
});
export type DeletionScope = z.infer<typeof deletionScopeSchema>;

/**
 * What came of making something anew: `emptied`: made anew when it is next wanted; `nothing-there`: nothing had been learned; `starting-values`: too
 * few answers are left to learn from; `left-noised`: noise keeps it from telling of anybody, and it is made anew when its time is over;
 * `taken-back`: files made of them are given out no longer.
 */
export const reworkOutcomes = [
  'made-anew',
  'emptied',
  'nothing-there',
  'starting-values',
  'left-noised',
  'taken-back',
] as const;

/** One thing that was learned from many and is made anew. */
export const reworkStepSchema = z.object({
  what: z.enum(reworks),
  state: z.enum(['waiting', 'done']),
  at: z.iso.datetime().nullable(),
  outcome: z.enum(reworkOutcomes).nullable(),
});
export type ReworkStep = z.infer<typeof reworkStepSchema>;

const tableCount = z.object({ table: z.string(), rows: z.number().int() });

/** What was done, for whoever has to prove it. The learner stands in it by an id that refers to nobody any more. */
export const certificateSchema = z.object({
  format: z.literal('meno-deletion/1'),
  requestId: z.uuid(),
  learnerId: z.uuid(),
  askedAt: z.iso.datetime(),
  confirmedAt: z.iso.datetime(),
  erasedAt: z.iso.datetime(),
  doneAt: z.iso.datetime().nullable(),
  /** Rows that went, by table; rows out of which words or ids were taken; what was emptied as a whole. */
  deleted: z.array(tableCount),
  cleared: z.array(tableCount),
  kept: z.array(z.object({ table: z.string(), rows: z.number().int(), because: z.enum(keepReasons) })),
  files: z.number().int(),
  jobs: z.number().int(),
  reworks: z.array(reworkStepSchema),
  /** Backups made before the deletion are gone by this day, if the school keeps those of its own no longer than it says. */
  backupsGoneBy: z.iso.date(),
  /** There are backups that somebody made by hand, which nobody takes away but the school. */
  backupsByHand: z.boolean(),
});
export type DeletionCertificate = z.infer<typeof certificateSchema>;

export const deletionStates = ['asked', 'confirmed', 'erasing', 'reworking', 'done', 'cancelled', 'refused'] as const;
export type DeletionState = (typeof deletionStates)[number];

const words = (most: number) => z.string().trim().max(most);

/** A deletion as whoever asked for it, the learner, or the school's officers see it. */
export const deletionSchema = z.object({
  id: z.uuid(),
  learnerId: z.uuid(),
  /** Null: the account is gone. */
  learnerName: z.string().nullable(),
  askedByName: z.string().nullable(),
  askedAs: z.enum(['learner', 'guardian', 'admin']),
  why: z.string(),
  askedAt: z.iso.datetime(),
  state: z.enum(deletionStates),
  decidedByName: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
  /** From when on it is done. */
  dueAt: z.iso.datetime().nullable(),
  /** A legal hold keeps it from being done, seen first at this moment; null: none does. */
  heldAt: z.iso.datetime().nullable(),
  erasedAt: z.iso.datetime().nullable(),
  doneAt: z.iso.datetime().nullable(),
  /** What is being made anew, once the rows are gone. */
  reworks: z.array(reworkStepSchema).nullable(),
  certificate: certificateSchema.nullable(),
});
export type Deletion = z.infer<typeof deletionSchema>;

export const askDeletionSchema = z.object({ why: words(500).default('') });
export const refuseSchema = z.object({ reason: words(500).min(1) });

export const deletionSettingsSchema = z.object({
  /** Days between the confirmation and the deletion, in which it can be taken back; 0: at once. */
  coolingOffDays: z.number().int().min(0).max(90),
  /** Days for which the school keeps backups: after so many a deleted person is in none of them. */
  backupDays: z.number().int().min(0).max(3650),
});
export type DeletionSettings = z.infer<typeof deletionSettingsSchema>;
export const DEFAULT_DELETION_SETTINGS: DeletionSettings = { coolingOffDays: 14, backupDays: 90 };

export const rightsErrors = {
  learner_not_found: 404,
  request_not_found: 404,
  /** There is no such course, concept or answer of the learner. */
  place_not_found: 404,
  export_not_found: 404,
  table_not_found: 404,
  not_deletable: 409,
  already_asked: 409,
  already_decided: 409,
  too_late: 409,
} as const;

const namedPerson = z.object({ id: z.uuid(), name: z.string() });

/** What there is of somebody, by kinds of data. */
export const recordOverviewSchema = z.object({
  person: namedPerson,
  /** What was written is not shown to this reader. */
  hidesWords: z.boolean(),
  kinds: z.array(
    z.object({
      kind: dataKindSchema,
      tables: z.array(
        z.object({
          table: z.string(),
          rows: z.number().int(),
          /** What deleting the person does with it. */
          onDeletion: z.enum(deletionWays),
          keptBecause: z.enum(keepReasons).nullable(),
        }),
      ),
    }),
  ),
});
export type RecordOverview = z.infer<typeof recordOverviewSchema>;

const columnSchema = z.object({ name: z.string(), holds: z.enum(columnClasses) });
export const recordRowSchema = z.record(z.string(), z.unknown());

/** Somebody's rows of one table. */
export const recordTableSchema = z.object({
  person: namedPerson,
  table: z.string(),
  kind: dataKindSchema,
  columns: z.array(columnSchema),
  items: z.array(recordRowSchema),
  /** What ids in the rows stand for, as far as the reader may know it. */
  names: z.record(z.string(), z.string()),
  nextCursor: z.string().nullable(),
});
export type RecordTable = z.infer<typeof recordTableSchema>;

/** A copy of the whole record that is being made, or was. */
export const recordExportSchema = z.object({
  id: z.uuid(),
  learnerId: z.uuid(),
  status: z.enum(['waiting', 'working', 'ready', 'failed', 'expired']),
  /** Rows written, of so many. */
  done: z.number().int(),
  total: z.number().int(),
  bytes: z.number().int().nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type RecordExport = z.infer<typeof recordExportSchema>;

/** The file itself, as it is documented in `docs/record-format.md`. */
export const recordFileSchema = z.object({
  format: z.literal('meno-record/1'),
  madeAt: z.iso.datetime(),
  district: z.string(),
  person: namedPerson,
  /** What was left out, and why, in plain words. */
  leftOut: z.array(z.string()),
  tables: z.array(
    z.object({
      table: z.string(),
      kind: dataKindSchema,
      title: z.string(),
      about: z.string(),
      columns: z.array(columnSchema.extend({ title: z.string() })),
      rows: z.array(recordRowSchema),
    }),
  ),
  /** What ids stand for: courses, classes, topics, people whom the person knows. */
  names: z.record(z.string(), z.string()),
});

/** How many requests wait for a decision: deletions to confirm or refuse, corrections to decide on. */
export const waitingRequestsSchema = z.object({ deletions: z.number().int(), corrections: z.number().int() });
export type WaitingRequests = z.infer<typeof waitingRequestsSchema>;

export const correctionStates = ['open', 'accepted', 'refused', 'withdrawn'] as const;

/** That something in a record is wrong, and what came of it. */
export const correctionSchema = z.object({
  id: z.uuid(),
  learnerId: z.uuid(),
  learnerName: z.string().nullable(),
  askedByName: z.string().nullable(),
  about: correctionSubjectSchema,
  courseId: z.uuid().nullable(),
  courseTitle: z.string().nullable(),
  conceptId: z.uuid().nullable(),
  conceptName: z.string().nullable(),
  /** A graded answer or explanation. */
  attemptId: z.uuid().nullable(),
  /** The explanation or answer that was overruled for it. */
  overruled: z.object({ id: z.uuid(), at: z.iso.datetime() }).nullable(),
  wrong: z.string(),
  instead: z.string(),
  state: z.enum(correctionStates),
  createdAt: z.iso.datetime(),
  decidedByName: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
});
export type Correction = z.infer<typeof correctionSchema>;

export const askCorrectionSchema = z.object({
  about: correctionSubjectSchema,
  courseId: z.uuid().nullable().default(null),
  conceptId: z.uuid().nullable().default(null),
  attemptId: z.uuid().nullable().default(null),
  wrong: words(1000).min(1),
  instead: words(1000).min(1),
});
export type AskCorrection = z.infer<typeof askCorrectionSchema>;

/** Where in a course somebody came from who asks, with names as they read them. */
export interface CorrectionPlace {
  about: CorrectionSubject;
  courseId: string;
  courseTitle: string;
  conceptId: string | null;
  conceptName: string | null;
  attemptId: string | null;
}

export const decideCorrectionSchema = z.object({ accepted: z.boolean(), reason: words(1000).min(1) });
