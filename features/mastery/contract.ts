import { z } from 'zod';
import type {
  CondenseOutcome,
  CountedAnswer,
  EvidenceInput,
  KnownMastery,
  LearnerAnswers,
  OverruleInput,
  PreparedEvidence,
} from './contract-evidence';

export * from './contract-evidence';

export const modeSchema = z.enum(['foundational', 'scaffolded', 'advanced']);
export type Mode = z.infer<typeof modeSchema>;

/** Four-parameter BKT of a concept; guess and slip can be set per item kind. All probabilities. */
export const bktParametersSchema = z.object({
  pInit: z.number().min(0.001).max(0.999),
  pLearn: z.number().min(0).max(0.999),
  pSlip: z.number().min(0.001).max(0.49),
  /** Null: 1/options for choice, 0.05 for open answers. */
  pGuess: z.number().min(0.001).max(0.49).nullable(),
});
export type ConceptBktParameters = z.infer<typeof bktParametersSchema>;

/** Where a concept's parameters come from: a teacher, the fit of this concept, the fit of all concepts, Meno. */
export const parameterOriginSchema = z.enum(['teacher', 'concept', 'population', 'default']);
export type ParameterOrigin = z.infer<typeof parameterOriginSchema>;

/** A concept's parameters in force; `updatedBy` and `updatedAt` are null unless a teacher set them. */
export const conceptParametersSchema = bktParametersSchema.extend({
  origin: parameterOriginSchema,
  updatedBy: z.uuid().nullable(),
  updatedAt: z.iso.datetime().nullable(),
});
export type ConceptParametersInForce = z.infer<typeof conceptParametersSchema>;

/** How an attempt counts: `unaided` fully, `hinted` weighed down as a guess, `none` not at all. */
export const evidenceKindSchema = z.enum(['unaided', 'hinted', 'none']);
export type EvidenceKind = z.infer<typeof evidenceKindSchema>;

export const masteryChangeSchema = z.object({
  conceptId: z.uuid(),
  conceptName: z.string(),
  before: z.number(),
  after: z.number(),
  modeBefore: modeSchema,
  modeAfter: modeSchema,
  evidence: evidenceKindSchema,
});
export type MasteryChange = z.infer<typeof masteryChangeSchema>;

export const conceptProgressSchema = z.object({
  conceptId: z.uuid(),
  name: z.string(),
  position: z.number().int(),
  /** p(L); the concept's p(L0) while `attemptCount` is 0. */
  mastery: z.number(),
  mode: modeSchema,
  /** Attempts that counted, and all attempts. */
  evidenceCount: z.number().int(),
  attemptCount: z.number().int(),
  lastEvidenceAt: z.iso.datetime().nullable(),
});
export type ConceptProgress = z.infer<typeof conceptProgressSchema>;

export const courseProgressSchema = z.object({
  courseId: z.uuid(),
  conceptCount: z.number().int(),
  /** Concepts of p(L) 0.85 and more (`KNOWN_FROM`). */
  knownCount: z.number().int(),
  /** Mean p(L) over the course's visible concepts, p(L0) where there is no evidence; 0 without concepts. */
  meanMastery: z.number(),
  concepts: z.array(conceptProgressSchema),
  /** Mean mastery after each day (UTC) with evidence, oldest first. */
  history: z.array(z.object({ date: z.iso.date(), meanMastery: z.number(), knownCount: z.number().int() })),
});
export type CourseProgress = z.infer<typeof courseProgressSchema>;

export const conceptEvidenceSchema = z.object({
  conceptId: z.uuid(),
  mastery: z.number(),
  parameters: bktParametersSchema,
  origin: parameterOriginSchema,
  /** The learner model in force; version 0 is Meno's starting values. */
  model: z.object({
    version: z.number().int(),
    fittedAt: z.iso.datetime().nullable(),
    /** Answers it was fitted on: all, and those on this concept. */
    answerCount: z.number().int(),
    conceptAnswerCount: z.number().int(),
  }),
  /** Times at which another version of the model reckoned the same answers anew, newest first. */
  reckonings: z.array(
    z.object({ at: z.iso.datetime(), version: z.number().int(), before: z.number(), after: z.number() }),
  ),
  /** Newest first, the latest 200; attempts on concepts that were merged into this one stand among them. */
  entries: z.array(
    z.object({
      at: z.iso.datetime(),
      itemId: z.uuid(),
      /** Kind and prompt (for a gap the sentence with the gap; Markdown) of the item as it is now; `removed` when it is gone. */
      itemKind: z.string(),
      prompt: z.string(),
      correct: z.boolean(),
      evidence: evidenceKindSchema,
      hintsUsed: z.number().int(),
      before: z.number(),
      after: z.number(),
    }),
  ),
});
export type ConceptEvidence = z.infer<typeof conceptEvidenceSchema>;

