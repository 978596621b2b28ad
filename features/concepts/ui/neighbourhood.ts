import { type MapConcept, type MapGraph, mapGraph } from './map-graph';

/** How far one may look around a concept. */
export const steps = { least: 1, usual: 2, most: 4 } as const;

/**
 * The part of a map around a concept: what it builds on and what builds on it, up to so many lines away each, with all
 * lines among these. The whole map when there is no such concept.
 */
export function neighbourhood(graph: MapGraph, id: string, reach: number): MapGraph {
  if (!graph.byId.has(id)) return graph;
  const near = new Set([...within(graph.needs, id, reach), ...within(graph.leadsTo, id, reach)]);
  const concepts = graph.concepts.filter((concept) => near.has(concept.id));
  return mapGraph({ revision: graph.revision, concepts, prerequisites: graph.edges }, graph.reader);
}

function within(next: (id: string) => readonly MapConcept[], id: string, reach: number): Set<string> {
  const seen = new Set([id]);
  let edge = [id];
  for (let step = 0; step < reach; step++) {
    edge = edge.flatMap((at) => next(at).map((other) => other.id)).filter((other) => !seen.has(other));
    for (const other of edge) seen.add(other);
    edge = [...new Set(edge)];
  }
  return seen;
}
