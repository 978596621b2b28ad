import { z } from 'zod';
import { bktParametersSchema } from '../contract';

/** How well a version predicts answers of learners whom its fit did not see. */
export const modelMeasureSchema = z.object({ logLoss: z.number(), auc: z.number().nullable(), rmse: z.number() });
export const modelEvaluationSchema = z.object({
  learnerCount: z.number().int(),
  answerCount: z.number().int(),
  candidate: modelMeasureSchema,
  /** The model in force when this one was fitted. */
  inForce: modelMeasureSchema.extend({ version: z.number().int() }),
  /** Log-loss of the candidate less that of the one in force, with its 90 % interval (bootstrap over learners). */
  difference: z.object({ estimate: z.number(), low: z.number(), high: z.number() }),
});
export type ModelEvaluation = z.infer<typeof modelEvaluationSchema>;

export const learnerModelSchema = z.object({
  version: z.number().int(),
  active: z.boolean(),
  learnerCount: z.number().int(),
  answerCount: z.number().int(),
  conceptCount: z.number().int(),
  population: bktParametersSchema,
  evaluation: modelEvaluationSchema,
  createdAt: z.iso.datetime(),
  activatedAt: z.iso.datetime().nullable(),
});
export type LearnerModel = z.infer<typeof learnerModelSchema>;

export const modelRunSchema = z.object({
  id: z.uuid(),
  /**
   * `refit` fits a version and judges it; `apply` reckons every learner anew under a version; `renew`: answers were deleted, so what was learned
   * from them goes, however good it was: a version without them comes into force, or the starting values.
   */
  kind: z.enum(['refit', 'apply', 'renew']),
  version: z.number().int().nullable(),
  status: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  /** `better` was put into force, `not_better` was kept aside; `too_few` and `nothing_new` made no version. */
  outcome: z.enum(['better', 'not_better', 'too_few', 'nothing_new', 'applied']).nullable(),
  /** Steps of a fit, or learners. */
  done: z.number().int(),
  total: z.number().int(),
  requestedBy: z.uuid().nullable(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type ModelRun = z.infer<typeof modelRunSchema>;

export const learnerModelsSchema = z.object({
  /** 0: Meno's starting values. */
  activeVersion: z.number().int(),
  /** When a fit begins each night, `HH:MM` UTC; null: never. */
  nightlyAt: z.string().nullable(),
  /** Newest first. */
  versions: z.array(learnerModelSchema),
  runs: z.array(modelRunSchema),
  /** What there is to fit on, and what a fit needs at least. */
  evidence: z.object({
    answerCount: z.number().int(),
    learnerCount: z.number().int(),
    leastAnswers: z.number().int(),
    leastLearners: z.number().int(),
  }),
});
export type LearnerModels = z.infer<typeof learnerModelsSchema>;
