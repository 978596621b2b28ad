import { z } from 'zod';
import { fairnessSettingsSchema, type GroupAttribute, groupAttributeSchema } from './contract/names';
import { reweighOfferSchema } from './contract/report';
import { alertAnswerSchema, fairnessAuditSchema, fairnessDecisionSchema, fairnessRunSchema } from './contract/runs';

export * from './contract/names';
export * from './contract/report';
export * from './contract/runs';

/** Everything the page begins with. */
export const fairnessSchema = z.object({
  settings: fairnessSettingsSchema,
  /** How many learners have a value of each attribute that is switched on, and the groups there are. */
  held: z.array(z.object({ attribute: groupAttributeSchema, learners: z.number().int(), groups: z.array(z.string()) })),
  /** The newest audit that is done. */
  latest: fairnessAuditSchema.nullable(),
  /** The newest first. */
  runs: z.array(fairnessRunSchema),
  /** The newest trial of weighing. */
  offer: reweighOfferSchema.nullable(),
  /** By which attribute fits weigh learners now; null: by none. */
  weighing: groupAttributeSchema.nullable(),
  decisions: z.array(fairnessDecisionSchema),
  /** What was said to differences of audits, the newest first. */
  answers: z.array(alertAnswerSchema),
});
export type Fairness = z.infer<typeof fairnessSchema>;

export const beginRunSchema = z.union([
  z.object({ kind: z.literal('audit') }),
  z.object({ kind: z.literal('reweigh'), attribute: groupAttributeSchema }),
]);
export type BeginRun = z.infer<typeof beginRunSchema>;

export const decideSchema = z.object({
  mitigation: z.enum(['reweigh', 'thresholds']),
  attribute: groupAttributeSchema,
  /** Thresholds by group can't be applied. */
  decision: z.enum(['applied', 'declined', 'ended']),
  why: z.string().trim().min(3).max(1000),
});
export type DecideMitigation = z.infer<typeof decideSchema>;

/** A table of attributes: a heading line with `email` (or `id`) and columns of attributes. */
export const importAttributesSchema = z.object({
  text: z.string().min(1).max(5_000_000),
  /** Only tells what would become of each row. */
  trial: z.boolean(),
});
export const importResultSchema = z.object({
  rows: z.number().int(),
  set: z.number().int(),
  cleared: z.number().int(),
  /** Columns that were passed over: no attribute, or one that is switched off. */
  ignored: z.array(z.string()),
  problems: z.array(
    z.object({
      line: z.number().int(),
      code: z.enum(['nobody', 'no_learner', 'too_many_groups', 'bad_value', 'twice']),
      column: z.string().nullable(),
    }),
  ),
});
export type ImportResult = z.infer<typeof importResultSchema>;

/** Alerts that nobody has looked into, for the first screen of administrators. */
export const fairnessAlertsSchema = z.object({ alerts: z.number().int(), at: z.iso.datetime().nullable() });
export type FairnessAlerts = z.infer<typeof fairnessAlertsSchema>;

/** What a learner's group attributes are, for their whole record alone. */
export interface FairnessRecordPort<Tx> {
  ofLearner(tx: Tx, learnerId: string): Promise<{ attribute: GroupAttribute; group: string; at: string }[]>;
}

/** Groups as quasi-identifiers of what is given to research, and for nothing else. */
export interface ResearchGroupsPort<Tx> {
  /** Attributes that the district has switched on. */
  held(tx: Tx): Promise<GroupAttribute[]>;
  /** Values of these learners, as the system; whoever asks writes into the audit trail that it did. */
  groupsOf(
    tx: Tx,
    learnerIds: readonly string[],
    attributes: readonly GroupAttribute[],
  ): Promise<Map<string, Partial<Record<GroupAttribute, string>>>>;
}

/**
 * How learners count in fits of the learner model: 1 where they aren't named. Worked out from groups, which the fit itself never sees.
 * Null: nobody decided on weighing.
 */
export interface FitWeightsPort {
  weights(districtId: string): Promise<ReadonlyMap<string, number> | null>;
}

export const fairnessErrors = {
  run_not_found: 404,
  /** The audit has no such alert. */
  alert_not_found: 404,
  run_in_progress: 409,
  attribute_off: 409,
  nothing_offered: 409,
  not_applicable: 409,
  table_unreadable: 400,
} as const;
