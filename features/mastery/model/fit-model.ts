import { priorsOfSkill } from '@/core/federation/models/tracing-counts';
import { seedOf } from '@/core/seed/seed-of';
import { DEFAULT_PARAMETERS, parametersOf } from '@/core/tracing/bkt';
import { type BktDataOptions, type FittedBkt, fitBkt, fitBktOn } from '@/core/tracing/bkt-fit-data';
import type { FittedBktParameters } from '@/core/tracing/bkt-parameters';
import { createTracingDataBuilder, type TracingData } from '@/core/tracing/dataset';
import { withHints } from '@/core/tracing/hints';
import type { ConceptBktParameters } from '../contract';
import { compareModels } from './compare-models';
import type { ModelEvaluation } from './contract';

/** One answer that counted as evidence. */
export interface ModelAnswer {
  learnerId: string;
  conceptId: string;
  correct: boolean;
  chanceOfGuessing: number | null;
  hintsUsed: number;
}

export interface FitModelInput {
  /** Each learner's in order. */
  answers: ModelAnswer[];
  /** What is in force, to be beaten; concepts that are not named have the population's. */
  inForce: { version: number; population: ConceptBktParameters; concepts: Record<string, ConceptBktParameters> };
  /** How much some learners count, in the fit and where it is judged; 1 where they aren't named. An administrator decided on it (fairness). */
  weights?: Readonly<Record<string, number>>;
  /** What concepts are drawn towards in the place of the district's own population: parameters that other districts found with it. */
  prior?: FittedBktParameters;
}

export interface FittedModel {
  population: ConceptBktParameters;
  concepts: { conceptId: string; parameters: ConceptBktParameters; answerCount: number }[];
  learnerCount: number;
  answerCount: number;
  evaluation: ModelEvaluation;
  /** Whether it may replace the one in force. */
  better: boolean;
}

/** With fewer, a fit says more about chance than about the learners. */
export const LEAST_ANSWERS = 200;
export const LEAST_LEARNERS = 20;

/**
 * Every fifth learner, by a hash of their id, is kept out of the fit: the same ones in each fit. Where chance leaves fewer
 * than five, those next in the order of the hash are kept out as well: an interval over fewer says little.
 */
const HELD_OUT_OF = 5;
const LEAST_HELD_OUT = 5;

/**
 * How many opportunities of a concept its own answers must weigh up against the population of all concepts. With
 * thousands of answers a concept speaks for itself, with a handful it has the population's parameters. On ASSISTments' skills
 * cut down to 15 or 40 learners, 20 predicts better than 5, than 50, and than a strength estimated from how far the
 * skills lie apart (docs/evaluation.md).
 */
const PRIOR_STRENGTH = 20;

/** Where a concept's own fit may end: as far as a teacher may go by hand. */
const BOUNDS = {
  init: [0.01, 0.95],
  learn: [0.005, 0.7],
  forget: [0, 0],
  slip: [0.01, 0.4],
  guess: [0.001, 0.49],
} as const;

/**
 * Fits p(L0), p(T) and p(S) of every concept to a district's answers by expectation–maximisation with priors around the
 * population, p(G) staying each item's own chance; judges the result on held-out learners with the very reckoning that
 * mastery uses. It is better when the log-loss of their next answers falls and the whole 90 % interval of the difference
 * (bootstrap over learners) lies below 0.
 *
 * @returns null with fewer than {@link LEAST_ANSWERS} answers or {@link LEAST_LEARNERS} learners.
 */
export function fitModel(input: FitModelInput): FittedModel | null {
  const split = splitOf(input);
  return split && judge(split, fitBkt(split.data, optionsOf(split, input)), input);
}

/** The same with the concepts fitted elsewhere: on several threads, where there are cores. */
export async function fitModelOn(
  input: FitModelInput,
  fitElsewhere: Parameters<typeof fitBktOn>[2],
): Promise<FittedModel | null> {
  const split = splitOf(input);
  return split && judge(split, await fitBktOn(split.data, optionsOf(split, input), fitElsewhere), input);
}

interface Split {
  heldOut: ModelAnswer[];
  train: ModelAnswer[];
  data: TracingData;
  givenGuess: Float32Array;
}

