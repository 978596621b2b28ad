import { isKnown } from '@/core/tracing/thresholds';
import type { Standing } from '@/features/pathways/contract';
import type { ConceptMap, Prerequisite } from '../contract';
import { directEdges } from './direct-edges';

export type MapConcept = ConceptMap['concepts'][number];

/** The map, ready to be asked who leads to whom. Neighbours stand in teaching order. */
export interface MapGraph {
  revision: number;
  concepts: MapConcept[];
  edges: Prerequisite[];
  byId: ReadonlyMap<string, MapConcept>;
  needs(id: string): readonly MapConcept[];
  leadsTo(id: string): readonly MapConcept[];
  edge(prerequisiteId: string, conceptId: string): Prerequisite | undefined;
  /** Whether no other way leads from its one end to its other: what the map draws. */
  isDirect(edge: Prerequisite): boolean;
  /** Where the reader stands with it; null on the map of whoever teaches, and for what can't be taught yet. */
  standingOf(id: string): Standing | null;
  /** All of that, for the map of a part. */
  reader: ReadersStandings;
}

/** A concept by its name: of a part of the map, what it waits for may lie outside. */
export type Named = Pick<MapConcept, 'id' | 'name'>;

/** Where a reader stands with what a course teaches, and when that was read. */
export interface ReadersStandings {
  items: readonly Standing[];
  /** Milliseconds since 1970: the same on the server and in the browser. */
  readAt: number;
}

/** @param reader left out: the map of whoever teaches. */
export function mapGraph(map: ConceptMap, reader: ReadersStandings = { items: [], readAt: 0 }): MapGraph {
  const standing = new Map(reader.items.map((each) => [each.conceptId, each]));
  const concepts = map.concepts
    .toSorted((a, b) => a.position - b.position || a.name.localeCompare(b.name))
    // A placement's low estimate is no step taken: it isn't shown as one.
    .map((concept) =>
      concept.mode === 'foundational' && standing.get(concept.id)?.attempts === 0
        ? { ...concept, mode: null }
        : concept,
    );
  const byId = new Map(concepts.map((concept) => [concept.id, concept]));
  const edges = map.prerequisites.filter((edge) => byId.has(edge.prerequisiteId) && byId.has(edge.conceptId));
  const place = new Map(concepts.map((concept, index) => [concept.id, index]));
  const needs = neighbours(edges, byId, place, (edge) => [edge.conceptId, edge.prerequisiteId]);
  const leads = neighbours(edges, byId, place, (edge) => [edge.prerequisiteId, edge.conceptId]);
  const byEnds = new Map(edges.map((edge) => [edgeKey(edge), edge]));
  let direct: ReadonlySet<Prerequisite> | undefined;
  return {
    revision: map.revision,
    concepts,
    edges,
    byId,
    needs: (id) => needs.get(id) ?? [],
    leadsTo: (id) => leads.get(id) ?? [],
    edge: (prerequisiteId, conceptId) => byEnds.get(edgeKey({ prerequisiteId, conceptId })),
    isDirect(edge) {
      direct ??= directEdges(concepts.length, edges, place);
      return direct.has(edge);
    },
    standingOf: (id) => standing.get(id) ?? null,
    reader,
  };
}

/** One name for the line between two concepts. */
export function edgeKey({ prerequisiteId, conceptId }: { prerequisiteId: string; conceptId: string }): string {
  return `${prerequisiteId} ${conceptId}`;
}

function neighbours(
  edges: readonly Prerequisite[],
  byId: ReadonlyMap<string, MapConcept>,
  place: ReadonlyMap<string, number>,
  ends: (edge: Prerequisite) => [of: string, other: string],
): Map<string, MapConcept[]> {
  const groups = new Map<string, MapConcept[]>();
  for (const edge of edges) {
    const [of, otherId] = ends(edge);
    const other = byId.get(otherId);
    if (!other) continue;
    const group = groups.get(of);
    if (group) group.push(other);
    else groups.set(of, [other]);
  }
  for (const group of groups.values()) group.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
  return groups;
}

