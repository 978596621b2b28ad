import { PLAIN_CLASSES } from '@/core/tracing/bkt-emissions';
import { createWorkspace, emptyCounts, expectCounts } from '@/core/tracing/bkt-expectation';
import type { FittedSkill } from '@/core/tracing/bkt-fit';
import type { BktForest } from '@/core/tracing/bkt-forest';
import { type BktBounds, DEFAULT_BOUNDS, type FittedBktParameters } from '@/core/tracing/bkt-parameters';
import { estimatePriors } from '@/core/tracing/bkt-priors';
import {
  type BktPriors,
  createProblem,
  FLAT_PRIORS,
  maximise,
  writeChain,
  writeStatistics,
} from '@/core/tracing/bkt-problem';

/** Numbers of one skill: events of p(L0), p(T), p(F), p(S), p(G), then their opportunities. */
export const NUMBERS_OF_A_SKILL = 10;
const PARAMETERS = NUMBERS_OF_A_SKILL / 2;

function rowOf({ pInit, pLearn, pForget, pSlip, pGuess }: FittedBktParameters): Float64Array {
  return Float64Array.of(pInit, pLearn, pForget, pSlip, pGuess);
}

/**
 * One district's part of a round of expectation-maximisation: how often each hidden event of each skill is expected under the current
 * parameters. Sums over districts are those of the pooled answers, so the rounds climb the pooled likelihood without pooling anything.
 *
 * @param forest answers by skill, in the order that the districts agreed on, of at most `mostAnswers` a learner and skill where noise is to
 *   hide them.
 */
export function countsOfRound(forest: BktForest, parameters: readonly FittedBktParameters[]): Float64Array {
  if (parameters.length !== forest.skills) throw new RangeError(`${parameters.length} skills of ${forest.skills}`);
  const problem = createProblem(PLAIN_CLASSES, DEFAULT_BOUNDS, FLAT_PRIORS);
  const chain = { pInit: 0, pLearn: 0, pForget: 0, ifKnown: new Float64Array(2), ifUnknown: new Float64Array(2) };
  const counts = emptyCounts(2);
  const workspace = createWorkspace(forest.nodes);
  const vector = new Float64Array(forest.skills * NUMBERS_OF_A_SKILL);
  for (const [skill, each] of parameters.entries()) {
    const at = skill * NUMBERS_OF_A_SKILL;
    writeChain(problem, rowOf(each), chain);
    expectCounts(forest, skill, chain, workspace, counts);
    writeStatistics(
      problem,
      counts,
      vector.subarray(at, at + PARAMETERS),
      vector.subarray(at + PARAMETERS, at + NUMBERS_OF_A_SKILL),
    );
  }
  return vector;
}

/**
 * L2 norm that one learner changes the counts by at most. With m answers on a skill: events are no more than their opportunities, which are
 * 1 for p(L0), m − 1 for learning and forgetting together, m for slips and guesses together; so 2·(1 + (m − 1)² + m²) squared for each skill. A district cuts
 * its summed counts to whole steps, not each learner's, so noise has to hide one step in each number more: √size steps.
 */
export function boundOfCounts(mostAnswers: number, mostSkills: number): number {
  return Math.sqrt(mostSkills * 2 * (1 + (mostAnswers - 1) ** 2 + mostAnswers ** 2));
}

/** The parameters of the next round from the summed (and noised) counts; a skill that nobody answered stays as it is. */
export function parametersAfterRound(
  sum: ArrayLike<number>,
  before: readonly FittedBktParameters[],
  { bounds = DEFAULT_BOUNDS, priors = FLAT_PRIORS }: { bounds?: BktBounds; priors?: BktPriors } = {},
): FittedBktParameters[] {
  const problem = createProblem(PLAIN_CLASSES, bounds, priors);
  return before.map((each, skill) => {
    const row = rowOf(each);
    const { events, trials } = countsOf(sum, skill);
    maximise(problem, events, trials, row);
    const [pInit = 0, pLearn = 0, pForget = 0, pSlip = 0, pGuess = 0] = row;
    return { pInit, pLearn, pForget, pSlip, pGuess };
  });
}

/** What a district's own fits start from: what the skills of all districts have in common (empirical Bayes on the summed counts). */
export function priorsOfSum(sum: ArrayLike<number>, parameters: readonly FittedBktParameters[]): BktPriors {
  const fits: Pick<FittedSkill, 'events' | 'trials' | 'parameters'>[] = parameters.map((each, skill) => ({
    ...countsOf(sum, skill),
    parameters: each,
  }));
  return estimatePriors(fits);
}

/** What a district's own fit of one skill starts from: the parameters of all districts, as good as seen in so many opportunities each. */
export function priorsOfSkill(
  { pInit, pLearn, pForget, pSlip, pGuess }: FittedBktParameters,
  strength: number,
): BktPriors {
  const of = (p: number) => ({ events: p * strength, trials: strength });
  return { init: of(pInit), learn: of(pLearn), forget: of(pForget), slip: of(pSlip), guess: of(pGuess) };
}

/** Counts of one skill; noise can make them impossible, so events are brought to 0 … opportunities. */
function countsOf(sum: ArrayLike<number>, skill: number): { events: Float64Array; trials: Float64Array } {
  const at = (index: number) => sum[skill * NUMBERS_OF_A_SKILL + index] ?? 0;
  const trials = Float64Array.from({ length: PARAMETERS }, (_, i) => Math.max(0, at(PARAMETERS + i)));
  const events = trials.map((all, i) => Math.min(all, Math.max(0, at(i))));
  return { events, trials };
}
