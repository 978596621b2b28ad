/** What followed the lessons by one approach on one concept. */
export interface EffectCounts {
  /** Lessons that an answer followed in the same sitting, and how many of those first answers were right without help. */
  answered: number;
  right: number;
  /** Sums over those answers of their chance e to be right by what was known before the lesson, and of e · (1 − e). */
  expected: number;
  spread: number;
}

/** A figure with its 95 % interval. */
export interface Interval {
  value: number;
  low: number;
  high: number;
}

/** Two-sided 95 % of the normal distribution. */
const NORMAL_95 = 1.959963984540054;
/** What is believed before any answer, in shares: deviation of what an approach is worth in general, scale of the deviation between concepts. */
const APPROACH_DEVIATION = 0.15;
const BETWEEN_SCALE = 0.1;
/** Deviations between concepts that are summed over. */
const BETWEEN = Array.from({ length: 41 }, (_, i) => i / 100);

/**
 * Share of right answers with its 95 % interval: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of
 * the American Statistical Association 22 (1927), 209–212; holds its level where the usual one does not (L. D. Brown, T. T. Cai and A. DasGupta,
 * Statistical Science 16 (2001), 101–133). Null without answers.
 */
export function shareRight(right: number, answered: number): Interval | null {
  if (!(answered > 0)) return null;
  const share = right / answered;
  const z = NORMAL_95 ** 2 / answered;
  const middle = (share + z / 2) / (1 + z);
  const half = (NORMAL_95 / (1 + z)) * Math.sqrt((share * (1 - share)) / answered + z / (4 * answered));
  return { value: share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** One approach over all concepts, and concept by concept, as shares of right answers above or below what was to be expected. */
export interface ApproachEffect {
  overall: Interval;
  /** In the order of the counts; null for a concept without an answer. */
  concepts: (Interval | null)[];
}

/**
 * How many more first answers were right after lessons by one approach than what was known before them lets expect: d = (right − expected) /
 * answered, whose variance is spread / answered², as the answers are independent with known chances. Concepts with few answers borrow from the
 * others by a normal hierarchy, fully Bayesian (A. Gelman and others, "Bayesian Data Analysis", 3rd ed., chapter 5.4, equations 5.17 to 5.21):
 * concepts vary around the approach's own worth m by τ, m varies around 0 by .15, and τ is a half-normal with scale .1, summed over a grid. Given
 * τ, a concept's value is w · d + (1 − w) · m with w = τ² / (τ² + variance of d), its variance w · (variance of d) + (1 − w)² · (variance of m).
 * Intervals are normal, with the mixture's mean and deviation.
 */
export function approachEffect(counts: readonly EffectCounts[]): ApproachEffect {
  const cells = counts.map(({ answered, right, expected, spread }) =>
    answered > 0 && spread > 0 ? { difference: (right - expected) / answered, variance: spread / answered ** 2 } : null,
  );
  const known = cells.filter((cell) => cell !== null);
  const steps = BETWEEN.map((between) => atBetween(known, between));
  const most = Math.max(...steps.map(({ log }) => log));
  const weights = steps.map(({ log }) => Math.exp(log - most));
  const over = (at: (step: Step) => Moments) => mixture(steps.map(at), weights);
  return {
    overall: intervalOf(over(({ general }) => general)),
    concepts: cells.map((cell) => (cell === null ? null : intervalOf(over((step) => conceptAt(cell, step))))),
  };
}

interface Cell {
  difference: number;
  variance: number;
}
interface Moments {
  mean: number;
  variance: number;
}
/** One value of τ: how likely it is (log, unscaled), and what the approach's own worth is then. */
interface Step {
  between: number;
  log: number;
  general: Moments;
}

function atBetween(cells: readonly Cell[], between: number): Step {
  let precision = 1 / APPROACH_DEVIATION ** 2;
  let weighted = 0;
  for (const { difference, variance } of cells) {
    precision += 1 / (variance + between ** 2);
    weighted += difference / (variance + between ** 2);
  }
  const mean = weighted / precision;
  let log = -((between / BETWEEN_SCALE) ** 2) / 2 - Math.log(precision) / 2 - (mean / APPROACH_DEVIATION) ** 2 / 2;
  for (const { difference, variance } of cells) {
    const spread = variance + between ** 2;
    log -= Math.log(spread) / 2 + (difference - mean) ** 2 / (2 * spread);
  }
  return { between, log, general: { mean, variance: 1 / precision } };
}

function conceptAt({ difference, variance }: Cell, { between, general }: Step): Moments {
  const own = between ** 2 / (between ** 2 + variance);
  return {
    mean: own * difference + (1 - own) * general.mean,
    variance: own * variance + (1 - own) ** 2 * general.variance,
  };
}

/** Mean and variance of a mixture: the mean variance and the variance of the means. */
function mixture(parts: readonly Moments[], weights: readonly number[]): Moments {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const over = (at: (part: Moments) => number) =>
    parts.reduce((sum, part, i) => sum + at(part) * (weights[i] ?? 0), 0) / total;
  const mean = over((part) => part.mean);
  return { mean, variance: over((part) => part.variance + (part.mean - mean) ** 2) };
}

function intervalOf({ mean, variance }: Moments): Interval {
  const half = NORMAL_95 * Math.sqrt(variance);
  return { value: mean, low: Math.max(-1, mean - half), high: Math.min(1, mean + half) };
}