const optionsOf = ({ givenGuess, data }: Split, { weights, prior }: FitModelInput): BktDataOptions => ({
  ...{ seed: 1, starts: 4, bounds: BOUNDS, priorStrength: PRIOR_STRENGTH, givenGuess },
  ...(prior ? { priors: priorsOfSkill(prior, PRIOR_STRENGTH) } : {}),
  ...(weights ? { weights: data.learnerNames.map((id) => weights[id] ?? 1) } : {}),
});

/** Answers to fit on and to judge by; null where there are too few. */
function splitOf({ answers }: FitModelInput): Split | null {
  const learners = new Set(answers.map(({ learnerId }) => learnerId));
  const keptOut = heldOutOf(learners);
  const heldOut = answers.filter(({ learnerId }) => keptOut.has(learnerId));
  const train = answers.filter(({ learnerId }) => !keptOut.has(learnerId));
  if (answers.length < LEAST_ANSWERS || learners.size < LEAST_LEARNERS) return null;
  return { heldOut, train, ...columnsOf(train) };
}

function judge({ heldOut, train, data }: Split, fitted: FittedBkt, { inForce, weights }: FitModelInput): FittedModel {
  const population = conceptParameters(fitted.population.parameters);
  const counts = new Map<string, number>();
  for (const { conceptId } of train) counts.set(conceptId, (counts.get(conceptId) ?? 0) + 1);
  const concepts = data.skillNames.flatMap((conceptId, skill) => {
    const own = fitted.skills[skill];
    const answerCount = counts.get(conceptId) ?? 0;
    return own ? [{ conceptId, parameters: conceptParameters(own.parameters), answerCount }] : [];
  });
  const candidate = new Map(concepts.map(({ conceptId, parameters }) => [conceptId, parameters]));
  const evaluation = compareModels(
    heldOut,
    (conceptId) => candidate.get(conceptId) ?? population,
    (conceptId) => inForce.concepts[conceptId] ?? inForce.population,
    inForce.version,
    weights,
  );
  return {
    population,
    concepts,
    learnerCount: data.learners,
    answerCount: data.rows,
    evaluation,
    better: evaluation.difference.high < 0,
  };
}

/** Learners whom no fit sees, so that it can be judged on them; the same ones in each fit. */
export function heldOutOf(learners: ReadonlySet<string>): Set<string> {
  const ordered = [...learners]
    .map((id) => ({ id, hash: seedOf(id) }))
    .toSorted((a, b) => (a.hash % HELD_OUT_OF) - (b.hash % HELD_OUT_OF) || a.hash - b.hash || (a.id < b.id ? -1 : 1));
  const byHash = ordered.filter(({ hash }) => hash % HELD_OUT_OF === 0).length;
  // The other way round too: some must be left to fit on.
  const count = Math.min(learners.size - LEAST_HELD_OUT, Math.max(byHash, LEAST_HELD_OUT));
  return new Set(ordered.slice(0, count).map(({ id }) => id));
}

function conceptParameters({ pInit, pLearn, pSlip }: FittedBktParameters): ConceptBktParameters {
  return { pInit, pLearn, pSlip, pGuess: null };
}

/** p(G) of each answer as mastery reckons it, its hints included, so that the fit explains only the rest. */
function columnsOf(answers: ModelAnswer[]): { data: TracingData; givenGuess: Float32Array } {
  const builder = createTracingDataBuilder();
  for (const [order, answer] of answers.entries())
    builder.add({
      learner: answer.learnerId,
      skill: answer.conceptId,
      item: '',
      correct: answer.correct,
      // The row's own number, to find its answer again once rows are grouped by learner.
      order,
    });
  const data = builder.build();
  const givenGuess = Float32Array.from(data.order, (order) => {
    const answer = answers[order];
    if (!answer) return Number.NaN;
    const own = withHints(parametersOf(DEFAULT_PARAMETERS, answer.chanceOfGuessing), answer.hintsUsed);
    return Math.min(own.pGuess, BOUNDS.guess[1]);
  });
  return { data, givenGuess };
}
