import { z } from 'zod';

/** Models that decide or estimate something, each with a card. */
export const cardNames = [
  ...(['learner_model', 'memory', 'sequencing', 'approaches', 'recommendations', 'difficulties'] as const),
  ...(['early_warning', 'explanations', 'prerequisites', 'search', 'language_model'] as const),
] as const;
export const cardNameSchema = z.enum(cardNames);
export type CardName = z.infer<typeof cardNameSchema>;

export const figureNames = [
  ...([
    'auc',
    'rmse',
    'betterBy',
    'reviewsKept',
    'rightNext',
    'rightAboveExpected',
    'rightWith',
    'rightWithout',
  ] as const),
  ...(['riskAuc', 'riskPrecision', 'riskBrier', 'riskRulesAuc', 'warningsTrue', 'warningsMissed'] as const),
  ...(['helped', 'deviation', 'overruled', 'keptByTeachers', 'ndcg', 'recall', 'shown', 'sentencesChanged'] as const),
] as const;
export const figureNameSchema = z.enum(figureNames);
export type FigureName = z.infer<typeof figureNameSchema>;

/** One figure of a model, from what the product keeps of it. */
export const figureSchema = z.object({
  name: figureNameSchema,
  /** `share` 0 to 1, `points` a difference of shares, `number` anything else. */
  unit: z.enum(['share', 'points', 'number']),
  /** Null: fewer than ten learners stand behind it, or nothing. */
  value: z.number().nullable(),
  /** What holds the true value (95 %; of `betterBy` 90 %); null where there is no interval. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Answers, offers, judgements … that it rests on. */
  of: z.number().int(),
});
export type Figure = z.infer<typeof figureSchema>;

/** What a model is made of and how well it does; its purpose, data, limits and who may overrule it are words of the product. */
export const cardSchema = z.object({
  name: cardNameSchema,
  /** As it names itself: a number, a formula, the name of a language model. */
  version: z.string(),
  /** Null: it isn't trained on the district's own records. */
  trainedAt: z.iso.datetime().nullable(),
  trainedOn: z.object({ learners: z.number().int().nullable(), records: z.number().int() }).nullable(),
  /** Made with other districts, whose records nobody here has seen. */
  together: z.boolean().default(false),
  figures: z.array(figureSchema),
  /** Whether groups are treated alike; null: never audited. */
  groups: z.object({ at: z.iso.datetime(), attributes: z.array(z.string()), alerts: z.number().int() }).nullable(),
});
export type Card = z.infer<typeof cardSchema>;

export const modelCardsSchema = z.object({ items: z.array(cardSchema), at: z.iso.datetime() });
export type ModelCards = z.infer<typeof modelCardsSchema>;
