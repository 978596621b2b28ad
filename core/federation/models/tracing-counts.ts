import { PLAIN_CLASSES } from '@/core/tracing/bkt-emissions';
import { createWorkspace, emptyCounts, expectCounts } from '@/core/tracing/bkt-expectation';
import type { BktForest } from '@/core/tracing/bkt-forest';
import { DEFAULT_BOUNDS, type FittedBktParameters } from '@/core/tracing/bkt-parameters';
import { type BktPriors, createProblem, FLAT_PRIORS, writeChain } from '@/core/tracing/bkt-problem';

/**
 * Numbers of one skill: histories; of these known at first, and known at last; answers that were right and known, wrong and known, right and not known, wrong
 * and not known. Without forgetting all events and opportunities of the model follow from these, and one learner moves them less than the events and
 * opportunities themselves.
 */
export const NUMBERS_OF_A_SKILL = 7;

/** The first three of them are told in smaller units than the others, √m to 1, so that noise blurs them less: a learner adds at most 1 to each, and m to the others. */
const ENDS = 3;
export const unitOfEnds = (mostAnswers: number): number => Math.sqrt(mostAnswers);

/**
 * One district's part of a round of expectation-maximisation: how often each hidden event of each skill is expected under the current
 * parameters. Sums over districts are those of the pooled answers, so the rounds climb the pooled likelihood without pooling anything.
 *
 * @param forest answers by skill, in the order that the districts agreed on, of at most `mostAnswers` a learner and skill where noise is to
 *   hide them.
 */
export function countsOfRound(
  forest: BktForest,
  parameters: readonly FittedBktParameters[],
  mostAnswers: number,
): Float64Array {
  if (parameters.length !== forest.skills) throw new RangeError(`${parameters.length} skills of ${forest.skills}`);
  const problem = createProblem(PLAIN_CLASSES, DEFAULT_BOUNDS, FLAT_PRIORS);
  const chain = { pInit: 0, pLearn: 0, pForget: 0, ifKnown: new Float64Array(2), ifUnknown: new Float64Array(2) };
  const counts = emptyCounts(2);
  const workspace = createWorkspace(forest.nodes);
  const vector = new Float64Array(forest.skills * NUMBERS_OF_A_SKILL);
  const unit = unitOfEnds(mostAnswers);
  for (const [skill, { pInit, pLearn, pSlip, pGuess }] of parameters.entries()) {
    writeChain(problem, Float64Array.of(pInit, pLearn, 0, pSlip, pGuess), chain);
    expectCounts(forest, skill, chain, workspace, counts);
    const { init, initKnown, known, answersKnown, answersUnknown } = counts;
    const [knownWrong = 0, knownRight = 0] = answersKnown;
    const [unknownWrong = 0, unknownRight = 0] = answersUnknown;
    // Known at an answer, less known at one that another follows: known at the last.
    const last = knownRight + knownWrong - known;
    const ends = [init, initKnown, last].map((each) => each * unit);
    vector.set([...ends, knownRight, knownWrong, unknownRight, unknownWrong], skill * NUMBERS_OF_A_SKILL);
  }
  return vector;
}

/**
 * L2 norm that one learner changes the counts by at most. With m answers on a skill the four kinds of answers are m together, and the three others 1 each in
 * units of √m: m² + 3m squared for each skill. A district cuts its summed counts to whole steps, not each learner's, so noise has to hide one step in
 * each number more: √size steps.
 */
export function boundOfCounts(mostAnswers: number, mostSkills: number): number {
  return Math.sqrt(mostSkills * (mostAnswers ** 2 + 3 * mostAnswers));
}

/** What is known of the skills after some rounds; the coordinator's alone, made of sums that everybody may know. */
export interface TracingProgress {
  parameters: FittedBktParameters[];
  /** Of each skill its numbers, averaged over the rounds with weights that favour later ones. */
  mean: Float64Array;
  /** Of each skill histories, right and wrong answers: the same in each round, so all rounds count alike. */
  totals: Float64Array;
  rounds: number;
  /** Variance of the noise in `mean`, to that in one round. */
  loudness: number;
}

/** Rounds that only climb, before those that average as well. */
const CLIMBING = 2;
/** How fast older rounds are forgotten: weights of 1/t^0.7 (B. Delyon, M. Lavielle and E. Moulines, Annals of Statistics 27, 1999). */
const FORGETTING = 0.7;
const TOTALS = 3;

export function startTracing(parameters: readonly FittedBktParameters[]): TracingProgress {
  return {
    parameters: [...parameters],
    mean: new Float64Array(parameters.length * NUMBERS_OF_A_SKILL),
    totals: new Float64Array(parameters.length * TOTALS),
    ...{ rounds: 0, loudness: 0 },
  };
}

