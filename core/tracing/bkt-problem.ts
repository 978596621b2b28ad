import type { EmissionClasses } from './bkt-emissions';
import type { ChainParameters, ExpectedCounts } from './bkt-expectation';
import { type BktBounds, clamp, type FittedBktParameters, type Range } from './bkt-parameters';

/**
 * What was as good as seen before the data: `events` of `trials` opportunities. It is the Beta distribution with shapes
 * 1 + events and 1 + trials − events, whose mode is events / trials; 0 of 0 is the flat one.
 */
export interface PseudoCounts {
  events: number;
  trials: number;
}

/** A prior for each parameter; those of slip and guess hold for each class. */
export type BktPriors = Record<keyof BktBounds, PseudoCounts>;

const NOTHING: PseudoCounts = { events: 0, trials: 0 };
export const FLAT_PRIORS: Readonly<BktPriors> = {
  init: NOTHING,
  learn: NOTHING,
  forget: NOTHING,
  slip: NOTHING,
  guess: NOTHING,
};

/** A given guess is kept this far under 1 − the highest slip. */
const LEAST_CONTRAST = 0.01;

/** One skill's fit as numbers in a row: init, learn, forget, the slips, the guesses. */
export interface BktProblem {
  classes: EmissionClasses;
  slips: number;
  guesses: number;
  ranges: Range[];
  events: Float64Array;
  trials: Float64Array;
  highestGivenGuess: number;
}

/** Index of the first slip in a row of parameters. */
const SLIPS = 3;

export function createProblem(classes: EmissionClasses, bounds: BktBounds, priors: BktPriors): BktProblem {
  const groups = (list: Int32Array) => list.reduce((most, group) => Math.max(most, group + 1), 1);
  const [slips, guesses] = [groups(classes.slipGroup), groups(classes.guessGroup)];
  const spread = <T>(each: Record<keyof BktBounds, T>): T[] => [
    each.init,
    each.learn,
    each.forget,
    ...Array.from({ length: slips }, () => each.slip),
    ...Array.from({ length: guesses }, () => each.guess),
  ];
  const counts = spread(priors);
  return {
    classes,
    slips,
    guesses,
    ranges: spread(bounds),
    events: Float64Array.from(counts, ({ events }) => events),
    trials: Float64Array.from(counts, ({ trials }) => trials),
    highestGivenGuess: 1 - bounds.slip[1] - LEAST_CONTRAST,
  };
}

/** Adds counts in the order of a row to the prior; counts of another length (other classes) are left out. */
export function addPrior(problem: BktProblem, kept: { events: Float64Array; trials: Float64Array } | undefined): void {
  if (kept?.events.length !== problem.events.length) return;
  for (let index = 0; index < problem.events.length; index++) {
    problem.events[index] = (problem.events[index] ?? 0) + (kept.events[index] ?? 0);
    problem.trials[index] = (problem.trials[index] ?? 0) + (kept.trials[index] ?? 0);
  }
}

/** Writes the parameters as chances of each answer code. */
export function writeChain(
  { classes, slips, highestGivenGuess }: BktProblem,
  row: Float64Array,
  chain: ChainParameters,
) {
  chain.pInit = row[0] ?? 0;
  chain.pLearn = row[1] ?? 0;
  chain.pForget = row[2] ?? 0;
  for (let each = 0; each < classes.slipGroup.length; each++) {
    const slip = row[SLIPS + (classes.slipGroup[each] ?? 0)] ?? 0;
    const given = classes.givenGuess[each] ?? Number.NaN;
    const guess = Number.isNaN(given)
      ? (row[SLIPS + slips + (classes.guessGroup[each] ?? 0)] ?? 0)
      : Math.min(Math.max(given, 0.001), highestGivenGuess);
    chain.ifKnown[2 * each] = slip;
    chain.ifKnown[2 * each + 1] = 1 - slip;
    chain.ifUnknown[2 * each] = 1 - guess;
    chain.ifUnknown[2 * each + 1] = guess;
  }
}

/** Writes events and trials of each parameter from the expected counts, without the prior. */
export function writeStatistics(
  { classes, slips }: BktProblem,
  counts: ExpectedCounts,
  events: Float64Array,
  trials: Float64Array,
): void {
  events.fill(0);
  trials.fill(0);
  const add = (index: number, happened: number, of: number) => {
    events[index] = (events[index] ?? 0) + happened;
    trials[index] = (trials[index] ?? 0) + of;
  };
  add(0, counts.initKnown, counts.init);
  add(1, counts.learned, counts.unknown);
  add(2, counts.forgotten, counts.known);
  for (let each = 0; each < classes.slipGroup.length; each++) {
    const [wrong, right] = [counts.answersKnown[2 * each] ?? 0, counts.answersKnown[2 * each + 1] ?? 0];
    add(SLIPS + (classes.slipGroup[each] ?? 0), wrong, wrong + right);
    if (!Number.isNaN(classes.givenGuess[each] ?? Number.NaN)) continue;
    const [missed, guessed] = [counts.answersUnknown[2 * each] ?? 0, counts.answersUnknown[2 * each + 1] ?? 0];
    add(SLIPS + slips + (classes.guessGroup[each] ?? 0), guessed, missed + guessed);
  }
}

/**
 * The parameters that make the expected log-likelihood plus the log-prior highest within the bounds. Each has its own
 * term, events·ln p + (trials − events)·ln(1 − p), which is concave, so the best value inside a range is the nearest one.
 * One that nothing tells about stays as it is.
 */
export function maximise(problem: BktProblem, events: Float64Array, trials: Float64Array, row: Float64Array): void {
  for (const [index, range] of problem.ranges.entries()) {
    const all = (trials[index] ?? 0) + (problem.trials[index] ?? 0);
    if (all > 0) row[index] = clamp(((events[index] ?? 0) + (problem.events[index] ?? 0)) / all, range);
  }
}

/** Logarithm of the prior density up to a constant. */
export function logPrior({ events, trials }: BktProblem, row: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < row.length; index++) {
    const [happened, all, p] = [events[index] ?? 0, trials[index] ?? 0, row[index] ?? 0];
    if (happened > 0) sum += happened * Math.log(p);
    if (all > happened) sum += (all - happened) * Math.log(1 - p);
  }
  return sum;
}

/** The parameters of one class. */
export function parametersOfClass(problem: BktProblem, row: Float64Array, which = 0): FittedBktParameters {
  const codes = 2 * problem.classes.slipGroup.length;
  const chain = {
    pInit: 0,
    pLearn: 0,
    pForget: 0,
    ifKnown: new Float64Array(codes),
    ifUnknown: new Float64Array(codes),
  };
  writeChain(problem, row, chain);
  return {
    pInit: chain.pInit,
    pLearn: chain.pLearn,
    pForget: chain.pForget,
    pSlip: chain.ifKnown[2 * which] ?? 0,
    pGuess: chain.ifUnknown[2 * which + 1] ?? 0,
  };
}
