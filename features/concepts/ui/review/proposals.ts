import type { Decision } from '../../history/contract';
import type { Suggestion } from '../../propose/contract';
import { edgeKey, type MapGraph } from '../map-graph';

export const nothingDecided: Decision['accept'] = { conceptIds: [], edges: [], suggestionIds: [] };

/** How sure extraction is, in words: the bounds that the map uses everywhere. */
export type Strength = 'weak' | 'fair' | 'strong';

export function strengthOf(weight: number): Strength {
  return weight < 0.4 ? 'weak' : weight < 0.7 ? 'fair' : 'strong';
}

/** One thing to say yes or no to. */
export type Proposal = { key: string; weight: number; strength: Strength | null } & (
  | { of: 'edge'; prerequisiteId: string; conceptId: string; before: string; after: string; evidence: string }
  | { of: 'concept'; id: string; name: string; definition: string | null }
  /** What a model proposed: not on the map yet, with no measure but the text's own words. */
  | { of: 'suggestion'; id: string; suggestion: Suggestion }
);

/** Lines, or concepts, that nobody has decided on; the surest first. */
export function proposalsOf(graph: MapGraph, of: 'edge' | 'concept'): Proposal[] {
  const nameOf = (id: string) => graph.byId.get(id)?.name ?? '';
  const all: Proposal[] =
    of === 'edge'
      ? graph.edges.filter(isOpenEdge).map(({ prerequisiteId, conceptId, weight, evidence }) => ({
          ...{ of, key: edgeKey({ prerequisiteId, conceptId }), weight, strength: strengthOf(weight) },
          ...{ prerequisiteId, conceptId, evidence, before: nameOf(prerequisiteId), after: nameOf(conceptId) },
        }))
      : graph.concepts.filter(isOpenConcept).map(({ id, name, importance, definition }) => ({
          ...{ of, key: id, weight: importance, strength: strengthOf(importance) },
          ...{ id, name, definition: definition?.text ?? null },
        }));
  return all.toSorted((a, b) => b.weight - a.weight);
}

/** How many lines and concepts on the map nobody has decided on. */
export function countOpen(graph: MapGraph): number {
  return graph.edges.filter(isOpenEdge).length + graph.concepts.filter(isOpenConcept).length;
}

const isOpenEdge = (edge: MapGraph['edges'][number]) => edge.origin === 'proposed';
const isOpenConcept = ({ origin, accepted, hidden }: MapGraph['concepts'][number]) =>
  origin === 'extracted' && !accepted && !hidden;

/** What a model proposes, in the order given. */
export function proposalsByModel(suggestions: readonly Suggestion[]): Proposal[] {
  return suggestions.map((suggestion) => ({
    ...{ of: 'suggestion', key: suggestion.id, id: suggestion.id, weight: 0, strength: null, suggestion },
  }));
}

/** The decision on these proposals, all the same way. */
export function decisionOn(proposals: readonly Proposal[], accept: boolean): Decision {
  const chosen = {
    conceptIds: proposals.flatMap((each) => (each.of === 'concept' ? [each.id] : [])),
    suggestionIds: proposals.flatMap((each) => (each.of === 'suggestion' ? [each.id] : [])),
    edges: proposals.flatMap((each) =>
      each.of === 'edge' ? [{ prerequisiteId: each.prerequisiteId, conceptId: each.conceptId }] : [],
    ),
  };
  return accept ? { accept: chosen, reject: nothingDecided } : { accept: nothingDecided, reject: chosen };
}

/** On how many proposals of all kinds one side of a decision is. */
export function decidedOn({ conceptIds, edges, suggestionIds }: Decision['accept']): number {
  return conceptIds.length + edges.length + suggestionIds.length;
}
