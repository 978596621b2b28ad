import { type ItemParameters, itemInformation, logistic, probabilityCorrect } from './item';

export interface AbilityEstimate {
  /** On the scale of the calibration: 0 the average learner, 1 one deviation above. */
  ability: number;
  /** Deviation of what is still unknown; the prior's own where nothing was answered. */
  standardError: number;
}

/** What is believed of a learner before any answer: normal with this mean and deviation (> 0; RangeError otherwise). */
export interface AbilityPrior {
  mean: number;
  deviation: number;
}

/** The population of a calibration. */
export const POPULATION: AbilityPrior = { mean: 0, deviation: 1 };

/** Answers in the order of the items: 1 right, 0 wrong, null, undefined or NaN not seen. */
export type Answers = ArrayLike<number | null | undefined>;

interface SeenAnswer {
  item: ItemParameters;
  answer: number;
}

const GRID_STEPS = 240;
const GRID_DEVIATIONS = 6;

/**
 * Expected a posteriori ability: mean and deviation of the posterior. R. D. Bock and R. J. Mislevy, "Adaptive EAP
 * estimation of ability in a microcomputer environment", Applied Psychological Measurement 6 (1982), 431–444. The
 * integral is a sum over 241 points within ±6 prior deviations, which is exact to many digits for a posterior as narrow
 * as a thirtieth of the prior. All right, all wrong and no answers at all have finite estimates.
 */
export function eapAbility(items: readonly ItemParameters[], answers: Answers, prior = POPULATION): AbilityEstimate {
  const seen = seenOf(items, answers, prior);
  const logs = new Float64Array(GRID_STEPS + 1);
  const at = (step: number) => prior.mean + prior.deviation * GRID_DEVIATIONS * ((2 * step) / GRID_STEPS - 1);
  for (let step = 0; step <= GRID_STEPS; step++) logs[step] = logPosterior(seen, prior, at(step));
  const greatest = logs.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  let [mass, first, second] = [0, 0, 0];
  for (let step = 0; step <= GRID_STEPS; step++) {
    const weight = Math.exp((logs[step] ?? 0) - greatest);
    const offset = at(step) - prior.mean;
    mass += weight;
    first += weight * offset;
    second += weight * offset * offset;
  }
  const mean = first / mass;
  return { ability: prior.mean + mean, standardError: Math.sqrt(Math.max(0, second / mass - mean * mean)) };
}

/**
 * Maximum a posteriori ability, and the inverse root of information plus prior precision there: Samejima, "Estimation of
 * latent ability using a response pattern of graded scores" (Psychometrika Monograph 17, 1969). With guessing the
 * posterior may have two tops: the search starts from the highest of 25 points.
 */
export function mapAbility(items: readonly ItemParameters[], answers: Answers, prior = POPULATION): AbilityEstimate {
  const seen = seenOf(items, answers, prior);
  let ability = prior.mean;
  let best = Number.NEGATIVE_INFINITY;
  for (let step = -12; step <= 12; step++) {
    const candidate = prior.mean + (prior.deviation * step) / 2;
    const value = logPosterior(seen, prior, candidate);
    if (value > best) [best, ability] = [value, candidate];
  }
  for (let round = 0; round < 50; round++) {
    const { slope, information } = scoreAt(seen, prior, ability);
    let step = slope / information;
    let next = logPosterior(seen, prior, ability + step);
    for (let halving = 0; next < best && halving < 30; halving++) {
      step /= 2;
      next = logPosterior(seen, prior, ability + step);
    }
    if (!(next >= best)) break;
    ability += step;
    best = next;
    if (Math.abs(step) < 1e-10) break;
  }
  return { ability, standardError: 1 / Math.sqrt(scoreAt(seen, prior, ability).information) };
}

/** The answers that were given, to items whose parameters are numbers; others say nothing. */
function seenOf(items: readonly ItemParameters[], answers: Answers, { mean, deviation }: AbilityPrior): SeenAnswer[] {
  if (!(deviation > 0 && Number.isFinite(deviation) && Number.isFinite(mean))) {
    throw new RangeError(`a prior needs a mean and a deviation above 0, not ${mean} and ${deviation}`);
  }
  return items.flatMap((item, i) => {
    const answer = answers[i];
    const known = Object.values(item).every(Number.isFinite);
    return known && answer !== null && answer !== undefined && !Number.isNaN(answer) ? [{ item, answer }] : [];
  });
}

function logPosterior(seen: readonly SeenAnswer[], prior: AbilityPrior, ability: number): number {
  let sum = -0.5 * ((ability - prior.mean) / prior.deviation) ** 2;
  for (const { item, answer } of seen) {
    const { discrimination: a, difficulty: b, guessing: c } = item;
    // Q = (1 − c)·logistic(−x): 1 − P would round to 0 far above b.
    const chance = answer === 1 ? probabilityCorrect(item, ability) : (1 - c) * logistic(-a * (ability - b));
    sum += Math.log(Math.max(chance, Number.MIN_VALUE));
  }
  return sum;
}

/** First derivative of the log posterior, and the expected information with the prior's. */
function scoreAt(seen: readonly SeenAnswer[], prior: AbilityPrior, ability: number) {
  const precision = prior.deviation ** -2;
  let slope = -precision * (ability - prior.mean);
  let information = precision;
  for (const { item, answer } of seen) {
    slope += abilityScore(item, ability, answer);
    information += itemInformation(item, ability);
  }
  return { slope, information };
}

/** ∂ log P(answer) / ∂ability = a · (answer − P) · (P − c) / (P(1 − c)): a(answer − P) without guessing. */
export function abilityScore(item: ItemParameters, ability: number, answer: number): number {
  const { discrimination: a, difficulty: b, guessing: c } = item;
  const knows = logistic(a * (ability - b));
  const p = c + (1 - c) * knows;
  return p === 0 ? 0 : (a * (answer - p) * knows) / p;
}
