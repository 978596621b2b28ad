import { createWorkspace, emptyCounts, expectCounts } from './bkt-expectation';
import type { FittedSkill } from './bkt-fit';
import { type BktForest, countPasses } from './bkt-forest';
import type { FittedBktParameters } from './bkt-parameters';

/**
 * Learners who differ: each has one quickness z ~ N(0, 1), the same on all skills, that moves the log-odds of p(T) by
 * `learnSpread`·z and of p(L0) by `initSpread`·z around the skill's own. Differences between learners in p(T) matter more
 * than those in p(L0) (Yudelson, Koedinger and Gordon, "Individualized Bayesian knowledge tracing models", AIED 2013);
 * there each learner gets parameters, here a random effect, so that one who has just come has a sensible one too.
 */
export interface IndividualBkt {
  skills: FittedBktParameters[];
  learnSpread: number;
  initSpread: number;
  logLikelihood: number;
  /** Log-likelihood after each round; it never falls. */
  history: number[];
}

/** z is integrated over these values, with weights in proportion to the normal density. */
export const QUICKNESS = Float64Array.of(-3, -2, -1, 0, 1, 2, 3);
const DENSITY = QUICKNESS.map((z) => Math.exp((-z * z) / 2));
export const QUICKNESS_WEIGHTS = DENSITY.map((density) => density / DENSITY.reduce((sum, each) => sum + each, 0));

export interface IndividualOptions {
  rounds?: number;
  /** Ends when a round gains less, in nats. */
  tolerance?: number;
}

/** p(T) and p(L0) of a skill for a learner of quickness z. */
export function parametersAtQuickness(
  skill: FittedBktParameters,
  { learnSpread, initSpread }: Pick<IndividualBkt, 'learnSpread' | 'initSpread'>,
  z: number,
): FittedBktParameters {
  return {
    ...skill,
    pLearn: logistic(logit(skill.pLearn) + learnSpread * z),
    pInit: logistic(logit(skill.pInit) + initSpread * z),
  };
}

/**
 * Fits skills and spreads together by expectation-maximisation, from plain fits of the same forest (one emission class).
 * The expected counts of each skill at each quickness come from the shared trees, with the learners' posterior weights
 * in the place of counts.
 */
export function fitIndividual(
  forest: BktForest,
  learners: number,
  plain: readonly FittedSkill[],
  { rounds = 60, tolerance = 1 }: IndividualOptions = {},
): IndividualBkt {
  const model: IndividualBkt = {
    skills: plain.map(({ parameters }) => ({ ...parameters })),
    learnSpread: 0.5,
    initSpread: 0.5,
    logLikelihood: Number.NEGATIVE_INFINITY,
    history: [],
  };
  const pass = createPass(forest, learners);
  for (let round = 0; round < rounds; round++) {
    const statistics = pass(model);
    const gain = statistics.logLikelihood - model.logLikelihood;
    model.logLikelihood = statistics.logLikelihood;
    model.history.push(statistics.logLikelihood);
    if (gain < tolerance) break;
    improve(model, statistics);
  }
  return model;
}

/** Expected events and trials, by skill and quickness (init, learn) or by skill (slip, guess, forget). */
interface Statistics {
  logLikelihood: number;
  init: CountGrid;
  learn: CountGrid;
  forget: CountGrid;
  slip: CountGrid;
  guess: CountGrid;
}

interface CountGrid {
  events: Float64Array;
  trials: Float64Array;
}

