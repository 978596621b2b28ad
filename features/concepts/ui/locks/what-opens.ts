import { type MapGraph, missingOf, type Named } from '../map-graph';

/** What is to be done about one concept that keeps another one closed. */
export type Key =
  /** `begin` it, `goOn` with it, or `prove` with one answer that it has stayed. */
  | { concept: Named; kind: 'begin' | 'goOn' | 'prove' }
  /** An answer shows that it has stayed from then on. */
  | { concept: Named; kind: 'proveFrom'; from: string }
  /** It is closed as well, until these are there. */
  | { concept: Named; kind: 'closed'; for: Named[] };

/** Everything that a closed concept waits for directly, in the course's order, with what would settle it. */
export function keysOf(graph: MapGraph, conceptId: string): Key[] {
  return missingOf(graph, conceptId).map((concept): Key => {
    const standing = graph.standingOf(concept.id);
    switch (standing?.state) {
      case 'locked':
        return { concept, kind: 'closed', for: missingOf(graph, concept.id) };
      case 'fresh':
      case 'unproven':
      case 'held': {
        const from = standing.provableFrom;
        const isLater = from !== null && Date.parse(from) > graph.reader.readAt;
        return isLater ? { concept, kind: 'proveFrom', from } : { concept, kind: 'prove' };
      }
      case 'learning':
        return { concept, kind: 'goOn' };
      default:
        return { concept, kind: 'begin' };
    }
  });
}

/**
 * What can be done now so that a closed concept opens sooner: of everything on the way to it that is open itself, the first in the course's order.
 * Null where nothing of the kind is left to do today.
 */
export function firstKey(graph: MapGraph, conceptId: string): Key | null {
  const seen = new Set<string>();
  const ahead = [conceptId];
  const found: Key[] = [];
  for (let at = ahead.pop(); at !== undefined; at = ahead.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    for (const key of keysOf(graph, at)) {
      if (key.kind === 'closed') ahead.push(key.concept.id);
      else if (key.kind !== 'proveFrom') found.push(key);
    }
  }
  const placeOf = ({ concept }: Key) => graph.standingOf(concept.id)?.position ?? 0;
  return found.toSorted((a, b) => placeOf(a) - placeOf(b))[0] ?? null;
}
