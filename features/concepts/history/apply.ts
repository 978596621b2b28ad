import { normaliseTerm } from '@/core/text/terms';
import type { Tx } from '@/platform/database/transaction';
import { removeCycles } from '../graph';
import { setSuggestionState, suggestionStates } from '../propose/store';
import * as chunkStore from '../store';
import * as store from '../store-state';
import type { ConceptFields, MapChange, SuggestionState } from './changes';
import { sameEdge, sameLink, sameValue } from './changes';
import type { Journal } from './journal';
import { plainEdge, plainLink } from './journal';
import type { MapState } from './state';

/** Why changes can't be made to the map as it is now. */
export type Blocked =
  | { why: 'changed'; change: MapChange }
  | { why: 'gone' }
  | { why: 'name'; name: string }
  | { why: 'circle' };

/**
 * Makes changes to a map that is still as it was where they begin. Other names of a concept are added and taken away
 * one by one, so that those that came in between stay. Passages that are gone are left out.
 * @returns what stands in the way, with nothing promised about what was written: the caller rolls back.
 */
export async function applyChanges(
  tx: Tx,
  courseId: string,
  journal: Journal,
  changes: readonly MapChange[],
): Promise<Blocked | null> {
  const conceptIds = changes.flatMap((change) => (change.of === 'concept' ? [change.id] : []));
  const linkedIds = changes.flatMap((change) => (change.of === 'link' ? [change.conceptId] : []));
  const edges = changes.some((change) => change.of === 'edge');
  await journal.watch({ concepts: conceptIds, linksOf: linkedIds, edges });
  const now = {
    concepts: await store.fieldsOf(tx, courseId, conceptIds),
    links: await store.linksOf(tx, courseId, [...new Set(linkedIds)]),
    edges: edges ? await store.edgesOf(tx, courseId) : [],
    suggestions: await suggestionStates(
      tx,
      changes.flatMap((change) => (change.of === 'suggestion' ? [change.id] : [])),
    ),
  };
  const blocked = obstacle(now, changes);
  if (blocked) return blocked;
  await write(tx, courseId, journal, now.concepts, changes);
  if (edges && !(await isAcyclic(tx, courseId))) return { why: 'circle' };
  return takenName(tx, courseId, changes);
}

interface Now extends Pick<MapState, 'concepts' | 'links' | 'edges'> {
  suggestions: ReadonlyMap<string, SuggestionState>;
}

function obstacle(now: Now, changes: readonly MapChange[]): Blocked | null {
  const concepts = new Map(now.concepts.map((row) => [row.id, row]));
  const links = new Map(now.links.map((row) => [`${row.conceptId} ${row.chunkId}`, plainLink(row)]));
  const edges = new Map(now.edges.map((row) => [`${row.prerequisiteId} ${row.conceptId}`, plainEdge(row)]));
  for (const change of changes) {
    if (change.of === 'concept') {
      const row = concepts.get(change.id);
      if (!row) return { why: 'gone' };
      if (!fits(row, change.before)) return { why: 'changed', change };
    } else if (change.of === 'link') {
      const link = links.get(`${change.conceptId} ${change.chunkId}`) ?? null;
      // What extraction says of a passage may have come and gone in between; only teachers' words are compared.
      const decided = link?.origin === 'teacher' || change.before?.origin === 'teacher';
      if (decided && !sameLink(link, change.before) && link !== null) return { why: 'changed', change };
    } else if (change.of === 'edge') {
      const edge = edges.get(`${change.prerequisiteId} ${change.conceptId}`) ?? null;
      if (sameEdge(edge, change.before)) continue;
      const decided = isDecided(edge) || isDecided(change.before);
      if (decided) return { why: 'changed', change };
    } else if (change.of === 'suggestion') {
      // One whose passage or concepts are gone is gone too: there is nothing left to open again.
      const state = now.suggestions.get(change.id) ?? change.before;
      if (state !== change.before) return { why: 'changed', change };
    }
  }
  return null;
}

function isDecided(edge: { origin: string; status: string } | null): boolean {
  return edge !== null && (edge.origin === 'teacher' || edge.status === 'rejected');
}

/** Whether a concept still has what an edit gave it. Other names mend by themselves, and the rest is derived. */
function fits(row: ConceptFields, before: Partial<ConceptFields>): boolean {
  const told = ['name', 'definitionText', 'position', 'hidden', 'removed', 'mergedInto'] as const;
  return told.every((field) => !(field in before) || sameValue(row[field], before[field]));
}

async function write(
  tx: Tx,
  courseId: string,
  journal: Journal,
  rows: MapState['concepts'],
  changes: readonly MapChange[],
): Promise<void> {
  const concepts = new Map(rows.map((row) => [row.id, row]));
  const wanted = changes.flatMap((change) => (change.of === 'link' && change.after ? [change.chunkId] : []));
  const there = await chunkStore.chunksThere(tx, courseId, wanted);
  for (const change of changes) {
    if (change.of === 'concept') {
      const row = concepts.get(change.id);
      if (row) await store.setFields(tx, change.id, { ...change.after, ...aliasesAfter(row, change) });
    } else if (change.of === 'edge') await store.setEdge(tx, courseId, change, change.after);
    else if (change.of === 'link') {
      if (change.after === null || there.has(change.chunkId)) await store.setLink(tx, courseId, change, change.after);
    } else if (change.of === 'suggestion') {
      await setSuggestionState(tx, change.id, change.after);
      journal.suggestionDecided(change.id, change.after, change.before);
    } else {
      journal.itemsMoved(
        await store.giveItems(tx, change.ids, change.before, change.after),
        change.before,
        change.after,
      );
    }
  }
}

function aliasesAfter(row: ConceptFields, change: Extract<MapChange, { of: 'concept' }>): { aliases?: string[] } {
  const [old, wanted] = [change.before.aliases, change.after.aliases];
  if (!old || !wanted) return {};
  const name = change.after.name ?? row.name;
  const kept = row.aliases.filter((alias) => !old.includes(alias) || wanted.includes(alias));
  return {
    aliases: [...new Set([...wanted.filter((alias) => !old.includes(alias) || kept.includes(alias)), ...kept])].filter(
      (alias) => alias !== name,
    ),
  };
}

async function isAcyclic(tx: Tx, courseId: string): Promise<boolean> {
  const active = (await store.edgesOf(tx, courseId)).filter((edge) => edge.status === 'active');
  const edges = active.map(({ prerequisiteId, conceptId }) => ({ from: prerequisiteId, to: conceptId, weight: 1 }));
  return removeCycles(edges).length === edges.length;
}

/** A concept that comes back, or gets its old name back, may find that name taken. */
async function takenName(tx: Tx, courseId: string, changes: readonly MapChange[]): Promise<Blocked | null> {
  const named = new Set(
    changes.flatMap((change) => {
      if (change.of !== 'concept') return [];
      const { name, removed, mergedInto } = change.after;
      return name !== undefined || removed === false || mergedInto === null ? [change.id] : [];
    }),
  );
  if (named.size === 0) return null;
  const rows = (await store.fieldsOf(tx, courseId, 'all')).filter((row) => !row.mergedInto && !row.removed);
  for (const row of rows.filter((each) => named.has(each.id))) {
    const key = normaliseTerm(row.name);
    if (rows.some((other) => other.id !== row.id && normaliseTerm(other.name) === key))
      return { why: 'name', name: row.name };
  }
  return null;
}
