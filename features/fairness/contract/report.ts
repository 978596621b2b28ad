import { z } from 'zod';
import { auditSubjectSchema, fairnessSettingsSchema, groupAttributeSchema, measureNameSchema } from './names';

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
  /** Of estimates of mastery and guesses at risk: how predictions would have to be stretched and moved; slope 1 and intercept 0 are right. */
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
