import { createWorkspace, emptyCounts, expectCounts } from './bkt-expectation';
import { type BktForest, countPasses } from './bkt-forest';
import { type IndividualBkt, parametersAtQuickness } from './bkt-individual-model';
import type { FittedBktParameters } from './bkt-parameters';
import { type CountGrid, QUICKNESS, QUICKNESS_WEIGHTS } from './random-effect';

/** Expected events and trials, by skill and quickness (init, learn) or by skill (slip, guess, forget). */
export interface IndividualStatistics {
  logLikelihood: number;
  init: CountGrid;
  learn: CountGrid;
  forget: CountGrid;
  slip: CountGrid;
  guess: CountGrid;
}

/** The expectation step, with its memory: the model's log-likelihood and its expected counts. */
export function createPass(forest: BktForest, learners: number): (model: IndividualBkt) => IndividualStatistics {
  const points = QUICKNESS.length;
  const workspace = createWorkspace(forest.nodes);
  const counts = emptyCounts(2);
  const logChance = Array.from({ length: points }, () => new Float64Array(forest.nodes));
  const weighted: BktForest = {
    ...forest,
    ends: new Float64Array(forest.nodes),
    passes: new Float64Array(forest.nodes),
  };
  return (model) => {
    const grid = (): CountGrid => ({
      events: new Float64Array(forest.skills * points),
      trials: new Float64Array(forest.skills * points),
    });
    const statistics: IndividualStatistics = {
      logLikelihood: 0,
      init: grid(),
      learn: grid(),
      forget: grid(),
      slip: grid(),
      guess: grid(),
    };
    for (let point = 0; point < points; point++) fillLogChance(forest, model, point, logChance[point]);
    const { posterior, logLikelihood } = posteriors(forest, learners, logChance);
    statistics.logLikelihood = logLikelihood;
    for (let point = 0; point < points; point++) {
      weighted.ends.fill(0);
      for (const [i, node] of forest.sequences.node.entries()) {
        const learner = forest.sequences.learner[i] ?? 0;
        weighted.ends[node] = (weighted.ends[node] ?? 0) + (posterior[learner * points + point] ?? 0);
      }
      countPasses(weighted, weighted.ends, weighted.passes);
      for (const [skill, own] of model.skills.entries()) {
        expectCounts(weighted, skill, chainOf(own, model, point), workspace, counts);
        const at = skill * points + point;
        put(statistics.init, at, counts.initKnown, counts.init);
        put(statistics.learn, at, counts.learned, counts.unknown);
        put(statistics.forget, at, counts.forgotten, counts.known);
        const [wrong = 0, right = 0] = counts.answersKnown;
        put(statistics.slip, at, wrong, wrong + right);
        const [missed = 0, guessed = 0] = counts.answersUnknown;
        put(statistics.guess, at, guessed, guessed + missed);
      }
    }
    return statistics;
  };
}

function put({ events, trials }: CountGrid, at: number, happened: number, all: number): void {
  events[at] = happened;
  trials[at] = all;
}

function chainOf(skill: FittedBktParameters, model: IndividualBkt, point: number) {
  const { pInit, pLearn, pForget, pSlip, pGuess } = parametersAtQuickness(skill, model, QUICKNESS[point] ?? 0);
  return {
    pInit,
    pLearn,
    pForget,
    ifKnown: Float64Array.of(pSlip, 1 - pSlip),
    ifUnknown: Float64Array.of(1 - pGuess, pGuess),
  };
}

/** Logarithm of the chance of each node's whole beginning at one quickness. */
function fillLogChance(forest: BktForest, model: IndividualBkt, point: number, out: Float64Array | undefined): void {
  if (!out) return;
  const filtered = new Float64Array(forest.nodes);
  for (const [skill, own] of model.skills.entries()) {
    const { pInit, pLearn, pForget, ifKnown, ifUnknown } = chainOf(own, model, point);
    const to = forest.nodeStart[skill + 1] ?? 0;
    for (let node = forest.nodeStart[skill] ?? 0; node < to; node++) {
      const before = forest.parent[node] ?? -1;
      const past = before < 0 ? 0 : (filtered[before] ?? 0);
      const prior = before < 0 ? pInit : past * (1 - pForget) + (1 - past) * pLearn;
      const code = forest.answer[node] ?? 0;
      const joint = prior * (ifKnown[code] ?? 0);
      const chance = joint + (1 - prior) * (ifUnknown[code] ?? 0);
      filtered[node] = joint / chance;
      out[node] = Math.log(chance) + (before < 0 ? 0 : (out[before] ?? 0));
    }
  }
}

/** Each learner's weights of the quicknesses, given all their answers. */
function posteriors(forest: BktForest, learners: number, logChance: readonly Float64Array[]) {
  const points = QUICKNESS.length;
  const posterior = new Float64Array(learners * points);
  for (let at = 0; at < posterior.length; at++) posterior[at] = Math.log(QUICKNESS_WEIGHTS[at % points] ?? 0);
  for (const [i, node] of forest.sequences.node.entries()) {
    const at = (forest.sequences.learner[i] ?? 0) * points;
    for (let point = 0; point < points; point++) {
      posterior[at + point] = (posterior[at + point] ?? 0) + (logChance[point]?.[node] ?? 0);
    }
  }
  let logLikelihood = 0;
  for (let learner = 0; learner < learners; learner++) {
    logLikelihood += normaliseLogs(posterior.subarray(learner * points, (learner + 1) * points));
  }
  return { posterior, logLikelihood };
}

/** Turns logarithms into shares of their sum, in place; returns the logarithm of the sum. */
export function normaliseLogs(logs: Float64Array): number {
  const most = logs.reduce((greatest, value) => Math.max(greatest, value), Number.NEGATIVE_INFINITY);
  let sum = 0;
  for (let i = 0; i < logs.length; i++) sum += Math.exp((logs[i] ?? 0) - most);
  const total = most + Math.log(sum);
  for (let i = 0; i < logs.length; i++) logs[i] = Math.exp((logs[i] ?? 0) - total);
  return total;
}
