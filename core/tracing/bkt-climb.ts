import {
  type ChainParameters,
  createWorkspace,
  type ExpectedCounts,
  emptyCounts,
  expectCounts,
  type Workspace,
} from './bkt-expectation';
import type { BktForest } from './bkt-forest';
import { clamp } from './bkt-parameters';
import { type BktProblem, logPrior, maximise, writeChain, writeStatistics } from './bkt-problem';

/** A place on the way up: parameters in a row, and the penalised log-likelihood that belongs to them. */
export interface Climb {
  row: Float64Array;
  /** Log-likelihood plus log-prior of `row`; −∞ before the first step. */
  height: number;
  logLikelihood: number;
  /** Passes over the data so far. */
  passes: number;
}

/** One skill with all memory that its fit needs. */
export interface Climber {
  forest: BktForest;
  skill: number;
  problem: BktProblem;
  workspace: Workspace;
  chain: ChainParameters;
  counts: ExpectedCounts;
  events: Float64Array;
  trials: Float64Array;
  /** Three rows for the extrapolation. */
  rows: [Float64Array, Float64Array, Float64Array];
}

export function createClimber(forest: BktForest, skill: number, problem: BktProblem, workspace?: Workspace): Climber {
  const nodes = (forest.nodeStart[skill + 1] ?? 0) - (forest.nodeStart[skill] ?? 0);
  const codes = 2 * problem.classes.slipGroup.length;
  const row = () => new Float64Array(problem.ranges.length);
  return {
    forest,
    skill,
    problem,
    workspace: workspace ?? createWorkspace(nodes),
    chain: { pInit: 0, pLearn: 0, pForget: 0, ifKnown: new Float64Array(codes), ifUnknown: new Float64Array(codes) },
    counts: emptyCounts(codes),
    events: row(),
    trials: row(),
    rows: [row(), row(), row()],
  };
}

/** One pass of forward–backward: the penalised log-likelihood of the row; the climber's statistics are those of the row. */
export function lookFrom(climber: Climber, climb: Climb, row: Float64Array): { height: number; logLikelihood: number } {
  const { forest, skill, problem, workspace, chain, counts, events, trials } = climber;
  writeChain(problem, row, chain);
  const logLikelihood = expectCounts(forest, skill, chain, workspace, counts);
  writeStatistics(problem, counts, events, trials);
  climb.passes += 1;
  return { height: logLikelihood + logPrior(problem, row), logLikelihood };
}

/**
 * Two steps of expectation-maximisation and a leap in the direction they point, followed by a third step from where it
 * lands: SQUAREM, scheme S3 of Varadhan and Roland (Scandinavian Journal of Statistics 35, 2008). A leap that lands lower
 * than the first step is taken back, so the penalised likelihood never falls.
 *
 * @returns how much the height is known to have risen since the last call (∞ on the first).
 */
export function climbOnce(climber: Climber, climb: Climb): number {
  const { problem, events, trials, rows } = climber;
  const [first, second, leap] = rows;
  const before = climb.height;
  const start = lookFrom(climber, climb, climb.row);
  first.set(climb.row);
  maximise(problem, events, trials, first);
  const afterFirst = lookFrom(climber, climb, first);
  second.set(first);
  maximise(problem, events, trials, second);
  extrapolate(problem, climb.row, first, second, leap);
  const landed = lookFrom(climber, climb, leap);
  if (landed.height >= afterFirst.height) {
    maximise(problem, events, trials, leap);
    climb.row.set(leap);
    climb.logLikelihood = landed.logLikelihood;
    climb.height = landed.height;
  } else {
    climb.row.set(second);
    climb.logLikelihood = afterFirst.logLikelihood;
    climb.height = afterFirst.height;
  }
  return before === Number.NEGATIVE_INFINITY ? climb.height - start.height : climb.height - before;
}

function extrapolate(
  { ranges }: BktProblem,
  start: Float64Array,
  first: Float64Array,
  second: Float64Array,
  leap: Float64Array,
): void {
  let [steps, bends] = [0, 0];
  for (let i = 0; i < start.length; i++) {
    const step = (first[i] ?? 0) - (start[i] ?? 0);
    const bend = (second[i] ?? 0) - (first[i] ?? 0) - step;
    steps += step * step;
    bends += bend * bend;
  }
  // −1 is two plain steps; a straight line (no bend) would leap without end.
  const length = bends > 0 ? Math.min(-1, Math.max(-MOST_LEAP, -Math.sqrt(steps / bends))) : -1;
  for (const [i, range] of ranges.entries()) {
    const step = (first[i] ?? 0) - (start[i] ?? 0);
    const bend = (second[i] ?? 0) - (first[i] ?? 0) - step;
    leap[i] = clamp((start[i] ?? 0) - 2 * length * step + length * length * bend, range);
  }
}

/** A leap is at most this many steps long: longer ones land outside the bounds and cost a pass for nothing. */
const MOST_LEAP = 64;
