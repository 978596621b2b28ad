import { z } from 'zod';
import { riskFeatures } from '@/core/risk/facts';

export const riskFeatureSchema = z.enum(riskFeatures);

const count = z.number().min(0);
/** See `RiskFacts` of `core/risk/facts`. */
export const riskFactsSchema = z.object({
  ...{ silentDays: count, activeDays: count, answers: count, answersBefore: count, unaided: count, wrong: count },
  ...{ helped: count, gained: count, known: count, concepts: count, plans: count },
  usual: z.object({ silentDays: count, answers: count, gained: count }),
});

/** Why a learner is pointed out, or not: one fact, and how much it counts. */
export const riskReasonSchema = z.object({
  name: riskFeatureSchema,
  /** Log-odds above those of the middle learner of the course; null where rules speak and no model. */
  weight: z.number().nullable(),
});
export type RiskReason = z.infer<typeof riskReasonSchema>;

/** What a teacher said to a warning. `acting`: something is being done; `not_so`: it is wrong; `settled`: it is done with. */
export const riskWords = ['acting', 'not_so', 'settled'] as const;
export const riskWordSchema = z.enum(riskWords);
export type RiskWord = z.infer<typeof riskWordSchema>;

export const riskAnswerSchema = z.object({
  id: z.uuid(),
  word: riskWordSchema,
  why: z.string(),
  byName: z.string().nullable(),
  at: z.iso.datetime(),
});
export type RiskAnswer = z.infer<typeof riskAnswerSchema>;

/** One learner of a course as the last night saw them. */
export const warningSchema = z.object({
  learnerId: z.uuid(),
  learnerName: z.string(),
  simulated: z.boolean(),
  /** 0 to 1: that they fall behind in the four weeks to come; null while rules speak alone. */
  probability: z.number().nullable(),
  /** Worth a look, by the model or by rules; and nobody has said since that it isn't so. */
  warned: z.boolean(),
  /** The strongest first. */
  reasons: z.array(riskReasonSchema),
  facts: riskFactsSchema,
  at: z.iso.datetime(),
  /** What was said of them, the latest first. */
  answers: z.array(riskAnswerSchema),
});
export type Warning = z.infer<typeof warningSchema>;

export const warningsSchema = z.object({
  /** Those worth a look first, the likeliest first. */
  items: z.array(warningSchema),
  /** When the last night looked; null: never. */
  at: z.iso.datetime().nullable(),
  /** Learners of the reader's classes, and of those how many let themselves be looked at. */
  learners: z.number().int(),
  willing: z.number().int(),
  /** The model that speaks; null: rules do. */
  model: z.object({ version: z.number().int(), origin: z.enum(['own', 'federation']) }).nullable(),
  /** Of what was said of these learners and is over: warnings, those that came true, and those who fell behind without one. */
  right: z.object({ warned: z.number().int(), cameTrue: z.number().int(), missed: z.number().int() }),
});
export type Warnings = z.infer<typeof warningsSchema>;

/** What is guessed of one learner in one course, as they and those who look after them see it. */
export const guessSchema = warningSchema
  .omit({ learnerId: true, learnerName: true, simulated: true })
  .extend({ courseId: z.uuid(), courseTitle: z.string() });
export type Guess = z.infer<typeof guessSchema>;

export const answerWarningSchema = z.object({ word: riskWordSchema, why: z.string().trim().max(500).default('') });
export type AnswerWarning = z.infer<typeof answerWarningSchema>;

/** How a model did on learners that it had not seen. */
export const riskEvaluationSchema = z.object({
  auc: z.number(),
  /** 95 %, over learners. */
  low: z.number(),
  high: z.number(),
  averagePrecision: z.number(),
  brier: z.number(),
  /** Of the cases, those in which it came; what rules alone reach as AUC. */
  baseRate: z.number(),
  rulesAuc: z.number(),
});
export type RiskEvaluation = z.infer<typeof riskEvaluationSchema>;

export const earlyWarningErrors = { warning_not_found: 404 } as const;

/** One learner as a case to learn from: features in the order of `riskFeatures`, and whether they fell behind. */
export interface OwnRiskCase {
  learnerId: string;
  features: Float64Array;
  happened: boolean;
}

/** A case that is over, for audits: what was said then, and what came. */
export interface SettledRisk {
  learnerId: string;
  /** Null: rules spoke. */
  probability: number | null;
  warned: boolean;
  happened: boolean;
}

/** What other features ask of early warning. */
export interface RiskPort<Tx> {
  /** The newest case of each willing learner that is over; nobody counts twice. */
  ownCases(tx: Tx): Promise<OwnRiskCase[]>;
  /** Cases of these learners that were over in a stretch of time and about which something had been said beforehand. */
  settledWithin(tx: Tx, within: { learnerIds: readonly string[]; from: Date; to: Date }): Promise<SettledRisk[]>;
  /**
   * Keeps a model that districts made together as a version of its own, and puts it into force unless the district's own one does better on the
   * district's own cases. @returns its version, and whether it is in force.
   */
  adopt(
    tx: Tx,
    model: { weights: readonly number[]; bound: number },
    at: Date,
  ): Promise<{ version: number; inForce: boolean; evaluation: RiskEvaluation | null }>;
}
