import { KNOWN_FROM } from '@/core/tracing/thresholds';
import type { Outcome } from '../contract';

/** An answer as a comparison needs it; those of one learner follow one another, oldest first. */
export interface ComparedAnswer {
  /** The concept that it counts for now: what it was merged into, if it was. */
  conceptId: string;
  /** The first answer to the item that was put before the learner. */
  first: boolean;
  /** Right without help. */
  rightUnaided: boolean;
  elapsedMs: number;
  masteryBefore: number;
  masteryAfter: number;
  at: Date;
}

/** What one learner shows while an experiment runs; null where they have answered too little to say. */
export interface LearnerOutcome {
  answers: number;
  first_answers: number | null;
  mastered_per_10: number | null;
  retention: number | null;
  /** Mean natural logarithm of seconds per first answer. */
  logSeconds: number | null;
}

/** With fewer first answers, a learner's share is mostly chance. */
export const LEAST_ANSWERS = 5;
/** A concept that is asked for again after so many days shows whether it held. */
export const RETAINED_AFTER_DAYS = 3;

const DAY_MS = 24 * 3600 * 1000;
/** Times outside these are no measure of work: a slip of the hand, or a lunch. Milliseconds. */
const [LEAST_MS, MOST_MS] = [1000, 10 * 60 * 1000];

/**
 * What a learner's answers during an experiment amount to.
 * @param answers theirs from their first exposure on, without those of pauses, oldest first.
 * @param masteredBefore concepts that they had mastered before.
 */
export function outcomeOf(answers: readonly ComparedAnswer[], masteredBefore: ReadonlySet<string>): LearnerOutcome {
  const firsts = answers.filter(({ first }) => first);
  const enough = firsts.length >= LEAST_ANSWERS;
  return {
    answers: answers.length,
    first_answers: enough ? share(firsts.map(({ rightUnaided }) => rightUnaided)) : null,
    mastered_per_10: enough ? (10 * masteredIn(answers, masteredBefore)) / answers.length : null,
    retention: retentionIn(answers),
    logSeconds: enough ? mean(firsts.map(({ elapsedMs }) => Math.log(clamp(elapsedMs) / 1000))) : null,
  };
}

/** What an experiment is decided by, of one learner. */
export function decidingValue(outcome: LearnerOutcome, of: Outcome): number | null {
  return outcome[of];
}

function masteredIn(answers: readonly ComparedAnswer[], before: ReadonlySet<string>): number {
  const mastered = new Set<string>();
  for (const { conceptId, masteryAfter } of answers)
    if (masteryAfter >= KNOWN_FROM && !before.has(conceptId)) mastered.add(conceptId);
  return mastered.size;
}

/** Share right among the answers that come days after the one before on a concept that was mastered by then. */
function retentionIn(answers: readonly ComparedAnswer[]): number | null {
  const latest = new Map<string, { at: number; known: boolean }>();
  const checks: boolean[] = [];
  for (const { conceptId, first, rightUnaided, masteryAfter, at } of answers) {
    const before = latest.get(conceptId);
    if (first && before?.known && at.getTime() - before.at >= RETAINED_AFTER_DAYS * DAY_MS) checks.push(rightUnaided);
    latest.set(conceptId, { at: at.getTime(), known: masteryAfter >= KNOWN_FROM });
  }
  return checks.length === 0 ? null : share(checks);
}

function share(of: readonly boolean[]): number {
  return of.filter(Boolean).length / of.length;
}

function mean(of: readonly number[]): number {
  return of.reduce((sum, each) => sum + each, 0) / of.length;
}

function clamp(elapsedMs: number): number {
  return Math.min(MOST_MS, Math.max(LEAST_MS, elapsedMs));
}