function createPass(forest: BktForest, learners: number): (model: IndividualBkt) => Statistics {
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
    const statistics: Statistics = {
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

function improve(model: IndividualBkt, { init, learn, forget, slip, guess }: Statistics): void {
  const points = QUICKNESS.length;
  for (const [skill, own] of model.skills.entries()) {
    const share = ({ events, trials }: CountGrid, otherwise: number, lowest: number, highest: number) => {
      const all = total(trials, skill);
      return all > 0 ? Math.min(highest, Math.max(lowest, total(events, skill) / all)) : otherwise;
    };
    own.pSlip = share(slip, own.pSlip, 0.001, 0.49);
    own.pGuess = share(guess, own.pGuess, 0.001, 0.5);
    if (own.pForget > 0) own.pForget = share(forget, own.pForget, 0.0001, 0.5);
    own.pInit = logistic(centreOf(init, skill * points, logit(own.pInit), model.initSpread));
    own.pLearn = logistic(centreOf(learn, skill * points, logit(own.pLearn), model.learnSpread));
  }
  model.initSpread = spreadOf(
    init,
    model.skills.map(({ pInit }) => logit(pInit)),
    model.initSpread,
  );
  model.learnSpread = spreadOf(
    learn,
    model.skills.map(({ pLearn }) => logit(pLearn)),
    model.learnSpread,
  );
}

function total(values: Float64Array, skill: number): number {
  let sum = 0;
  for (let i = 0; i < QUICKNESS.length; i++) sum += values[skill * QUICKNESS.length + i] ?? 0;
  return sum;
}

/** A centre stays within these log-odds, that is p from 0.0009 to 0.9991. */
const FARTHEST = 7;

/** Newton's steps for a skill's centre with the spread as it is; the term is concave, and a bad step is halved away. */
function centreOf(grid: CountGrid, at: number, start: number, spread: number): number {
  const term = (centre: number) => binomialTerm(grid, at, centre, spread);
  return newton(start, term, (centre) => derivatives(grid, at, centre, spread, () => 1), -FARTHEST, FARTHEST);
}

function spreadOf(grid: CountGrid, centres: readonly number[], start: number): number {
  const points = QUICKNESS.length;
  const term = (spread: number) =>
    centres.reduce((sum, centre, skill) => sum + binomialTerm(grid, skill * points, centre, spread), 0);
  const both = (spread: number) => {
    const sums = { first: 0, second: 0 };
    for (const [skill, centre] of centres.entries()) {
      const { first, second } = derivatives(grid, skill * points, centre, spread, (point) => QUICKNESS[point] ?? 0);
      sums.first += first;
      sums.second += second;
    }
    return sums;
  };
  return newton(start, term, both, 0, 3);
}

function newton(
  start: number,
  term: (x: number) => number,
  derivativesAt: (x: number) => { first: number; second: number },
  lowest: number,
  highest: number,
): number {
  let [x, height] = [start, term(start)];
  for (let round = 0; round < 4; round++) {
    const { first, second } = derivativesAt(x);
    if (!(second < 0)) return x;
    let length = -first / second;
    for (let half = 0; half < 8; half++, length /= 2) {
      const next = Math.min(highest, Math.max(lowest, x + length));
      const reached = term(next);
      if (reached < height) continue;
      [x, height] = [next, reached];
      break;
    }
  }
  return x;
}

function binomialTerm({ events, trials }: CountGrid, at: number, centre: number, spread: number): number {
  let sum = 0;
  for (let point = 0; point < QUICKNESS.length; point++) {
    const x = centre + spread * (QUICKNESS[point] ?? 0);
    // ln p = −ln(1 + e^−x) and ln(1 − p) = ln p − x
    sum += (trials[at + point] ?? 0) * -softplus(-x) - ((trials[at + point] ?? 0) - (events[at + point] ?? 0)) * x;
  }
  return sum;
}

function derivatives(
  { events, trials }: CountGrid,
  at: number,
  centre: number,
  spread: number,
  by: (point: number) => number,
): { first: number; second: number } {
  let [first, second] = [0, 0];
  for (let point = 0; point < QUICKNESS.length; point++) {
    const p = logistic(centre + spread * (QUICKNESS[point] ?? 0));
    const all = trials[at + point] ?? 0;
    first += by(point) * ((events[at + point] ?? 0) - all * p);
    second -= by(point) ** 2 * all * p * (1 - p);
  }
  return { first, second };
}

function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function logit(p: number): number {
  const inside = Math.min(0.9999, Math.max(0.0001, p));
  return Math.log(inside / (1 - inside));
}