/** Where a concept stands for this reader, in the order in which it matters. */
export type ConceptState =
  | { kind: 'hidden' | 'known' | 'due' | 'prove' | 'learning' | 'ready' }
  /** For learners: closed by its gate until these are there. */
  | { kind: 'locked'; for: Named[] }
  /** For whoever teaches: easier after these. */
  | { kind: 'waiting'; for: Named[] };

/** What to say of a concept: hidden, known, due for a review, to be shown once more, begun, ready, or which visible prerequisites are not there yet. */
export function stateOf(graph: MapGraph, concept: MapConcept): ConceptState {
  if (concept.hidden) return { kind: 'hidden' };
  const standing = graph.standingOf(concept.id);
  if (standing) return stateFrom(graph, standing);
  if (isKnown(concept.mastery ?? 0)) return { kind: 'known' };
  const waiting = graph.needs(concept.id).filter((need) => !need.hidden && !isKnown(need.mastery ?? 0));
  return concept.ready || waiting.length === 0 ? { kind: 'ready' } : { kind: 'waiting', for: waiting };
}

function stateFrom(graph: MapGraph, { conceptId, state, dueAt }: Standing): ConceptState {
  switch (state) {
    case 'locked':
      return { kind: 'locked', for: missingOf(graph, conceptId) };
    case 'unproven':
      return { kind: 'prove' };
    case 'fresh':
    case 'held':
      return { kind: dueAt !== null && Date.parse(dueAt) <= graph.reader.readAt ? 'due' : 'known' };
    default:
      return { kind: state };
  }
}

/** What keeps a concept closed to the reader, in the course's order. */
export function missingOf(graph: MapGraph, conceptId: string): Named[] {
  const ids = graph.standingOf(conceptId)?.missingIds ?? [];
  const missing = ids.flatMap((id) => graph.standingOf(id) ?? []);
  return missing.toSorted((a, b) => a.position - b.position).map(({ conceptId: id, name }) => ({ id, name }));
}

/** It is mastered, whatever else is to be done about it. */
export function isMastered({ kind }: ConceptState): boolean {
  return kind === 'known' || kind === 'due' || kind === 'prove';
}

/** The first concept in teaching order that can be gone on with and is not known: where the reader stands. */
export function whereToBegin(graph: MapGraph): string | null {
  return graph.concepts.find((concept) => ['ready', 'learning'].includes(stateOf(graph, concept).kind))?.id ?? null;
}

/**
 * The shortest way along prerequisites from one concept to another, both ends included; null when there is none. An
 * edge from `to` to `from` would close a circle exactly when there is one.
 */
export function pathBetween(graph: MapGraph, from: string, to: string): MapConcept[] | null {
  const cameFrom = new Map<string, string | null>([[from, null]]);
  const queue = [from];
  for (let at = queue.shift(); at !== undefined && at !== to; at = queue.shift()) {
    for (const next of graph.leadsTo(at)) {
      if (cameFrom.has(next.id)) continue;
      cameFrom.set(next.id, at);
      queue.push(next.id);
    }
  }
  if (!cameFrom.has(to)) return null;
  const path: MapConcept[] = [];
  for (let at: string | null | undefined = to; at; at = cameFrom.get(at)) {
    const concept = graph.byId.get(at);
    if (concept) path.unshift(concept);
  }
  return path;
}

/**
 * Concepts whose name or another name holds every word of the query, in teaching order, but those of just that name first, then those whose name begins so; all
 * of them for an empty one.
 */
export function findConcepts(graph: MapGraph, query: string): MapConcept[] {
  const wanted = fold(query).trim();
  const words = wanted.split(/\s+/).filter(Boolean);
  const found = graph.concepts.flatMap((concept) => {
    const names = [concept.name, ...concept.aliases].map(fold);
    if (!words.every((word) => names.join(' ').includes(word))) return [];
    const rank = names.includes(wanted) ? 0 : names.some((name) => name.startsWith(wanted)) ? 1 : 2;
    return [{ concept, rank }];
  });
  return found.sort((a, b) => a.rank - b.rank).map(({ concept }) => concept);
}

/** Lower case, without accents. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
