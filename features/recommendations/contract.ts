import { z } from 'zod';

/**
 * Where a recommendation comes from. `gap`: something that the concept needs is missing or weak; `misconception`: the same mistake more than
 * once; `alike`: what helped learners who started alike; `content`: what else the material has.
 */
export const recommendationKindSchema = z.enum(['gap', 'misconception', 'alike', 'content']);
export type RecommendationKind = z.infer<typeof recommendationKindSchema>;

export const recommendationActionSchema = z.enum(['lesson', 'practise', 'passage', 'review', 'tutor', 'explain']);
export type RecommendationAction = z.infer<typeof recommendationActionSchema>;

/** Numbers behind a recommendation, by name; which ones hangs on its kind. Probabilities 0 to 1, else counts. */
export const recommendationEvidenceSchema = z.object({
  /** p(L) of what it works on, and of what the learner is at. */
  targetMastery: z.number().optional(),
  mastery: z.number().optional(),
  /** Answers of one mistake, and answers that were looked at. */
  times: z.number().int().optional(),
  answers: z.number().int().optional(),
  /** Shares of learners who started alike and mastered it, with and without; noised and rounded. */
  withIt: z.number().optional(),
  withoutIt: z.number().optional(),
  /** No fewer stand behind each of the two shares. */
  learnersAtLeast: z.number().int().optional(),
  /** How near a passage is. */
  likeness: z.number().optional(),
  recall: z.number().optional(),
});
export type RecommendationEvidence = z.infer<typeof recommendationEvidenceSchema>;

/** One thing for one learner to do. */
export const recommendationSchema = z.object({
  id: z.uuid(),
  courseId: z.uuid(),
  courseTitle: z.string(),
  kind: recommendationKindSchema,
  action: recommendationActionSchema,
  /** What the learner is at, which it is to help with. */
  conceptId: z.uuid(),
  conceptName: z.string(),
  /** What to do it on; often the same concept. */
  targetId: z.uuid(),
  targetName: z.string(),
  /** Where to read, for `passage`. */
  passage: z.object({ chunkId: z.uuid(), sourceId: z.uuid() }).nullable(),
  /** One plain sentence. */
  why: z.string(),
  evidence: recommendationEvidenceSchema,
  /** 0 to 1; the greater, the sooner. */
  score: z.number(),
  expiresAt: z.iso.datetime(),
});
export type Recommendation = z.infer<typeof recommendationSchema>;

/** Why help is offered now. `home`: the learner looked at their list. */
export const momentTriggerSchema = z.enum(['misses', 'long', 'idle', 'home']);
export type MomentTrigger = z.infer<typeof momentTriggerSchema>;

export const askForHelpSchema = z.object({
  conceptId: z.uuid(),
  trigger: momentTriggerSchema.exclude(['home']),
  /** The lesson that is open, if one is. */
  lessonId: z.uuid().optional(),
});
/** What is offered at a moment; `pending`: something changed and is being worked out, ask again in some seconds. */
export const offeredHelpSchema = z.object({
  recommendation: recommendationSchema.nullable(),
  /** Names what was offered, for saying that it was opened or dismissed. */
  offerId: z.uuid().nullable(),
  pending: z.boolean(),
});
export type OfferedHelp = z.infer<typeof offeredHelpSchema>;

/** What a learner did with an offer. */
export const offerReactionSchema = z.object({ reaction: z.enum(['opened', 'dismissed']) });

/** A sign that a lesson is open and visible; counted at most every 20 s. */
export const lessonPresenceSchema = z.object({
  /** Time that it was visible so far. */
  visibleMs: z.number().int(),
  /** From when on somebody is on it for longer than usual. */
  longFromMs: z.number().int(),
  long: z.boolean(),
});
export type LessonPresence = z.infer<typeof lessonPresenceSchema>;

/** What a course says of its recommendations. */
export const recommendationSettingsSchema = z.object({
  /** Learners see only what a teacher let through. */
  teachersFirst: z.boolean(),
  /** One in ten learners of each concept gets none, so that what they are worth can be told. */
  holdBack: z.boolean(),
});
export type RecommendationSettings = z.infer<typeof recommendationSettingsSchema>;

