import { removeCycles, transitiveReduction } from '../../graph';
import { mostByExpectedF1 } from './expected-f1';
import type { ScoredPair } from './score';

/** Least probability of a proposed edge. */
export const LEAST_WEIGHT = 0.08;
/** Prerequisites of one concept. */
const MOST = 6;

/** An edge of the map; `direct` where no longer way implies it. */
export interface ProposedPair extends ScoredPair {
  direct: boolean;
}

/** The edges of the map: likely enough, few for each concept, without cycles, the likeliest first. */
export function proposePrerequisites(pairs: readonly ScoredPair[]): ProposedPair[] {
  const taken = new Map<string, number>();
  const held = mostByExpectedF1(pairs.map(({ weight }) => weight));
  const likely = pairs.slice(0, held).filter(({ to, weight }) => {
    const count = (taken.get(to) ?? 0) + 1;
    taken.set(to, count);
    return weight >= LEAST_WEIGHT && count <= MOST;
  });
  const acyclic = removeCycles(likely);
  const direct = new Set(transitiveReduction(acyclic));
  return acyclic.map((pair) => ({ ...pair, direct: direct.has(pair) }));
}
