import type { BktForest } from './bkt-forest';

/** How often each hidden event is expected to have happened, given the answers: what the next parameters are made of. */
export interface ExpectedCounts {
  /** Sequences that began known, and all. */
  initKnown: number;
  init: number;
  /** Opportunities at which the unknown became known, and all that began unknown. */
  learned: number;
  unknown: number;
  /** Opportunities at which the known was forgotten, and all that began known. */
  forgotten: number;
  known: number;
  /** Answers given when known and when not, by answer code (2 · class + right). */
  answersKnown: Float64Array;
  answersUnknown: Float64Array;
}

export function emptyCounts(codes: number): ExpectedCounts {
  return {
    initKnown: 0,
    init: 0,
    learned: 0,
    unknown: 0,
    forgotten: 0,
    known: 0,
    answersKnown: new Float64Array(codes),
    answersUnknown: new Float64Array(codes),
  };
}

/** The hidden chain, with the chance of each answer code when known and when not. */
export interface ChainParameters {
  pInit: number;
  pLearn: number;
  pForget: number;
  ifKnown: Float64Array;
  ifUnknown: Float64Array;
}

/** Memory for a pass, allocated once for the largest tree. */
export interface Workspace {
  /** p(L) after the answer. */
  filtered: Float64Array;
  /** Probability of the answer given those before. */
  chance: Float64Array;
  backKnown: Float64Array;
  backUnknown: Float64Array;
}

export function createWorkspace(nodes: number): Workspace {
  const column = () => new Float64Array(nodes);
  return { filtered: column(), chance: column(), backKnown: column(), backUnknown: column() };
}

/**
 * Forward–backward over the tree of one skill (Baum, Petrie, Soules and Weiss, 1970; scaled as by Rabiner, Proc. IEEE 77,
 * 1989): fills `counts` and returns the log-likelihood of the skill's sequences, in nats.
 *
 * The backward numbers of a node sum, over the sequences through it, weight · P(later answers | state) / P(later answers):
 * they are what a single sequence has, added up, since the forward numbers of the shared beginning are the same for all.
 */
export function expectCounts(
  { nodeStart, parent, answer, ends, passes, startKnown }: BktForest,
  skill: number,
  { pInit, pLearn, pForget, ifKnown, ifUnknown }: ChainParameters,
  { filtered, chance, backKnown, backUnknown }: Workspace,
  counts: ExpectedCounts,
): number {
  const [from, to] = [nodeStart[skill] ?? 0, nodeStart[skill + 1] ?? 0];
  let logLikelihood = 0;
  for (let node = from; node < to; node++) {
    const before = parent[node] ?? -1;
    const past = before < 0 ? 0 : (filtered[before - from] ?? 0);
    const prior = before < 0 ? startOf(startKnown, node, pInit) : past * (1 - pForget) + (1 - past) * pLearn;
    const code = answer[node] ?? 0;
    const joint = prior * (ifKnown[code] ?? 0);
    const both = joint + (1 - prior) * (ifUnknown[code] ?? 0);
    filtered[node - from] = joint / both;
    chance[node - from] = both;
    backKnown[node - from] = ends[node] ?? 0;
    backUnknown[node - from] = ends[node] ?? 0;
    logLikelihood += (passes[node] ?? 0) * Math.log(both);
  }

  let [initKnown, init, learned, unknown, forgotten, known] = [0, 0, 0, 0, 0, 0];
  const { answersKnown, answersUnknown } = counts;
  answersKnown.fill(0);
  answersUnknown.fill(0);
  for (let node = to - 1; node >= from; node--) {
    const before = parent[node] ?? -1;
    const code = answer[node] ?? 0;
    const scale = 1 / (chance[node - from] ?? 1);
    const messageKnown = (ifKnown[code] ?? 0) * (backKnown[node - from] ?? 0) * scale;
    const messageUnknown = (ifUnknown[code] ?? 0) * (backUnknown[node - from] ?? 0) * scale;
    const pass = passes[node] ?? 0;
    const whenKnown = (filtered[node - from] ?? 0) * (backKnown[node - from] ?? 0);
    answersKnown[code] = (answersKnown[code] ?? 0) + whenKnown;
    answersUnknown[code] = (answersUnknown[code] ?? 0) + pass - whenKnown;
    if (before < 0) {
      // Where a sequence goes on, its p(L) was given: nothing is learnt about p(L0).
      if (startKnown !== null && !Number.isNaN(startKnown[node] ?? Number.NaN)) continue;
      initKnown += pInit * messageKnown;
      init += pass;
      continue;
    }
    const past = filtered[before - from] ?? 0;
    const learnedHere = (1 - past) * pLearn * messageKnown;
    const forgottenHere = past * pForget * messageUnknown;
    const stayedUnknown = (1 - past) * (1 - pLearn) * messageUnknown;
    learned += learnedHere;
    unknown += learnedHere + stayedUnknown;
    forgotten += forgottenHere;
    known += pass - learnedHere - stayedUnknown;
    backKnown[before - from] =
      (backKnown[before - from] ?? 0) + (1 - pForget) * messageKnown + pForget * messageUnknown;
    backUnknown[before - from] =
      (backUnknown[before - from] ?? 0) + pLearn * messageKnown + (1 - pLearn) * messageUnknown;
  }
  counts.initKnown = initKnown;
  counts.init = init;
  counts.learned = learned;
  counts.unknown = unknown;
  counts.forgotten = forgotten;
  counts.known = known;
  return logLikelihood;
}

function startOf(startKnown: Float64Array | null, node: number, pInit: number): number {
  const start = startKnown === null ? Number.NaN : (startKnown[node] ?? Number.NaN);
  return Number.isNaN(start) ? pInit : start;
}
