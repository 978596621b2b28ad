import type { SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { ConceptBktParameters, EvidenceKind } from './contract';

/** How well whoever judged an answer tells good from bad, where it can't be marked exactly: an explanation in own words. */
export const judgeReliabilitySchema = z.object({
  sensitivity: z.number().min(0).max(1),
  falseAlarm: z.number().min(0).max(1),
});
export type JudgeReliability = z.infer<typeof judgeReliabilitySchema>;

export interface EvidenceInput {
  learnerId: string;
  courseId: string;
  conceptId: string;
  attemptId: string;
  itemId: string;
  correct: boolean;
  kind: EvidenceKind;
  /** 1/options for choice, null for open answers. */
  chanceOfGuessing: number | null;
  hintsUsed: number;
  /** Left out: marked exactly. Then it is an explanation, and `itemId` names it. */
  judge?: JudgeReliability;
  at: Date;
}

/** A person's word on an explanation in place of what was recorded; whoever calls has checked that they may. */
export interface OverruleInput {
  learnerId: string;
  courseId: string;
  conceptId: string;
  attemptId: string;
  correct: boolean;
  kind: EvidenceKind;
  judge: JudgeReliability;
  /** Who overrules. */
  by: string;
  at: Date;
}

/** What is stored of a learner's mastery of a concept. */
export interface MasteryState {
  pKnown: number;
  /** Attempts that counted, and all attempts; every change raises `attemptCount`, so it tells versions apart. */
  evidenceCount: number;
  attemptCount: number;
  /** Version of the learner model under which the row stands. */
  modelVersion: number;
}

/** What the learner model in force says of a concept; null parts where it says nothing. */
export interface ModelInForce {
  version: number;
  concept: ConceptBktParameters | null;
  population: ConceptBktParameters | null;
}

/** A learner's memory of a concept as it is stored (`features/reviews`). */
export interface KeptMemory {
  stabilityDays: number;
  difficulty: number;
  /** Milliseconds since 1970. */
  lastReviewAt: number;
  reps: number;
  lapses: number;
}

/** An answer of the log that counts as evidence, as a person's word has it where there is one. */
export interface CountedAnswer {
  /** Number of its event. */
  sequence: number;
  /** Milliseconds since 1970. */
  at: number;
  correct: boolean;
  /** 0 where it was unaided. */
  hintsUsed: number;
  /** It stands for answers that are gone, since their time was over: the memory after them. */
  standsFor?: KeptMemory;
}

/** What another feature derives from the same answers and keeps beside p(L), written with it; wired in `server/ground-features.ts`. */
export interface EvidenceFollower<Tx> {
  /** What is kept now. */
  known(tx: Tx, on: { learnerId: string; conceptId: string }): Promise<KeptMemory | null>;
  /**
   * A part of the `with` clause that writes what follows from an answer. It may name the part `mastery_event`, which has one row (`sequence`)
   * when p(L) was written, and must always be the same text, values apart: the statement is prepared.
   */
  ctes(input: EvidenceInput, known: KeptMemory | null): SQL;
  /** What is to be kept in place of answers that go; null for none. */
  condense(answers: readonly CountedAnswer[]): KeptMemory | null;
  /** The concept's evidence became another: others were merged into it, or an answer was overruled. Runs as the system, under p(L)'s lock. */
  rewritten(
    tx: Tx,
    on: { learnerId: string; courseId: string; conceptId: string },
    answers: readonly CountedAnswer[],
  ): Promise<void>;
}

/** What an estimate is reckoned from, as a caller read it. */
export interface KnownMastery {
  /** Null: no row yet. */
  state: MasteryState | null;
  /** A teacher's own parameters of the concept; null: none. */
  parameters: ConceptBktParameters | null;
  /** Null: nothing was fitted yet, or it was taken back. */
  model: ModelInForce | null;
  /** What is kept of the learner's memory of the concept; null: nothing yet. */
  memory: KeptMemory | null;
}

/** Evidence worked out but not yet written, for a caller that writes it together with rows of its own. */
export interface PreparedEvidence {
  before: number;
  after: number;
  /**
   * Two parts of a `with` clause that write p(L) and append the event, without `with` and without a comma at the end.
   * The part `mastery_change` has one row when it wrote; none when another transaction changed p(L) since it was read:
   * then nothing was appended either, and the caller, who now holds the row's lock, reads again.
   */
  ctes: SQL;
}

/** One answer of a learner as it counts today. */
export interface LoggedEvidence {
  /** Number of its event. */
  sequence: number;
  attemptId: string;
  itemId: string;
  /** The concept whose evidence it is now. */
  conceptId: string;
  correct: boolean;
  evidence: EvidenceKind;
  hintsUsed: number;
  /** p(L) of the concept after it. */
  pKnown: number;
  /** Milliseconds since 1970. */
  at: number;
}

/** What came of letting a learner's old answers go. */
export interface CondenseOutcome {
  /** Events that are gone, and from when the oldest and the newest of them were (milliseconds since 1970); null without any. */
  gone: number;
  span: { oldest: number; newest: number } | null;
  /** The log contradicts itself (`meno doctor` says where): it was left as it is. */
  problem?: 'unreadable' | 'contradicts';
}

export interface LearnerAnswers {
  /** Oldest first. */
  answers: LoggedEvidence[];
  /** What a placement, or answers that are gone, said of concepts, by id: p(L) that they began with, the number of its event, and when (milliseconds since 1970). */
  placed: Map<string, { pKnown: number; sequence: number; at: number }>;
  /** Number of the newest event among them that changes mastery; 0 without any. */
  lastSequence: number;
  /** Events that change mastery, up to that one. */
  eventCount: number;
}
