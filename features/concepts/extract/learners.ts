import { probabilityWith } from '@/core/sequencing/learned-order';
import type { LearnedEdge } from '../contract';
import type { ScoredPair } from './prerequisites/score';

/** A pair with what learners' answers add to its log-odds; 0 where they say nothing. */
export type PairWithLearners = ScoredPair & { logOdds: number };

/** Probability of a pair that the text has no reason for, where learners are sure enough to propose it. */
const UNTOLD = 0.05;
/** Log-odds from which learners are a reason of their own, for or against. */
export const TELLING_ODDS = 0.3;

/**
 * The pairs of a course with what learners' answers say of them, the likeliest first: the odds from the text times the odds from the
 * answers. A pair without any reason in the text comes in where the answers are surer than chance.
 *
 * @param forms form of a concept by its key
 */
export function withLearners(
  pairs: readonly ScoredPair[],
  learned: readonly LearnedEdge[],
  forms: ReadonlyMap<string, string>,
): PairWithLearners[] {
  const told = new Map<string, { from: string; to: string; edge: LearnedEdge }>();
  for (const edge of learned) {
    const [from, to] = [forms.get(edge.prerequisiteKey), forms.get(edge.conceptKey)];
    if (from !== undefined && to !== undefined && from !== to) told.set(JSON.stringify([from, to]), { from, to, edge });
  }
  const all = pairs.map((pair): PairWithLearners => {
    const key = JSON.stringify([pair.from, pair.to]);
    const logOdds = told.get(key)?.edge.logOdds ?? 0;
    told.delete(key);
    return { ...pair, logOdds, weight: logOdds === 0 ? pair.weight : rounded(pair.weight, logOdds) };
  });
  for (const { from, to, edge } of told.values()) {
    const { logOdds, sure } = edge;
    if (sure && logOdds > 0) all.push({ from, to, weight: rounded(UNTOLD, logOdds), reasons: [], logOdds });
  }
  return all.sort((a, b) => b.weight - a.weight || compare(a.to, b.to) || compare(a.from, b.from));
}

function rounded(fromText: number, logOdds: number): number {
  return Math.round(1e6 * probabilityWith(fromText, logOdds)) / 1e6;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
