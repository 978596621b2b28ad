import { z } from 'zod';
import { auditSubjectSchema, groupAttributeSchema, measureNameSchema } from './names';
import { fairnessReportSchema } from './report';

export const fairnessRunSchema = z.object({
  id: z.uuid(),
  /** `audit`, or `reweigh`: tries what weighing would do. */
  kind: z.enum(['audit', 'reweigh']),
  attribute: groupAttributeSchema.nullable(),
  status: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  /** Why nothing came of it. */
  outcome: z.enum(['too_few', 'no_groups']).nullable(),
  done: z.number().int(),
  total: z.number().int(),
  /** Alerts of an audit. */
  alerts: z.number().int(),
  /** Null: the month did. */
  requestedBy: z.uuid().nullable(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type FairnessRun = z.infer<typeof fairnessRunSchema>;

export const fairnessAuditSchema = fairnessRunSchema.extend({ report: fairnessReportSchema.nullable() });
export type FairnessAudit = z.infer<typeof fairnessAuditSchema>;

export const fairnessDecisionSchema = z.object({
  id: z.uuid(),
  mitigation: z.enum(['reweigh', 'thresholds']),
  attribute: groupAttributeSchema,
  decision: z.enum(['applied', 'declined', 'ended']),
  version: z.number().int().nullable(),
  why: z.string(),
  byName: z.string().nullable(),
  at: z.iso.datetime(),
});
export type FairnessDecision = z.infer<typeof fairnessDecisionSchema>;

/** Which difference of an audit is meant. */
export const alertKeySchema = z.object({
  subject: auditSubjectSchema,
  attribute: groupAttributeSchema,
  /** The other attribute, where two are looked at together. */
  second: groupAttributeSchema.nullable(),
  measure: measureNameSchema,
  group: z.string().min(1).max(120),
});
export type AlertKey = z.infer<typeof alertKeySchema>;

/** `acting`: something is done about it; `explained`: it has another reason; `waiting`: for the next audit. */
export const alertWordSchema = z.enum(['acting', 'explained', 'waiting']);
export type AlertWord = z.infer<typeof alertWordSchema>;

/** What an administrator said to one difference of one audit. */
export const alertAnswerSchema = alertKeySchema.extend({
  id: z.uuid(),
  runId: z.uuid(),
  /** How far apart it was. */
  difference: z.number(),
  word: alertWordSchema,
  why: z.string(),
  byName: z.string().nullable(),
  at: z.iso.datetime(),
});
export type AlertAnswer = z.infer<typeof alertAnswerSchema>;

export const answerAlertSchema = alertKeySchema.extend({
  runId: z.uuid(),
  word: alertWordSchema,
  why: z.string().trim().min(3).max(1000),
});
export type AnswerAlert = z.infer<typeof answerAlertSchema>;
