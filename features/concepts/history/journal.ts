import type { Tx } from '@/platform/database/transaction';
import * as store from '../store-state';
import { type ConceptFields, fieldsChanged, type MapChange, type SuggestionState, sameEdge, sameLink } from './changes';
import type { MapState } from './state';

/** What an edit is about to touch; everything that it changes has to be named before it does. */
export interface Watched {
  concepts?: readonly string[];
  /** Concepts whose passages may change. */
  linksOf?: readonly string[];
  /** The lines may change. */
  edges?: boolean;
}

/** Finds what an edit changed by looking before and after. */
export interface Journal {
  watch(what: Watched): Promise<void>;
  /** A concept that the edit made: taken back, it goes off the map. */
  made(id: string): void;
  itemsMoved(ids: string[], from: string, to: string): void;
  /** What a model proposed was decided on, or by taking that back is open again. */
  suggestionDecided(id: string, after: SuggestionState, before?: SuggestionState): void;
  changes(): Promise<MapChange[]>;
}

type Seen = Pick<MapState, 'concepts' | 'edges' | 'links'>;

export function createJournal(tx: Tx, courseId: string): Journal {
  const before: Seen = { concepts: [], edges: [], links: [] };
  const concepts = new Set<string>();
  const linksOf = new Set<string>();
  const made = new Set<string>();
  const others: MapChange[] = [];
  let edges = false;

  return {
    async watch(what) {
      const newConcepts = (what.concepts ?? []).filter((id) => !concepts.has(id));
      const newLinks = (what.linksOf ?? []).filter((id) => !linksOf.has(id));
      for (const id of newConcepts) concepts.add(id);
      for (const id of newLinks) linksOf.add(id);
      before.concepts.push(...(await store.fieldsOf(tx, courseId, newConcepts)));
      before.links.push(...(await store.linksOf(tx, courseId, newLinks)));
      if (what.edges && !edges) {
        edges = true;
        before.edges.push(...(await store.edgesOf(tx, courseId)));
      }
    },
    made(id) {
      made.add(id);
      concepts.add(id);
      linksOf.add(id);
    },
    itemsMoved(ids, from, to) {
      if (ids.length > 0) others.push({ of: 'items', ids, before: from, after: to });
    },
    suggestionDecided(id, after, was = 'open') {
      others.push({ of: 'suggestion', id, before: was, after });
    },
    async changes() {
      const after: Seen = {
        concepts: await store.fieldsOf(tx, courseId, [...concepts]),
        links: await store.linksOf(tx, courseId, [...linksOf]),
        edges: edges ? await store.edgesOf(tx, courseId) : [],
      };
      return [
        ...conceptChanges(before, after, made),
        ...linkChanges(before, after),
        ...edgeChanges(before, after),
        ...others,
      ];
    },
  };
}

function conceptChanges(before: Seen, after: Seen, made: ReadonlySet<string>): MapChange[] {
  const earlier = new Map(before.concepts.map((row) => [row.id, row]));
  return after.concepts.flatMap((row): MapChange[] => {
    if (made.has(row.id))
      return [
        {
          of: 'concept',
          id: row.id,
          before: { removed: true, hidden: true },
          after: { removed: false, hidden: row.hidden },
        },
      ];
    const old = earlier.get(row.id);
    const changed = old ? fieldsChanged(old, row) : null;
    return changed ? [{ of: 'concept', id: row.id, ...changed }] : [];
  });
}

function linkChanges(before: Seen, after: Seen): MapChange[] {
  return paired(before.links, after.links, (link) => `${link.conceptId} ${link.chunkId}`).flatMap(
    ([old, now]): MapChange[] => {
      const at = now ?? old;
      const [was, is] = [old && plainLink(old), now && plainLink(now)];
      if (!at || sameLink(was, is)) return [];
      return [{ of: 'link', conceptId: at.conceptId, chunkId: at.chunkId, before: was, after: is }];
    },
  );
}

function edgeChanges(before: Seen, after: Seen): MapChange[] {
  return paired(before.edges, after.edges, (edge) => `${edge.prerequisiteId} ${edge.conceptId}`).flatMap(
    ([old, now]): MapChange[] => {
      const at = now ?? old;
      const [was, is] = [old && plainEdge(old), now && plainEdge(now)];
      if (!at || sameEdge(was, is)) return [];
      return [{ of: 'edge', prerequisiteId: at.prerequisiteId, conceptId: at.conceptId, before: was, after: is }];
    },
  );
}

/** Each entry of two lists with the one that has the same key in the other, null where there is none. */
export function paired<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (entry: T) => string,
): [T | null, T | null][] {
  const pairs = new Map<string, [T | null, T | null]>();
  for (const entry of before) pairs.set(keyOf(entry), [entry, null]);
  for (const entry of after) pairs.set(keyOf(entry), [pairs.get(keyOf(entry))?.[0] ?? null, entry]);
  return [...pairs.values()];
}

export const plainLink = ({ role, weight, origin }: MapState['links'][number]) => ({ role, weight, origin });
export const plainEdge = ({ origin, status, weight, evidence }: MapState['edges'][number]) => ({
  origin,
  status,
  weight,
  evidence,
});
export const plainConcept = (row: ConceptFields): ConceptFields => {
  const { name, aliases, definitionText, definitionChunkId, position, hidden, nameEdited } = row;
  const { positionEdited, definitionEdited, accepted, removed, mergedInto } = row;
  return {
    ...{ name, aliases, definitionText, definitionChunkId, position, hidden, nameEdited },
    ...{ positionEdited, definitionEdited, accepted, removed, mergedInto },
  };
};
