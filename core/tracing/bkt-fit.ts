import { createRandom, type Random } from '../random/random';
import { type Climb, type Climber, climbOnce, createClimber, lookFrom } from './bkt-climb';
import { type EmissionClasses, PLAIN_CLASSES } from './bkt-emissions';
import { createWorkspace } from './bkt-expectation';
import type { BktForest } from './bkt-forest';
import { type BktBounds, checkBounds, clamp, DEFAULT_BOUNDS, type FittedBktParameters } from './bkt-parameters';
import { addPrior, type BktPriors, createProblem, FLAT_PRIORS, parametersOfClass } from './bkt-problem';

export interface BktFitOptions {
  /** Of the random starts. */
  seed: number;
  /** Number of the forest's first skill where it is a part of a larger one, so that its starts are the same as there. */
  firstSkill?: number;
  /** Places to start from, 1 upwards; the first is always the same sensible one. */
  starts?: number;
  bounds?: BktBounds;
  /** Pseudo-counts that hold for every skill, or those of each. */
  priors?: BktPriors | ((skill: number) => BktPriors);
  /** Counts to add to the prior, in the order of a row: what is kept of earlier data. */
  keptCounts?: (skill: number) => CountsInARow | undefined;
  /** Emission classes of each skill, for a forest that was built with them. */
  classes?: EmissionClasses[];
  /** Parameters in a row to start from beside the others: those of the last fit. */
  warmStart?: (skill: number) => Float64Array | undefined;
  /** The climb ends when a round of three passes gains less than this, in nats. */
  tolerance?: number;
  /** Most rounds of the final climb. */
  rounds?: number;
  /** Told the penalised log-likelihood after each round; for tests and curiosity. */
  onRound?: (skill: number, start: number, height: number) => void;
}

/** Expected events and trials of each parameter in a row. */
export interface CountsInARow {
  events: Float64Array;
  trials: Float64Array;
}

/** One fitted skill; its counts are the sufficient statistics of the data, without the prior. */
export interface FittedSkill extends CountsInARow {
  /** Those of emission class 0; with plain BKT the only ones. */
  parameters: FittedBktParameters;
  /** Those of each emission class. */
  classParameters: FittedBktParameters[];
  /** init, learn, forget, slips, guesses: where to start the next time. */
  row: Float64Array;
  logLikelihood: number;
  /** Passes over the skill's answers that the fit took. */
  passes: number;
}

const STARTS = 8;
const SCREENING_ROUNDS = 2;
const TOLERANCE = 0.01;
const ROUNDS = 300;

/** Fits every skill of the forest; a skill without answers gets the middle of a flat world, or its prior's mode. */
export function fitSkills(forest: BktForest, options: BktFitOptions): FittedSkill[] {
  checkBounds(options.bounds ?? DEFAULT_BOUNDS);
  let most = 0;
  for (let skill = 0; skill < forest.skills; skill++) {
    most = Math.max(most, (forest.nodeStart[skill + 1] ?? 0) - (forest.nodeStart[skill] ?? 0));
  }
  const workspace = createWorkspace(most);
  return Array.from({ length: forest.skills }, (_, skill) => {
    const { bounds = DEFAULT_BOUNDS, priors = FLAT_PRIORS, classes } = options;
    const prior = typeof priors === 'function' ? priors(skill) : priors;
    const problem = createProblem(classes?.[skill] ?? PLAIN_CLASSES, bounds, prior);
    addPrior(problem, options.keptCounts?.(skill));
    return fitSkill(createClimber(forest, skill, problem, workspace), options);
  });
}

function fitSkill(climber: Climber, options: BktFitOptions): FittedSkill {
  const { seed, starts = STARTS, tolerance = TOLERANCE, rounds = ROUNDS, onRound } = options;
  const { skill, problem } = climber;
  const random = createRandom(seed + Math.imul(skill + (options.firstSkill ?? 0), 0x9e3779b1));
  const warm = options.warmStart?.(skill);
  const places = Array.from({ length: Math.max(1, starts) }, (_, start) => startingRow(climber, start, random));
  if (warm?.length === problem.ranges.length)
    places.push(warm.map((value, i) => clamp(value, problem.ranges[i] ?? [0, 1])));
  let best: Climb | null = null;
  let passes = 0;
  for (const [start, row] of places.entries()) {
    const climb: Climb = { row, height: Number.NEGATIVE_INFINITY, logLikelihood: Number.NaN, passes: 0 };
    // One place needs no screening.
    for (let round = 0; round < (places.length > 1 ? SCREENING_ROUNDS : 0); round++) {
      climbOnce(climber, climb);
      onRound?.(skill, start, climb.height);
    }
    passes += climb.passes;
    if (best === null || climb.height > best.height) best = climb;
  }
  const climb = best ?? {
    row: startingRow(climber, 0, random),
    height: Number.NEGATIVE_INFINITY,
    logLikelihood: 0,
    passes: 0,
  };
  const screened = climb.passes;
  for (let round = 0; round < rounds; round++) {
    const gain = climbOnce(climber, climb);
    onRound?.(skill, places.length, climb.height);
    if (!(gain >= tolerance)) break;
  }
  const { logLikelihood } = lookFrom(climber, climb, climb.row);
  return {
    parameters: parametersOfClass(problem, climb.row),
    classParameters: Array.from(problem.classes.slipGroup, (_, each) => parametersOfClass(problem, climb.row, each)),
    row: climb.row,
    events: climber.events.slice(),
    trials: climber.trials.slice(),
    logLikelihood,
    passes: passes + climb.passes - screened,
  };
}

/** Start 0 is a common fit of practice data; the others are drawn over what such fits look like. */
function startingRow({ problem }: Climber, start: number, random: Random): Float64Array {
  const { ranges, slips } = problem;
  const draw = (from: number, to: number) => from + (to - from) * random.uniform();
  const [init, learn, forget, slip, guess] =
    start === 0
      ? [0.5, 0.15, 0.02, 0.15, 0.25]
      : [draw(0.05, 0.95), draw(0.01, 0.5), draw(0.005, 0.1), draw(0.02, 0.4), draw(0.02, 0.45)];
  return Float64Array.from(ranges, (range, i) => {
    const wanted = i === 0 ? init : i === 1 ? learn : i === 2 ? forget : i < 3 + slips ? slip : guess;
    return clamp(wanted ?? 0, range);
  });
}
