import type { ReviewOutcome } from './contract';

/** A step of a round with all that its outcome hangs on. Names are null where the learner no longer sees concept or course. */
export interface StepNow {
  ordinal: number;
  conceptId: string;
  courseId: string;
  again: boolean;
  /** Number of the last answer behind the memory: when the step was queued, and now; null where no memory is left. */
  basis: number;
  basisNow: number | null;
  outcome: ReviewOutcome | null;
  name: string | null;
  hidden: boolean;
  courseTitle: string | null;
  lang: string | null;
  presentationId: string | null;
  attemptCount: number | null;
  finishedAt: Date | null;
  /** Of the first answer to its question; null before one. */
  firstCorrect: boolean | null;
  dueAt: Date | null;
}

/**
 * What has come of a step: what is settled stays; else as its question stands, wherever it was answered. The first answer decides: right is
 * kept, with or without hints; wrong, or having looked at the answer first, is slipped. Null: it is still to be asked.
 */
export function outcomeNow(step: StepNow): ReviewOutcome | null {
  if (step.outcome) return step.outcome;
  if (step.hidden || step.name === null || step.courseTitle === null) return 'dropped';
  if (step.finishedAt) return step.firstCorrect ? 'kept' : 'slipped';
  const begun = (step.attemptCount ?? 0) > 0;
  if (!begun && step.basisNow !== step.basis) return step.basisNow === null ? 'dropped' : 'elsewhere';
  return null;
}

const LEFT_AFTER_MS = 12 * 3600 * 1000;

/** A round that was left for half a day is over: what was open in it is wanted anew. */
export function isLeft(createdAt: Date, now: number): boolean {
  return now - createdAt.getTime() >= LEFT_AFTER_MS;
}

/** Whether a concept that slipped comes a second time: once, and not where it waits already. */
export function comesAgain(step: StepNow, outcome: ReviewOutcome, all: readonly StepNow[]): boolean {
  return outcome === 'slipped' && !step.again && !all.some((each) => each.again && each.conceptId === step.conceptId);
}