/** A learner's own word: my answers may stand among the many from which others' recommendations come, and I get such. */
export const recommendationChoiceSchema = z.object({ together: z.boolean() });
export type RecommendationChoice = z.infer<typeof recommendationChoiceSchema>;

/** As teachers see it. */
export const reviewedRecommendationSchema = recommendationSchema.extend({
  learnerId: z.uuid(),
  learnerName: z.string(),
  state: z.enum(['waiting', 'ready', 'vetoed']),
  heldBack: z.boolean(),
});
export type ReviewedRecommendation = z.infer<typeof reviewedRecommendationSchema>;

/** One recommendation, or all of a kind, of a concept, or of a kind on a concept: those there are and those to come. */
export const decideSchema = z.union([
  z.object({ decision: z.enum(['approve', 'veto']), ids: z.array(z.uuid()).min(1).max(500) }),
  z
    .object({
      decision: z.literal('veto'),
      kind: recommendationKindSchema.optional(),
      conceptId: z.uuid().optional(),
    })
    .refine(({ kind, conceptId }) => kind !== undefined || conceptId !== undefined, 'a kind or a concept'),
]);
export type Decide = z.infer<typeof decideSchema>;

export const standingVetoSchema = z.object({
  id: z.uuid(),
  kind: recommendationKindSchema.nullable(),
  conceptId: z.uuid().nullable(),
  conceptName: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export type StandingVeto = z.infer<typeof standingVetoSchema>;

/** A share with the interval that holds it nineteen times of twenty. */
const shareSchema = z.object({ share: z.number(), low: z.number(), high: z.number() });
const armSchema = z.object({
  /** Situations, those of them with an unaided answer within seven days, and how many of those were right. */
  situations: z.number().int(),
  answered: z.number().int(),
  right: z.number().int(),
  rightShare: shareSchema.nullable(),
  /** Mean change of p(L) to that answer. */
  masteryChange: shareSchema.nullable(),
});
/** What came after recommendations of one kind for learners of one band, beside the same situations without. */
export const effectSchema = z.object({
  kind: recommendationKindSchema,
  /** By the learner's mean p(L) of the course then, in thirds. */
  band: z.enum(['low', 'middle', 'high']),
  shown: armSchema,
  withheld: armSchema,
  opened: z.number().int(),
  dismissed: z.number().int(),
  /** Right answers with it less those without; null under ten answered situations on either side. */
  difference: shareSchema.nullable(),
});
export type Effect = z.infer<typeof effectSchema>;
export type EffectArm = z.infer<typeof armSchema>;

/** A recalculation of all that is out of date, as it runs. */
export const recommendationRunSchema = z.object({
  id: z.uuid(),
  /** Null: of the whole district. */
  courseId: z.uuid().nullable(),
  status: z.enum(['queued', 'running', 'done', 'cancelled', 'failed']),
  done: z.number().int(),
  total: z.number().int(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type RecommendationRun = z.infer<typeof recommendationRunSchema>;

/** What other features may ask; wired in `server/learning-features.ts`. */
export interface RecommendationsPort<Tx> {
  /** What a learner may do now over all courses, the best first: none that a teacher vetoed, that waits or is held back. Reads only. */
  forLearner(tx: Tx, learnerId: string, limit: number): Promise<Recommendation[]>;
}

/** How others say that something changed which recommendations hang on; each costs one statement and a debounced job. */
export interface RecommendationChangesPort<Tx> {
  /** A learner answered, gave feedback on a lesson, explained something. */
  learnerChanged(tx: Tx, learnerId: string, courseId: string): Promise<void>;
  /** The map of a course changed for everybody: an edit, a merge, new material. */
  courseChanged(tx: Tx, courseId: string): Promise<void>;
}

export const recommendationsErrors = {
  recommendation_not_found: 404,
  offer_not_found: 404,
  lesson_not_found: 404,
  veto_not_found: 404,
  run_not_found: 404,
  run_in_progress: 409,
} as const;
