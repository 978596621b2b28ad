import { z } from 'zod';
import { riskFeatures } from '@/core/risk/facts';

/** The one skill of a federation that learns what all concepts have in common, whatever they are called. */
export const ANY_CONCEPT = '*';

const key = z.base64().refine((text) => Buffer.from(text, 'base64').length === 32, 'a key of 32 bytes');

/** Exercises that a plan may list: two numbers each in a round. */
export const MOST_LISTED = 2000;

/** What an exercise is known by among districts; see `item-hash`. */
export const itemHashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** An exercise that several districts have: its hash, and how hard it was thought to be when it was made. */
export const listedItemSchema = z.object({ hash: itemHashSchema, guess: z.number().min(0).max(1) });
export type ListedItem = z.infer<typeof listedItemSchema>;

/** How hard exercises are, found together after the skills. */
export const itemsPlanSchema = z.object({
  /** Exercises that at least {@link leastHolders} districts have. */
  listed: z
    .array(listedItemSchema)
    .min(1)
    .max(MOST_LISTED)
    .refine((items) => new Set(items.map(({ hash }) => hash)).size === items.length, 'an exercise is listed twice'),
  rounds: z.number().int().min(1).max(20),
  /** What these rounds together lose of a learner's privacy, as ρ: beside, not within, that of the skills. */
  rho: z.number().min(0.001).max(10),
  /** First exercises of a learner that count. */
  mostItems: z.number().int().min(1).max(500),
});

/** What a risk model goes by, in order: of another version of Meno its numbers would mean something else. */
const riskFeaturesSchema = z.array(z.string()).refine((features) => features.join() === riskFeatures.join(), {
  message: `this version of Meno looks at other things to warn of risk: ${riskFeatures.join(', ')}. All members need the same version`,
});

/** A model of who may fall behind, found together after the exercises. */
export const riskPlanSchema = z.object({
  features: riskFeaturesSchema,
  /** L2 norm that a learner's row of features is shortened to: nine features in the middle of their ranges have ½, at their ends 1.58. */
  bound: z.number().min(0.5).max(2),
  /** Precision of what each weight is thought to be before any data. */
  ridge: z.number().min(0.001).max(1000),
  /** The one look at the curvature among them. */
  rounds: z.number().int().min(2).max(20),
  /** What these rounds together lose of a learner's privacy, as ρ: beside, not within, that of skills and exercises. */
  rho: z.number().min(0.001).max(10),
});

/** What a plan's model of risk has where nothing else is said; measured in docs/evaluation.md. */
export const RISK_STANDARD = { features: [...riskFeatures], bound: 1.3, ridge: 1, rounds: 9, rho: 0.5 };

/**
 * What the members of a federation agree on beforehand, word for word the same for all: a file that each of them has read. Who is in it is said by the
 * members' public keys, so that a coordinator can't make up parties.
 */
export const federationPlanSchema = z
  .object({
    name: z.string().regex(/^[a-z0-9-]{1,40}$/),
    /** Public signature keys by member. */
    members: z.record(z.string().regex(/^[a-z0-9-]{1,40}$/), key),
    /** Members without whom there is no sum: more than half. */
    threshold: z.number().int().min(2).max(100),
    /** Members of the threshold who might tell the coordinator their noise. */
    colluding: z.number().int().min(0).max(99).default(0),
    /** Names of concepts in common, or `*` alone. */
    skills: z.array(z.string().min(1).max(200)).min(1).max(200),
    rounds: z.number().int().min(1).max(40),
    /** What these rounds together lose of a learner's privacy, as ρ. */
    rho: z.number().min(0.001).max(10),
    /** First answers of a learner on a concept that count, and concepts of a learner, the first ones. */
    mostAnswers: z.number().int().min(1).max(100),
    mostConcepts: z.number().int().min(1).max(100),
    /** Seconds that members have for each step of a round. */
    deadlineS: z.number().min(0.2).max(86_400),
    items: itemsPlanSchema.optional(),
    risk: riskPlanSchema.optional(),
  })
  .refine(({ skills }) => skills.length === 1 || !skills.includes(ANY_CONCEPT), { message: '* stands alone' })
  .refine(({ members }) => Object.keys(members).length >= 3, {
    message: 'of two, each would read the other off the sum',
  })
  .refine(
    ({ threshold, members }) => {
      const count = Object.keys(members).length;
      return threshold > count / 2 && threshold <= count;
    },
    { message: 'the threshold lies above half of the members' },
  )
  .refine(({ threshold, colluding }) => threshold > colluding, { message: 'too many may collude' });
export type FederationPlan = z.infer<typeof federationPlanSchema>;

/** Steps to 1 of what is summed. */
export const FRACTION_BITS = 24;

/** What a learner's privacy loses in all, as ρ: losses of all kinds of rounds add up. */
export const rhoOfPlan = ({ rho, items, risk }: FederationPlan): number => rho + (items?.rho ?? 0) + (risk?.rho ?? 0);

/**
 * Districts that must have an exercise for it to be listed: so many that at least two of them are left in a sum, however many members drop out as the
 * threshold allows. Of one alone the sum would be that district's own.
 */
export const leastHolders = (members: number, threshold: number): number => Math.min(members, members - threshold + 2);

/** Parameters of a skill, as they go from round to round. */
export const skillParametersSchema = z.object({
  pInit: z.number().min(0).max(1),
  pLearn: z.number().min(0).max(1),
  pForget: z.number().min(0).max(1),
  pSlip: z.number().min(0).max(1),
  pGuess: z.number().min(0).max(1),
});
export type SkillParameters = z.infer<typeof skillParametersSchema>;

/** What is known of an exercise, as it goes from round to round. */
export const itemEstimateSchema = z.object({ difficulty: z.number().min(0).max(1), deviation: z.number().min(0) });

/** Where every federation begins: no data has been looked at. */
export const START: SkillParameters = { pInit: 0.4, pLearn: 0.2, pForget: 0, pSlip: 0.15, pGuess: 0.2 };

/** What came of a federation; each member applies it or not. */
export const federatedResultSchema = z.object({
  federation: z.string(),
  rounds: z.number().int(),
  rho: z.number(),
  /** How many members were in each round's sum. */
  survivors: z.array(z.number().int()),
  skills: z.array(z.object({ skill: z.string(), parameters: skillParametersSchema })),
  /** How hard the listed exercises are, 0 easy to 1 hard, and the deviation of what isn't known of it. */
  items: z.array(z.object({ hash: itemHashSchema, ...itemEstimateSchema.shape })).default([]),
  /** The model of risk, on features from 0 to 1 behind a 1; null where noise left no learners, left out where the plan has none. */
  risk: z
    .object({
      features: riskFeaturesSchema,
      weights: z.array(z.number()).length(riskFeatures.length + 1),
      /** Longer rows (the 1 and the features) are shortened to it. */
      bound: z.number().positive(),
    })
    .nullable()
    .optional(),
  /** When the member read its answers: later ones aren't counted in it. */
  answersUntil: z.iso.datetime().optional(),
});
export type FederatedResult = z.infer<typeof federatedResultSchema>;
