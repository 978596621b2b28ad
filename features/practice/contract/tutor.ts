import type { ItemKind } from './item';

/** An unfinished exercise of a learner as the tutor may know it: never its key, only whether a text would tell it. */
export interface OpenExercise {
  presentationId: string;
  conceptId: string;
  conceptName: string;
  kind: ItemKind;
  /** What it asks, with the text around its gap, as plain words. */
  prompt: string;
  /** Options or steps in the order of the screen, as plain words. */
  parts: string[];
  /** Where its answer stands in the material. */
  chunkId: string | null;
  lessonId: string | null;
  hintsShown: number;
  hintsLeft: number;
  presentedAt: Date;
  /** Answers given so far, in their order; none was right. */
  tries: { words: string; at: Date }[];
  /** 0 to 1: how much of what it asks a question asks too. */
  asksTheSame(question: string): number;
  /**
   * Whether a text tells its answer, or part of it, in whatever form. `inFront`: the learner is at this exercise or asks about it, so that the
   * mere word is enough; otherwise the text has to bear on what the exercise asks.
   */
  givesAway(text: string, inFront: boolean): boolean;
}

/** One answer that a learner gave lately. */
export interface RecentAttempt {
  presentationId: string;
  conceptId: string;
  conceptName: string;
  prompt: string;
  /** As words. */
  response: string;
  correct: boolean;
  hintsUsed: number;
  at: Date;
}

/** A hint that the tutor gave, as Markdown; `number` from 1. */
export interface TutorHint {
  markdown: string;
  number: number;
  left: number;
  chunkId: string | null;
}
export type WorkedAnswer = Pick<TutorHint, 'markdown' | 'chunkId'>;

/** What the tutor may ask of the exercises. */
export interface TutorPracticePort<Tx> {
  openExercises(tx: Tx, learnerId: string, courseId: string): Promise<OpenExercise[]>;
  /** The same of several learners at once; who has none is left out. */
  openExercisesOf(tx: Tx, learnerIds: readonly string[], courseId: string): Promise<Map<string, OpenExercise[]>>;
  recentAttempts(tx: Tx, learnerId: string, courseId: string, limit: number): Promise<RecentAttempt[]>;
  /** The next hint, counted like one taken at the exercise; null where none is left or `allowed` refuses it. */
  tutorHint(
    tx: Tx,
    learnerId: string,
    presentationId: string,
    allowed: (markdown: string) => boolean,
  ): Promise<TutorHint | null>;
  /** The worked answer; it ends the exercise. */
  tutorAnswer(tx: Tx, learnerId: string, presentationId: string): Promise<WorkedAnswer>;
}
