import type { JudgedPoint, Judgement, KeyPoint, Misconception, Outcome, TextState } from './types';

/** Coverage from which an explanation tells that the concept is understood, and below which that it isn't yet. */
export const EXPLAINED_FROM = 0.6;
export const NOT_YET_BELOW = 0.15;
/** A mistake on a point that weighs this much is one at the heart of the matter. */
const HEART = 1.5;

type Summary = Pick<Judgement, 'coverage' | 'coverageLow' | 'coverageHigh' | 'accuracy' | 'outcome'>;

/**
 * Sums the points up. The uncertainty of the coverage takes each point as said or not with its probability, one apart from the other.
 *
 * @param points in the order of `judged`.
 */
export function outcomeOf(
  points: readonly Pick<KeyPoint, 'importance' | 'aspect'>[],
  judged: readonly JudgedPoint[],
  misconceptions: readonly Misconception[],
  state: TextState,
): Summary {
  const total = points.reduce((sum, { importance }) => sum + importance, 0);
  const share = (index: number) => (total === 0 ? 0 : (points[index]?.importance ?? 0) / total);
  let [coverage, variance, spoken, right] = [0, 0, 0, 0];
  judged.forEach(({ status, probability }, i) => {
    coverage += share(i) * (status === 'covered' ? 1 : status === 'partly' ? 0.5 : 0);
    variance += status === 'wrong' ? 0 : share(i) ** 2 * probability * (1 - probability);
    if (status !== 'missing') spoken++;
    if (status === 'covered' || status === 'partly') right++;
  });
  coverage = Math.min(1, coverage);
  const confusions = misconceptions.filter(({ kind }) => kind === 'confused').length;
  const accuracy = spoken + confusions === 0 ? 1 : right / (spoken + confusions);
  const deviation = Math.sqrt(variance);
  // Who never says what it is has not explained it, whatever else they say.
  const defined = !judged.some(({ status }, i) => points[i]?.aspect === 'definition' && status === 'missing');
  const atHeart = judged.some(({ status }, i) => status === 'wrong' && (points[i]?.importance ?? 0) >= HEART);
  return {
    coverage,
    coverageLow: Math.max(0, coverage - deviation),
    coverageHigh: Math.min(1, coverage + deviation),
    accuracy,
    outcome: decide({ coverage, defined, flawed: atHeart || confusions > 0, state }),
  };
}

function decide(facts: { coverage: number; defined: boolean; flawed: boolean; state: TextState }): Outcome {
  const { coverage, defined, flawed, state } = facts;
  if (state !== 'fine' && state !== 'keywords') return 'not_yet';
  if (coverage < NOT_YET_BELOW) return 'not_yet';
  if (flawed) return coverage >= EXPLAINED_FROM ? 'partly' : 'not_yet';
  return coverage >= EXPLAINED_FROM && defined && state === 'fine' ? 'explained' : 'partly';
}
