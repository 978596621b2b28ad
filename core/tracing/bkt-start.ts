import type { FittedBktParameters } from './bkt-parameters';
import { checkProbability, refuseNaN } from './bkt-refusals';

/**
 * What is known of a learner's prerequisites when they first meet a concept, as numbers for {@link StartModel}: the weakest
 * and the mean p(L), each less one half so that half-known prerequisites change nothing.
 *
 * @returns null without prerequisites: the concept's own p(L0) holds then.
 * @throws RangeError where one is no probability.
 */
export function prerequisiteFeatures(pKnown: readonly number[]): Float64Array | null {
  if (pKnown.length === 0) return null;
  for (const p of pKnown) checkProbability('p(L) of a prerequisite', p);
  const mean = pKnown.reduce((sum, p) => sum + p, 0) / pKnown.length;
  return Float64Array.of(Math.min(...pKnown) - 0.5, mean - 0.5);
}

/** log-odds of p(L0) = intercept of the concept + slopes · features; slopes are shared by all concepts. */
export interface StartModel {
  intercepts: Float64Array;
  slopes: Float64Array;
}

/** p(L0) of a concept for a learner with these features; 0 to 1. */
export function startKnownOf({ intercepts, slopes }: StartModel, concept: number, features: ArrayLike<number>): number {
  let logOdds = intercepts[concept] ?? 0;
  for (let i = 0; i < slopes.length; i++) logOdds += (slopes[i] ?? 0) * (features[i] ?? 0);
  return 1 / (1 + Math.exp(-logOdds));
}

/** One learner's first meeting with one concept: their features then, and what their answers to it say. */
export interface FirstMeeting {
  concept: number;
  features: ArrayLike<number>;
  /** P(answers | known at first) / P(answers | not), from {@link startRatio}. */
  ratio: number;
}

/** Ratios beyond it are certainty, and would only overflow. */
const GREATEST_RATIO = 1e12;

/**
 * How much likelier a learner's answers to a concept are had they known it before the first. p(L0) enters the likelihood
 * of a sequence only through it: P(answers) ∝ p(L0) · ratio + 1 − p(L0).
 *
 * @param answers 1 right, 0 wrong, in order; none give 1.
 * @throws RangeError that names what is NaN.
 */
export function startRatio(answers: ArrayLike<number>, parameters: FittedBktParameters): number {
  const { pLearn, pForget, pSlip, pGuess } = parameters;
  let [known, unknown] = [1, 1];
  for (let t = answers.length - 1; t >= 0; t--) {
    const correct = (answers[t] ?? 0) > 0;
    const [afterKnown, afterUnknown] = [
      (1 - pForget) * known + pForget * unknown,
      pLearn * known + (1 - pLearn) * unknown,
    ];
    known = (correct ? 1 - pSlip : pSlip) * afterKnown;
    unknown = (correct ? pGuess : 1 - pGuess) * afterUnknown;
    // Only the ratio counts, and long products underflow.
    const larger = Math.max(known, unknown);
    if (Number.isNaN(larger + (answers[t] ?? 0))) refuseNaN({ [`answer ${t}`]: answers[t] ?? 0, ...parameters });
    if (larger > 0) [known, unknown] = [known / larger, unknown / larger];
  }
  return Math.min(GREATEST_RATIO, Math.max(1 / GREATEST_RATIO, known / Math.max(unknown, Number.MIN_VALUE)));
}

export interface StartFitOptions {
  /** Pull of a concept's intercept towards its p(L0), as the inverse of a variance in log-odds². */
  interceptPull?: number;
  /** Pull of the slopes towards 0. */
  slopePull?: number;
  rounds?: number;
}

/**
 * Fits p(L0) from prerequisites by expectation-maximisation: P(known at first | answers) = p·ratio / (p·ratio + 1 − p) is
 * the expected label of each meeting, and a logistic regression with those labels gives the next p. Its Newton step is damped
 * by the curvature's bound ¼ (Böhning and Lindsay, Annals of the Institute of Statistical Mathematics 40, 1988), so the
 * penalised likelihood never falls. The other parameters stay as fitted.
 *
 * @param pInit p(L0) of each concept without regard to prerequisites: where the intercepts begin and are drawn to.
 * @returns without meetings the intercepts of pInit and slopes of 0.
 * @throws RangeError where p(L0) is no probability, or a meeting's numbers are NaN or too few.
 */