/**
 * The parameters after a round with this (noised) sum: expectation-maximisation whose counts are averaged over the rounds (stochastic approximation), since each
 * round has noise of its own while the counts hardly move any more. What can't be is put right: parts don't add up to what all rounds say of the whole, or are below 0.
 * A skill is drawn towards the mean of all by as many opportunities as the noise's standard deviation. None of this looks at an answer, so it loses nothing of anybody's privacy.
 * Without noise it is plain expectation-maximisation.
 *
 * @param noise variance of the noise in each number of the sum.
 */
export function tracingAfterRound(
  before: TracingProgress,
  sum: ArrayLike<number>,
  { mostAnswers, noise }: { mostAnswers: number; noise: number },
): TracingProgress {
  const weight = noise > 0 && before.rounds >= CLIMBING ? (before.rounds - CLIMBING + 1) ** -FORGETTING : 1;
  const unit = unitOfEnds(mostAnswers);
  const told = Float64Array.from(sum, (each, i) => (i % NUMBERS_OF_A_SKILL < ENDS ? each / unit : each));
  const mean = before.mean.map((each, i) => each + weight * ((told[i] ?? 0) - each));
  const rounds = before.rounds + 1;
  const totals = before.totals.map((each, i) => each + (totalAt(told, i) - each) / rounds);
  const loudness = (1 - weight) ** 2 * before.loudness + weight ** 2;
  const counts = before.parameters.map((_, skill) => countsOf(mean, totals, skill));
  const parameters = maximised(counts, before.parameters, Math.sqrt(noise * loudness));
  return { parameters, mean, totals, rounds, loudness };
}

/** Histories, right answers, wrong answers, one after the other for each skill. */
function totalAt(told: Float64Array, index: number): number {
  const at = Math.floor(index / TOTALS) * NUMBERS_OF_A_SKILL;
  const which = index % TOTALS;
  return which === 0 ? (told[at] ?? 0) : (told[at + ENDS + which - 1] ?? 0) + (told[at + ENDS + which + 1] ?? 0);
}

const NAMES = ['pInit', 'pLearn', 'pSlip', 'pGuess'] as const;
type Counts = Record<(typeof NAMES)[number], { events: number; trials: number }>;

/** Events and opportunities of one skill, brought to what is possible: noise moves parts of a whole both by half of what they are off. */
function countsOf(mean: Float64Array, totals: Float64Array, skill: number): Counts {
  const at = (index: number) => mean[skill * NUMBERS_OF_A_SKILL + index] ?? 0;
  const total = (index: number) => Math.max(0, totals[skill * TOTALS + index] ?? 0);
  const [all, right, wrong] = [total(0), total(1), total(2)];
  const first = within(at(1), 0, all);
  const last = within(at(2), first, all);
  const knownRight = within((at(3) + right - at(5)) / 2, 0, right);
  const knownWrong = within((at(4) + wrong - at(6)) / 2, 0, wrong);
  const unknown = right + wrong - knownRight - knownWrong;
  return {
    pInit: { events: first, trials: all },
    // Not known before an answer that another follows; no fewer than learned there.
    pLearn: { events: last - first, trials: Math.max(unknown - (all - last), last - first) },
    pSlip: { events: knownWrong, trials: knownRight + knownWrong },
    pGuess: { events: right - knownRight, trials: unknown },
  };
}

function maximised(counts: readonly Counts[], before: readonly FittedBktParameters[], pull: number) {
  const next = before.map((each): FittedBktParameters => ({ ...each, pForget: 0 }));
  const ranges = { pInit: 'init', pLearn: 'learn', pSlip: 'slip', pGuess: 'guess' } as const;
  for (const name of NAMES) {
    const sumOf = (which: 'events' | 'trials') => counts.reduce((sum, each) => sum + each[name][which], 0);
    const all = sumOf('trials');
    if (all <= 0) continue;
    const common = sumOf('events') / all;
    const [lowest, highest] = DEFAULT_BOUNDS[ranges[name]];
    for (const [skill, parameters] of next.entries()) {
      const { events, trials } = counts[skill]?.[name] ?? { events: 0, trials: 0 };
      // Nothing is told about it: it stays as it is.
      if (trials + pull <= 0) continue;
      parameters[name] = within((events + pull * common) / (trials + pull), lowest, highest);
    }
  }
  return next;
}

const within = (value: number, lowest: number, highest: number) => Math.min(highest, Math.max(lowest, value));

/** What a district's own fit of one skill starts from: the parameters of all districts, as good as seen in so many opportunities each. */
export function priorsOfSkill(
  { pInit, pLearn, pForget, pSlip, pGuess }: FittedBktParameters,
  strength: number,
): BktPriors {
  const of = (p: number) => ({ events: p * strength, trials: strength });
  return { init: of(pInit), learn: of(pLearn), forget: of(pForget), slip: of(pSlip), guess: of(pGuess) };
}