/** What other features may ask; wired in `server/features.ts`. */
export interface MasteryPort<Tx> {
  /** All of a learner's answers in a course, with merges, overruled answers and the model in force followed. */
  answersOf(tx: Tx, learnerId: string, courseId: string): Promise<LearnerAnswers>;
  /**
   * What a learner answered since their answers were read last. Null where more than that has changed (a merge, a person's word, a placement, another
   * model, an event that was not seen or is gone): then all is to be read anew.
   */
  newAnswersOf(
    tx: Tx,
    of: { learnerId: string; courseId: string },
    read: Pick<LearnerAnswers, 'lastSequence' | 'eventCount'>,
  ): Promise<Pick<LearnerAnswers, 'answers' | 'lastSequence' | 'eventCount'> | null>;
  /** Number of the newest event of a learner in a course, of whatever kind; 0 before there is one. */
  lastSequence(tx: Tx, learnerId: string, courseId: string): Promise<number>;
  /** What each concept of a course is reckoned with now. */
  courseParameters(tx: Tx, courseId: string): Promise<(conceptId: string) => ConceptBktParameters>;
  /** Updates p(L) and appends the event in the caller's transaction. */
  recordEvidence(tx: Tx, input: EvidenceInput): Promise<{ before: number; after: number }>;
  /** The same without a query: the caller read what is known and runs the statement. */
  prepareEvidence(input: EvidenceInput, known: KnownMastery): PreparedEvidence;
  /**
   * Puts a person's word in the place of a recorded one: the learner's evidence on the concept is reckoned anew with it, as if it had
   * been so from the start. Null where nothing of that id was recorded.
   */
  overrule(tx: Tx, input: OverruleInput): Promise<{ before: number; after: number } | null>;
  /**
   * Gives concepts the p(L) that a placement found; whoever calls leaves out what other answers spoke of. Appends the event in the caller's
   * transaction.
   */
  place(
    tx: Tx,
    input: { learnerId: string; courseId: string; placementId: string; pKnown: ReadonlyMap<string, number>; at: Date },
  ): Promise<void>;
  /** The concept that a concept's evidence belongs to now: itself, or what it was merged into, and that into. */
  currentConcept(tx: Tx, conceptId: string): Promise<string>;
  /**
   * Those that count, by concept, each concept's in the order of their events. What was merged away keeps those that it had; the concept
   * that took it over has them too.
   */
  countedAnswers(tx: Tx, learnerId: string, courseId: string): Promise<Map<string, CountedAnswer[]>>;
  /**
   * Lets a learner's answers of a course that were given before a moment go; what they had come to stays, and a replay still agrees. To be called
   * as the system, in a transaction of its own for each learner.
   */
  condense(tx: Tx, input: { learnerId: string; courseId: string; before: Date }): Promise<CondenseOutcome>;
  /** Forgets a learner's answers of a course altogether, and what follows from them. As the system. @returns events that are gone. */
  forget(tx: Tx, of: { learnerId: string; courseId: string }): Promise<number>;
  /** p(L) of each concept that has evidence. */
  masteryOf(tx: Tx, learnerId: string, courseId: string): Promise<Map<string, number>>;
  /**
   * Gives every learner's evidence on `fromIds` to `toId`, in the transaction that merges the concepts (whoever may edit
   * the course may do it). p(L) of `toId` becomes the greatest of them: who knows either, knows the merged concept.
   */
  mergeConcepts(tx: Tx, input: { courseId: string; fromIds: string[]; toId: string }): Promise<void>;
}

export const masteryErrors = {
  learner_not_found: 404,
  concept_not_found: 404,
  model_not_found: 404,
  model_run_not_found: 404,
  model_run_in_progress: 409,
} as const;