export function fitStart(
  meetings: readonly FirstMeeting[],
  pInit: ArrayLike<number>,
  features: number,
  { interceptPull = 0.25, slopePull = 0.05, rounds = 2000 }: StartFitOptions = {},
): StartModel & { logLikelihoods: number[] } {
  checkMeetings(meetings, pInit, features);
  const centres = Float64Array.from(pInit, (p) => Math.log(inside(p) / (1 - inside(p))));
  const model: StartModel = { intercepts: centres.slice(), slopes: new Float64Array(features) };
  const penalty = { centres, interceptPull, slopePull };
  const logLikelihoods: number[] = [];
  for (let round = 0; round < rounds; round++) {
    logLikelihoods.push(step(meetings, model, penalty));
    const [before, now] = [logLikelihoods.at(-2), logLikelihoods.at(-1)];
    if (before !== undefined && now !== undefined && now - before < 1e-7) break;
  }
  return { ...model, logLikelihoods };
}

function checkMeetings(meetings: readonly FirstMeeting[], pInit: ArrayLike<number>, features: number): void {
  for (let concept = 0; concept < pInit.length; concept++) {
    checkProbability(`p(L0) of concept ${concept}`, pInit[concept] ?? Number.NaN);
  }
  for (const { concept, features: given, ratio } of meetings) {
    if (!(concept in pInit)) throw new RangeError(`a meeting with concept ${concept}, which has no p(L0)`);
    if (!(ratio >= 0)) throw new RangeError(`a meeting with concept ${concept} has the ratio ${ratio}`);
    for (let i = 0; i < features; i++) {
      const value = given[i];
      if (Number.isFinite(value)) continue;
      throw new RangeError(`a meeting with concept ${concept} has ${value} as its number ${i}`);
    }
  }
}

interface Penalty {
  centres: Float64Array;
  interceptPull: number;
  slopePull: number;
}

/** One round, in place: intercepts and slopes each by the bound of their own curvature. Returns the height before it. */
function step(meetings: readonly FirstMeeting[], model: StartModel, penalty: Penalty): number {
  const { intercepts, slopes } = model;
  const { centres, interceptPull, slopePull } = penalty;
  const [pull, bend] = [new Float64Array(intercepts.length), new Float64Array(intercepts.length)];
  const [slopePulls, slopeBends] = [new Float64Array(slopes.length), new Float64Array(slopes.length)];
  let height = 0;
  for (const { concept, features, ratio } of meetings) {
    const p = startKnownOf(model, concept, features);
    const both = p * ratio + 1 - p;
    const residual = (p * ratio) / both - p;
    height += Math.log(both) - Math.log(Math.max(1, ratio));
    // Each number's share of the curvature is |x|·Σ|x| ≥ what the others take from it: a bound that needs no matrix.
    let reach = 1;
    for (let i = 0; i < slopes.length; i++) reach += Math.abs(features[i] ?? 0);
    pull[concept] = (pull[concept] ?? 0) + residual;
    bend[concept] = (bend[concept] ?? 0) + reach / 4;
    for (let i = 0; i < slopes.length; i++) {
      const x = features[i] ?? 0;
      slopePulls[i] = (slopePulls[i] ?? 0) + residual * x;
      slopeBends[i] = (slopeBends[i] ?? 0) + (Math.abs(x) * reach) / 4;
    }
  }
  for (let concept = 0; concept < intercepts.length; concept++) {
    const off = (intercepts[concept] ?? 0) - (centres[concept] ?? 0);
    height -= (interceptPull / 2) * off ** 2;
    intercepts[concept] =
      (intercepts[concept] ?? 0) +
      ((pull[concept] ?? 0) - interceptPull * off) / ((bend[concept] ?? 0) + interceptPull);
  }
  for (let i = 0; i < slopes.length; i++) {
    height -= (slopePull / 2) * (slopes[i] ?? 0) ** 2;
    slopes[i] =
      (slopes[i] ?? 0) + ((slopePulls[i] ?? 0) - slopePull * (slopes[i] ?? 0)) / ((slopeBends[i] ?? 0) + slopePull);
  }
  return height;
}

function inside(p: number): number {
  return Math.min(0.999, Math.max(0.001, p));
}
