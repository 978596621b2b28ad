import { z } from 'zod';
import { retentionStarts } from '@/core/retention/rule';
import { scheduledKinds, templateIds } from '@/core/retention/templates';

export type { ScheduledKind, TemplateId } from '@/core/retention/templates';

export const scheduledKindSchema = z.enum(scheduledKinds);
export const templateIdSchema = z.enum(templateIds);
export const retentionStartSchema = z.enum(retentionStarts);
export const periodSchema = z.object({
  count: z.number().int().min(0).max(1200),
  unit: z.enum(['day', 'month', 'year']),
});

export const ruleInputSchema = z.object({
  kind: scheduledKindSchema,
  from: retentionStartSchema,
  period: periodSchema,
});
export type RuleInput = z.infer<typeof ruleInputSchema>;

/** A rule in force, and what the template that was begun with says of its kind. */
export const scheduledRuleSchema = z.object({
  kind: scheduledKindSchema,
  /** Null: kept until somebody deletes it. */
  rule: z.object({ from: retentionStartSchema, period: periodSchema }).nullable(),
  /** Of the template, where there is one: its own rule, and whether a law names it. */
  proposed: z
    .object({ from: retentionStartSchema, period: periodSchema, source: z.enum(['law', 'district']) })
    .nullable(),
});
export type ScheduledRule = z.infer<typeof scheduledRuleSchema>;

const yearDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

export const scheduleSchema = z.object({
  template: templateIdSchema.nullable(),
  /** Laws that the template rests on. */
  laws: z.array(z.string()),
  nightly: z.boolean(),
  schoolYearEnds: yearDay,
  rules: z.array(scheduledRuleSchema),
  /** What the clock is: `ahead`, `back`: nothing goes until somebody says that it is right. */
  clock: z.enum(['right', 'ahead', 'back']),
  clockSeenAt: z.iso.datetime().nullable(),
});
export type Schedule = z.infer<typeof scheduleSchema>;

export const scheduleInputSchema = z.object({
  nightly: z.boolean(),
  schoolYearEnds: yearDay,
  /** Kinds that are left out are kept until somebody deletes them. */
  rules: z.array(ruleInputSchema).max(scheduledKinds.length),
});
export type ScheduleInput = z.infer<typeof scheduleInputSchema>;

export const holdScopeSchema = z.enum(['learner', 'class', 'district']);
export const holdSchema = z.object({
  id: z.uuid(),
  scope: holdScopeSchema,
  targetId: z.uuid().nullable(),
  /** Of the learner or the class; null where it is gone, or for everybody. */
  targetName: z.string().nullable(),
  /** Learners that it holds; null: everybody. */
  learners: z.number().int().nullable(),
  why: z.string(),
  until: z.iso.date().nullable(),
  placedAt: z.iso.datetime(),
  placedBy: z.string().nullable(),
  inForce: z.boolean(),
  liftedAt: z.iso.datetime().nullable(),
  liftedBy: z.string().nullable(),
  liftedWhy: z.string().nullable(),
});
export type Hold = z.infer<typeof holdSchema>;

export const placeHoldSchema = z
  .object({
    scope: holdScopeSchema,
    targetId: z.uuid().nullable(),
    why: z.string().trim().min(3).max(500),
    until: z.iso.date().nullable(),
  })
  .refine(({ scope, targetId }) => (scope === 'district') === (targetId === null), { path: ['targetId'] });
export type PlaceHold = z.infer<typeof placeHoldSchema>;
export const liftHoldSchema = z.object({ why: z.string().trim().min(3).max(500) });

/** What would go of one kind. */
export const previewKindSchema = z.object({
  kind: scheduledKindSchema,
  records: z.number().int(),
  learners: z.number().int(),
  oldest: z.iso.datetime().nullable(),
  newest: z.iso.datetime().nullable(),
  /** Records whose time is over too, and which a hold keeps. */
  held: z.number().int(),
});
export const previewSchema = z.object({
  at: z.iso.datetime(),
  kinds: z.array(previewKindSchema),
  /** The learners of whom most would go, with how much. */
  learners: z.array(z.object({ learnerId: z.uuid(), name: z.string().nullable(), records: z.number().int() })),
  learnerCount: z.number().int(),
});
export type Preview = z.infer<typeof previewSchema>;

const kindDoneSchema = z.object({
  kind: scheduledKindSchema,
  records: z.number().int(),
  left: z.number().int(),
  done: z.boolean(),
});
export const runSchema = z.object({
  id: z.uuid(),
  status: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed', 'clock']),
  kinds: z.array(kindDoneSchema),
  cancelRequested: z.boolean(),
  byNight: z.boolean(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type RetentionRun = z.infer<typeof runSchema>;

/** What a certificate says. Nothing of a person but the id that they had. */
export const certificateContentSchema = z.object({
  district: z.string(),
  kind: scheduledKindSchema,
  rule: z.object({
    from: retentionStartSchema,
    period: periodSchema,
    of: z.enum(['record', 'activity', 'left']),
    before: z.iso.datetime(),
  }),
  /** Records by table. */
  records: z.array(z.object({ table: z.string(), count: z.number().int() })),
  oldest: z.iso.datetime().nullable(),
  newest: z.iso.datetime().nullable(),
  learners: z.array(z.object({ id: z.uuid(), records: z.number().int() })),
  begunAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  byNight: z.boolean(),
  cancelled: z.boolean(),
});
export type CertificateContent = z.infer<typeof certificateContentSchema>;

export const certificateSchema = z.object({
  id: z.uuid(),
  number: z.number().int(),
  kind: scheduledKindSchema,
  records: z.number().int(),
  learners: z.number().int(),
  issuedAt: z.iso.datetime(),
  hash: z.string(),
});
export type Certificate = z.infer<typeof certificateSchema>;
export const certificateDetailSchema = certificateSchema.extend({
  content: certificateContentSchema,
  /** The hash of the content as it is stored is the one that was written down. */
  intact: z.boolean(),
});
export type CertificateDetail = z.infer<typeof certificateDetailSchema>;

/** Removes a whole account with all that is its person's; wired where deletions are done. */
export interface AccountRemoval<Tx> {
  /** @param by whoever set the rule. @returns false where it is being deleted already. */
  remove(tx: Tx, learnerId: string, at: Date, by: string): Promise<boolean>;
}

export const retentionErrors = {
  hold_not_found: 404,
  hold_lifted: 409,
  target_not_found: 404,
  run_not_found: 404,
  run_in_progress: 409,
  certificate_not_found: 404,
  /** A period can't be counted from there for this kind. */
  start_not_for_kind: 400,
  /** What follows from answers can't go before them. */
  progress_before_answers: 400,
} as const;
