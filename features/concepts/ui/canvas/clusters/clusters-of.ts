import type { MapConcept, MapGraph } from '../../map-graph';
import { communities } from './communities';

/** A part of a large map that is shown as one from afar. */
export interface Cluster {
  id: string;
  /** Title of the source or heading that it comes from, else its first concept. */
  name: string;
  /** How many other sources or headings are in it. */
  also: number;
  /** In teaching order. */
  conceptIds: string[];
}

/** A map of more concepts than this is shown in clusters. */
export const LARGE_MAP = 120;

/** Fewer concepts than `least` are put with their neighbours, more than `most` are divided. */
const size = { least: 6, most: 36 } as const;

interface Group {
  names: string[];
  concepts: MapConcept[];
}

/**
 * Parts of a large map, in teaching order: by source, a large source by its headings, else by who is joined with whom;
 * small ones together with the neighbour they are joined with most. Empty for a map that needs none.
 */
export function clustersOf(graph: MapGraph): Cluster[] {
  if (graph.concepts.length <= LARGE_MAP) return [];
  const divided = bySource(graph).flatMap((group) => divide(graph, group));
  return joinSmall(graph, divided).map(({ names, concepts }, index) => ({
    id: `cluster ${index} ${concepts[0]?.id ?? ''}`,
    name: names[0] ?? concepts[0]?.name ?? '',
    also: Math.max(0, names.length - 1),
    conceptIds: concepts.map((concept) => concept.id),
  }));
}

/** A concept without material stands with what it is joined to, else with what comes before it. */
function bySource(graph: MapGraph): Group[] {
  const groups = new Map<string, Group>();
  const put = (concept: MapConcept, key: string, names: string[]) => {
    const group = groups.get(key) ?? { names, concepts: [] };
    group.concepts.push(concept);
    groups.set(key, group);
  };
  let last = '';
  for (const concept of graph.concepts) {
    const joined = [...graph.needs(concept.id), ...graph.leadsTo(concept.id)].find((other) => other.place);
    const place = concept.place ?? joined?.place;
    if (place) last = place.sourceId;
    put(concept, last, place ? [place.title] : []);
  }
  return [...groups.values()];
}

function divide(graph: MapGraph, group: Group): Group[] {
  if (group.concepts.length <= size.most) return [group];
  const headings = new Map<string, Group>();
  for (const concept of group.concepts) {
    const heading = concept.place?.heading ?? '';
    const known = headings.get(heading) ?? { names: heading === '' ? group.names : [heading], concepts: [] };
    known.concepts.push(concept);
    headings.set(heading, known);
  }
  if (headings.size > 1) return [...headings.values()].flatMap((part) => divideByLines(graph, part));
  return divideByLines(graph, group);
}

function divideByLines(graph: MapGraph, group: Group): Group[] {
  if (group.concepts.length <= size.most) return [group];
  const edges = graph.edges.filter((edge) => graph.isDirect(edge));
  const parts = communities(
    group.concepts.map((concept) => concept.id),
    edges.map((edge) => [edge.prerequisiteId, edge.conceptId] as const),
  );
  return parts.flatMap((ids) => {
    const concepts = ids.flatMap((id) => graph.byId.get(id) ?? []);
    const pieces = Math.ceil(concepts.length / size.most);
    const length = Math.ceil(concepts.length / pieces);
    return Array.from({ length: pieces }, (_, piece) => ({
      names: concepts.length < size.least ? group.names : [],
      concepts: concepts.slice(piece * length, (piece + 1) * length),
    }));
  });
}

function joinSmall(graph: MapGraph, groups: readonly Group[]): Group[] {
  const joined: Group[] = [...groups];
  for (;;) {
    const at = joined.findIndex((group) => group.concepts.length < size.least);
    const small = joined[at];
    if (!small || joined.length < 2) return joined;
    const [before, after] = [joined[at - 1], joined[at + 1]];
    const into = nearer(graph, small, before, after);
    if (!into) return joined;
    const parts = into === before ? [into, small] : [small, into];
    const names = [
      ...new Set(parts.toSorted((a, b) => b.concepts.length - a.concepts.length).flatMap((part) => part.names)),
    ];
    const whole = { names, concepts: parts.flatMap((part) => part.concepts) };
    joined.splice(into === before ? at - 1 : at, 2, whole);
  }
}

/** The neighbour that a small group is joined with more; the smaller one where that is no reason. */
function nearer(graph: MapGraph, small: Group, before: Group | undefined, after: Group | undefined): Group | undefined {
  if (!before || !after) return before ?? after;
  const more = lines(graph, small, after) - lines(graph, small, before);
  const room = (group: Group) => group.concepts.length + small.concepts.length <= size.most;
  if (room(before) !== room(after)) return room(before) ? before : after;
  if (more !== 0) return more > 0 ? after : before;
  return after.concepts.length < before.concepts.length ? after : before;
}

function lines(graph: MapGraph, a: Group, b: Group): number {
  const ids = new Set(b.concepts.map((concept) => concept.id));
  return a.concepts
    .flatMap((concept) => [...graph.needs(concept.id), ...graph.leadsTo(concept.id)])
    .filter((other) => ids.has(other.id)).length;
}
