import { z } from 'zod';

/** What a district may hold of its learners to see whether they are treated alike. Never used for anything else. */
export const groupAttributes = ['sex', 'age_band', 'disability', 'language', 'free_meals'] as const;
export const groupAttributeSchema = z.enum(groupAttributes);
export type GroupAttribute = z.infer<typeof groupAttributeSchema>;

/** Groups of an attribute at most: with more, most would be too small to be told. */
export const MOST_GROUPS = 20;
/** A group's name, as the district writes it. */
export const groupNameSchema = z.string().trim().min(1).max(40);

/** What is audited. Scores of risk are none of them until there are any: whoever makes them adds a source (`AuditSource`). */
export const auditSubjects = ['mastery', 'recommendations', 'grading'] as const;
export const auditSubjectSchema = z.enum(auditSubjects);
export type AuditSubject = z.infer<typeof auditSubjectSchema>;

export const measureNames = [
  ...(['gap', 'auc', 'falseAlarm', 'miss', 'rightIfKnown', 'known', 'right'] as const),
  ...(['offered', 'opened', 'rightAfter', 'effect'] as const),
  ...(['tooHarsh', 'tooLenient', 'passed'] as const),
] as const;
export const measureNameSchema = z.enum(measureNames);
export type MeasureName = z.infer<typeof measureNameSchema>;

export const fairnessSettingsSchema = z.object({
  /** Those that the district holds and has switched on; values of the others are deleted. */
  attributes: z.array(groupAttributeSchema).max(groupAttributes.length),
  /** Groups with fewer learners are not told. */
  least: z.number().int().min(5).max(100),
  /** Beyond these, a difference that is more than chance is an alert: shares (0 to 1), the smaller share by the greater, areas under the curve. */
  bounds: z.object({
    difference: z.number().min(0.01).max(0.5),
    ratio: z.number().min(0.5).max(0.99),
    auc: z.number().min(0.01).max(0.3),
  }),
  /** On the first night of each month. */
  monthly: z.boolean(),
});
export type FairnessSettings = z.infer<typeof fairnessSettingsSchema>;
export const DEFAULT_SETTINGS: FairnessSettings = {
  attributes: [],
  least: 10,
  bounds: { difference: 0.1, ratio: 0.8, auc: 0.05 },
  monthly: true,
};

/** A value with what holds it nineteen times of twenty; `learners` stand behind it. */
export const estimateSchema = z.object({
  value: z.number(),
  low: z.number(),
  high: z.number(),
  learners: z.number().int(),
});
export type Estimate = z.infer<typeof estimateSchema>;

export const groupFiguresSchema = z.object({
  group: z.string(),
  /** Null: the group isn't told. */
  learners: z.number().int().nullable(),
  /** `small`: too few; `beside`: else a small one could be worked out. */
  withheld: z.enum(['small', 'beside']).nullable(),
  /** Null: too few learners have what it counts. */
  values: z.partialRecord(measureNameSchema, estimateSchema.nullable()),
  /** Of estimates of mastery: how predictions would have to be stretched and moved; slope 1 and intercept 0 are right. */
  calibration: z.object({ slope: estimateSchema, intercept: estimateSchema }).nullable(),
});
export type GroupFigures = z.infer<typeof groupFiguresSchema>;

export const comparisonSchema = z.object({
  measure: measureNameSchema,
  group: z.string(),
  /** The group's value less that of the others together. */
  difference: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  ratio: z.number().nullable(),
  /** Chance of as large a difference where there is none, corrected for the number of comparisons; null where it can't be told. */
  chance: z.number().nullable(),
  beyond: z.boolean(),
  alert: z.boolean(),
  /** Of two attributes at a time: no alert of its own, since one of its two groups is one already. */
  echo: z.boolean().default(false),
});
export type Comparison = z.infer<typeof comparisonSchema>;

export const attributeAuditSchema = z.object({
  attribute: groupAttributeSchema,
  groups: z.array(groupFiguresSchema),
  comparisons: z.array(comparisonSchema),
  spreads: z.array(
    z.object({
      measure: measureNameSchema,
      lowest: z.string(),
      highest: z.string(),
      difference: z.number(),
      ratio: z.number().nullable(),
    }),
  ),
  equalisedOdds: z.number().nullable(),
  /** What a threshold of its own for each group would do to the false alarms; null where there is nothing to tell. Shown, never applied. */
  thresholds: z
    .object({
      groups: z.array(
        z.object({
          group: z.string(),
          threshold: z.number(),
          falseAlarmBefore: z.number(),
          falseAlarmAfter: z.number(),
          missBefore: z.number(),
          missAfter: z.number(),
          changed: z.number(),
        }),
      ),
      accuracyBefore: z.number(),
      accuracyAfter: z.number(),
    })
    .nullable(),
});
export type AttributeAudit = z.infer<typeof attributeAuditSchema>;

export const subjectAuditSchema = z.object({
  subject: auditSubjectSchema,
  learners: z.number().int(),
  /** Answers, offers or judgements that were looked at. */
  records: z.number().int(),
  attributes: z.array(attributeAuditSchema),
  /** Two attributes at a time; audits from before there were any have none. */
  crossings: z.array(attributeAuditSchema.extend({ second: groupAttributeSchema })).default([]),
});
export type SubjectAudit = z.infer<typeof subjectAuditSchema>;

/** What would come of weighing learners by group when the learner model is fitted. */
export const reweighOfferSchema = z.object({
  attribute: groupAttributeSchema,
  /** The version that was fitted so; it is in force only once somebody decided. */
  version: z.number().int(),
  /** On answers of learners whom no fit has seen. */
  answers: z.number().int(),
  before: z.object({ logLoss: z.number(), auc: z.number().nullable() }),
  after: z.object({ logLoss: z.number(), auc: z.number().nullable() }),
  groups: z.array(
    z.object({
      group: z.string(),
      learners: z.number().int(),
      gapBefore: z.number(),
      gapAfter: z.number(),
      /** Share of this group's answers for which the concept would count as known, and now doesn't; and the other way round. */
      becomesKnown: z.number(),
      becomesUnknown: z.number(),
    }),
  ),
});
export type ReweighOffer = z.infer<typeof reweighOfferSchema>;

export const fairnessReportSchema = z.object({
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  least: z.number().int(),
  bounds: fairnessSettingsSchema.shape.bounds,
  /** Learners of the district, and of those how many have a group, by attribute. */
  coverage: z.array(z.object({ attribute: groupAttributeSchema, known: z.number().int(), of: z.number().int() })),
  comparisons: z.number().int(),
  subjects: z.array(subjectAuditSchema),
});
export type FairnessReport = z.infer<typeof fairnessReportSchema>;

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
