import type { Tx } from '@/platform/database/transaction';
import type { EdgeFields } from '../history/changes';
import { type Journal, plainEdge } from '../history/journal';
import { type Editor, perform } from '../history/perform';
import type { MapState } from '../history/state';
import * as store from '../store';
import { edgesOf, setEdge } from '../store-state';
import { closesCircle, fail, requireConcept } from './shared';

/** What else has to follow when concepts become one; wired to the mastery feature. */
export interface EditDeps {
  mergeMastery(tx: Tx, courseId: string, fromIds: string[], toId: string): Promise<void>;
}

/**
 * Gives everything of the named concepts to the target; learners' evidence goes along. Taken back, passages, exercises
 * and lines return; what the target learnt of its learners stays with both.
 * @throws merge_with_itself, concept_not_found
 */
export async function mergeConcepts(
  editor: Editor,
  deps: EditDeps,
  targetId: string,
  fromIds: readonly string[],
): Promise<void> {
  await perform(editor, [targetId, ...fromIds], async (journal) => ({
    kind: 'concept.merge',
    words: await mergeInto(editor, journal, deps, targetId, fromIds),
    result: undefined,
  }));
}

/** The same as a part of another edit. @returns what the edit says of itself */
export async function mergeInto(
  { tx, courseId }: Editor,
  journal: Journal,
  deps: EditDeps,
  targetId: string,
  fromIds: readonly string[],
): Promise<{ name: string; other: string; count: number }> {
  if (fromIds.includes(targetId)) throw fail('merge_with_itself', 'A concept can’t be merged with itself.');
  const target = await requireConcept(tx, courseId, targetId);
  const sources = [];
  for (const id of new Set(fromIds)) sources.push(await requireConcept(tx, courseId, id));
  const ids = sources.map((row) => row.id);
  await journal.watch({ concepts: [targetId, ...ids], linksOf: [targetId], edges: true });
  const links = await store.chunksOf(tx, courseId);
  const taught = links.filter((link) => ids.includes(link.conceptId) && link.role === 'teaches');
  await store.setChunkRole(tx, courseId, targetId, [...new Set(taught.map((link) => link.chunkId))], 'teaches');
  const names = [...target.aliases, ...sources.flatMap((row) => [row.name, ...row.aliases])];
  await store.updateConcept(tx, targetId, {
    aliases: [...new Set(names)].filter((alias) => alias !== target.name),
    accepted: true,
    ...(target.definitionText ? {} : pick(sources.find((row) => row.definitionText))),
  });
  await moveEdges(tx, courseId, ids, targetId);
  for (const id of ids) {
    await store.updateConcept(tx, id, { mergedInto: targetId });
    journal.itemsMoved(await store.moveItems(tx, id, targetId, null), id, targetId);
  }
  await deps.mergeMastery(tx, courseId, ids, targetId);
  return { name: target.name, other: sources[0]?.name ?? '', count: ids.length };
}

function pick(row: store.ConceptRow | undefined): Partial<store.NewConcept> {
  return row ? { definitionText: row.definitionText, definitionChunkId: row.definitionChunkId } : {};
}

/** Lines of the sources become lines of the target: what a teacher decided before what was proposed, never a circle. */
async function moveEdges(tx: Tx, courseId: string, fromIds: readonly string[], targetId: string): Promise<void> {
  const all = await edgesOf(tx, courseId);
  const isOfSource = (edge: MapState['edges'][number]) =>
    fromIds.includes(edge.prerequisiteId) || fromIds.includes(edge.conceptId);
  const end = (id: string) => (fromIds.includes(id) ? targetId : id);
  let kept = all.filter((edge) => !isOfSource(edge));
  const moving = all
    .filter(isOfSource)
    .toSorted((a, b) => Number(isDecided(b)) - Number(isDecided(a)) || b.weight - a.weight);
  for (const edge of moving) {
    await setEdge(tx, courseId, edge, null);
    const moved = { ...edge, prerequisiteId: end(edge.prerequisiteId), conceptId: end(edge.conceptId) };
    if (moved.prerequisiteId === moved.conceptId) continue;
    const same = (other: MapState['edges'][number]) =>
      other.prerequisiteId === moved.prerequisiteId && other.conceptId === moved.conceptId;
    const known = kept.find(same);
    if (known && (isDecided(known) || !isDecided(moved))) continue;
    const others = kept.filter((other) => !same(other));
    const active = others.filter((other) => other.status === 'active');
    if (moved.status === 'active' && closesCircle(active, moved.prerequisiteId, moved.conceptId)) continue;
    kept = [...others, moved];
    await setEdge(tx, courseId, moved, plainEdge(moved));
  }
}

function isDecided(edge: EdgeFields): boolean {
  return edge.origin === 'teacher' || edge.status === 'rejected';
}
