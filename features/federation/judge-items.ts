import { expectedSuccess } from '@/core/difficulty/target-success';
import type { OwnItem, OwnItemAnswer } from './own-counts';
import type { FederatedResult } from './plan';

/** What came of trying found difficulties on a district's own answers. */
export interface ItemsJudged {
  /** Answers that they were tried on, and learners who gave them. */
  answers: number;
  learners: number;
  /** Mean log-loss with the guesses that exercises were made with, and with what was found. */
  before: number;
  after: number;
  /** The whole 90 % interval of the difference lies above 0: the district's own learners find other things hard. */
  clearlyWorse: boolean;
}

/** Half of a 90 % interval, in standard errors. */
const QUANTILE = 1.645;

/**
 * Tries found difficulties on a district's own answers, beside the guesses that its exercises were made with. The interval is over learners, whose answers hang
 * together. Few answers can't speak against what many said, so nothing is clearly worse on them.
 */
export function judgeItems(
  result: Pick<FederatedResult, 'items'>,
  items: readonly OwnItem[],
  answers: readonly OwnItemAnswer[],
): ItemsJudged {
  const found = new Map(result.items.map(({ hash, difficulty }) => [hash, difficulty]));
  const guesses = new Map(items.map(({ hash, guess }) => [hash, guess]));
  const learners = new Map<string, { difference: number; answers: number }>();
  let [before, after, count] = [0, 0, 0];
  for (const { learnerId, hash, known, right, chances } of answers) {
    const [now, then] = [found.get(hash), guesses.get(hash)];
    if (now === undefined || then === undefined) continue;
    const [was, is] = [then, now].map((difficulty) => lossOf(expectedSuccess(known, difficulty, chances), right));
    const own = learners.get(learnerId) ?? { difference: 0, answers: 0 };
    learners.set(learnerId, { difference: own.difference + (is ?? 0) - (was ?? 0), answers: own.answers + 1 });
    before += was ?? 0;
    after += is ?? 0;
    count += 1;
  }
  const mean = count > 0 ? (after - before) / count : 0;
  // Linearised ratio of two sums over learners.
  const spread = [...learners.values()].reduce((sum, own) => sum + (own.difference - mean * own.answers) ** 2, 0);
  const size = learners.size;
  const error = size > 1 ? Math.sqrt((spread * size) / (size - 1)) / count : Number.POSITIVE_INFINITY;
  return {
    ...{ answers: count, learners: size },
    ...{ before: count > 0 ? before / count : 0, after: count > 0 ? after / count : 0 },
    clearlyWorse: mean - QUANTILE * error > 0,
  };
}

function lossOf(success: number, right: boolean): number {
  const p = Math.min(1 - 1e-9, Math.max(1e-9, success));
  return -Math.log(right ? p : 1 - p);
}
