import { z } from 'zod';
import { parametersOf, traceAnswer } from '@/core/tracing/bkt';
import { withHints } from '@/core/tracing/hints';
import { throughJudge } from '@/core/tracing/judged';
import { bktParametersSchema, evidenceKindSchema, judgeReliabilitySchema, type MasteryState } from './contract';

/** Kinds of events that change mastery, or say what it is reckoned with. */
export const eventKinds = {
  attempt: 'attempt.recorded',
  overruled: 'attempt.overruled',
  merge: 'concepts.merged',
  parameters: 'parameters.changed',
  model: 'model.applied',
  placed: 'placement.finished',
  condensed: 'answers.condensed',
} as const;

/** An attempt with all that its effect on p(L) was reckoned from, so that the log can be replayed alone. */
export const attemptRecordedSchema = z.object({
  /** The reckoning: later ones get another name, so that old events are replayed as they were. */
  model: z.literal('bkt-1'),
  attemptId: z.uuid(),
  itemId: z.uuid(),
  conceptId: z.uuid(),
  correct: z.boolean(),
  evidence: evidenceKindSchema,
  hintsUsed: z.number().int().min(0),
  chanceOfGuessing: z.number().min(0).max(1).nullable(),
  /** Of an explanation: how well it was judged. */
  judge: judgeReliabilitySchema.optional(),
  /** The concept's parameters at that moment, and the version of the learner model in force. */
  parameters: bktParametersSchema,
  modelVersion: z.number().int().min(0).default(0),
  before: z.number(),
  after: z.number(),
});
export type AttemptRecorded = z.infer<typeof attemptRecordedSchema>;

/** A person's word in place of what was recorded of an attempt; all of the concept's attempts were reckoned anew with it. */
export const attemptOverruledSchema = z.object({
  attemptId: z.uuid(),
  /** Whose evidence the attempt is now: another concept than at first where that was merged. */
  conceptId: z.uuid(),
  correct: z.boolean(),
  evidence: evidenceKindSchema,
  judge: judgeReliabilitySchema,
  by: z.uuid(),
  parameters: bktParametersSchema,
  before: z.number(),
  after: z.number(),
  /** Answers that it rests on are gone: what it did stands as it is written, with the change of the count of evidence. */
  kept: z.object({ evidence: z.number().int() }).optional(),
});
export type AttemptOverruled = z.infer<typeof attemptOverruledSchema>;

const sourceSchema = z.object({
  pKnown: z.number(),
  evidenceCount: z.number().int(),
  attemptCount: z.number().int(),
});

type MergedState = Omit<MasteryState, 'modelVersion'>;

/** A learner's evidence on `sources` went to `conceptId`. */
export const conceptsMergedSchema = z.object({
  conceptId: z.uuid(),
  /** What was found of each: an answer given at the same moment may not be among it, so a replay takes these numbers. */
  sources: z.array(sourceSchema.extend({ conceptId: z.uuid() })).min(1),
  before: z.number().nullable(),
  after: z.number(),
});
export type ConceptsMerged = z.infer<typeof conceptsMergedSchema>;

/** A learner's answers on some concepts were reckoned anew, from the first, with the parameters of another version. */
export const modelAppliedSchema = z.object({
  version: z.number().int().min(0),
  concepts: z
    .array(
      z.object({
        conceptId: z.uuid(),
        parameters: bktParametersSchema,
        before: z.number(),
        after: z.number(),
        /** Answers that it rests on are gone: `after` stands as it is written. */
        kept: z.literal(true).optional(),
      }),
    )
    .min(1),
});
export type ModelApplied = z.infer<typeof modelAppliedSchema>;

/** What a test at the start said of concepts: their p(L) from then on; what its own answers had said by themselves is in it. */
export const placementFinishedSchema = z.object({
  placementId: z.uuid(),
  modelVersion: z.number().int().min(0),
  concepts: z.array(z.object({ conceptId: z.uuid(), before: z.number(), after: z.number() })).min(1),
});
export type PlacementFinished = z.infer<typeof placementFinishedSchema>;

/** A memory in place of the answers that made it, with the number of the last of them. */
const condensedMemorySchema = z.object({
  stabilityDays: z.number(),
  difficulty: z.number(),
  lastReviewAt: z.number(),
  reps: z.number().int(),
  lapses: z.number().int(),
  basis: z.number().int(),
});

/**
 * What a learner's events in a course up to this one had come to, in place of all of them: their time was over. Nothing says any more what was
 * answered. Concepts that `starts` holds for are reckoned from here on, as after a placement; others had nothing that counted.
 */
export const answersCondensedSchema = z.object({
  concepts: z
    .array(
      z.object({
        conceptId: z.uuid(),
        after: z.number(),
        evidenceCount: z.number().int(),
        attemptCount: z.number().int(),
        modelVersion: z.number().int(),
        starts: z.boolean(),
        memory: condensedMemorySchema.nullable(),
      }),
    )
    .min(1),
});
export type AnswersCondensed = z.infer<typeof answersCondensedSchema>;

/** Mastery of a concept that a placement spoke of; `state` null where there was no answer on it. A change of a row raises its count, as all do. */
export function afterPlacement(state: MasteryState | null, pKnown: number, modelVersion: number): MasteryState {
  if (!state) return { pKnown, evidenceCount: 0, attemptCount: 0, modelVersion };
  return { ...state, pKnown, attemptCount: state.attemptCount + 1 };
}

/** Mastery after an attempt; `state` null before the first one on the concept. */
export function afterAttempt(
  state: MasteryState | null,
  attempt: Omit<AttemptRecorded, 'model' | 'before' | 'after'>,
): { before: number; next: MasteryState } {
  const before = state?.pKnown ?? attempt.parameters.pInit;
  const counts = attempt.evidence !== 'none';
  const answer = withHints(
    parametersOf(attempt.parameters, attempt.chanceOfGuessing),
    attempt.evidence === 'hinted' ? attempt.hintsUsed : 0,
  );
  const parameters = attempt.judge ? throughJudge(answer, attempt.judge) : answer;
  return {
    before,
    next: {
      pKnown: counts ? traceAnswer(before, attempt.correct, parameters) : before,
      evidenceCount: (state?.evidenceCount ?? 0) + (counts ? 1 : 0),
      attemptCount: (state?.attemptCount ?? 0) + 1,
      // A row that waits to be reckoned anew keeps its version, so that it is still found.
      modelVersion: state?.modelVersion ?? attempt.modelVersion,
    },
  };
}

/** Mastery of a concept that takes over others: the greatest p(L) of them, the attempts of all. */
/**
 * Mastery once the evidence of other concepts was added. It stands under the version of its own row, and under 0, to be
 * reckoned anew at the next occasion, where there was none.
 */
export function afterMerge(state: MasteryState | null, sources: readonly MergedState[]): MasteryState {
  const all: MergedState[] = state ? [state, ...sources] : [...sources];
  const sum = (of: (each: MergedState) => number) => all.reduce((total, each) => total + of(each), 0);
  return {
    pKnown: Math.max(...all.map((each) => each.pKnown)),
    evidenceCount: sum((each) => each.evidenceCount),
    attemptCount: sum((each) => each.attemptCount),
    modelVersion: state?.modelVersion ?? 0,
  };
}
