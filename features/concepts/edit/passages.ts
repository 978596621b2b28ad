import { type Editor, perform } from '../history/perform';
import * as store from '../store';
import { insertConcept } from './concepts';
import { fail, requireConcept } from './shared';

/**
 * Takes chunks from a concept and makes a new one that they teach; the new one stands right behind it.
 * @throws concept_not_found, chunk_not_in_concept, concept_name_taken
 */
export async function splitConcept(
  editor: Editor,
  id: string,
  input: { name: string; chunkIds: string[] },
): Promise<string> {
  const { tx, courseId } = editor;
  return perform(editor, [id], async (journal) => {
    const row = await requireConcept(tx, courseId, id);
    await requireTaught(editor, row, input.chunkIds);
    await journal.watch({ concepts: [id], linksOf: [id] });
    const madeId = await insertConcept(editor, journal, input);
    await store.updateConcept(tx, madeId, { position: row.position });
    await store.setChunkRole(tx, courseId, id, input.chunkIds, 'excluded');
    journal.itemsMoved(await store.moveItems(tx, id, madeId, input.chunkIds), id, madeId);
    return { kind: 'concept.split', words: { name: row.name, other: input.name }, result: madeId };
  });
}

/**
 * Says by a teacher's word that passages teach a concept, or that they do not.
 * @throws concept_not_found, chunk_not_found, chunk_not_in_concept
 */
export async function setPassages(
  editor: Editor,
  id: string,
  input: { chunkIds: string[]; role: 'teaches' | 'excluded' },
): Promise<void> {
  const { tx, courseId } = editor;
  await perform(editor, [id], async (journal) => {
    const row = await requireConcept(tx, courseId, id);
    if (input.role === 'excluded') await requireTaught(editor, row, input.chunkIds);
    const there = await store.chunksThere(tx, courseId, input.chunkIds);
    if (input.chunkIds.some((chunkId) => !there.has(chunkId)))
      throw fail('chunk_not_found', 'One of these passages is not part of this course.');
    await journal.watch({ linksOf: [id] });
    await store.setChunkRole(tx, courseId, id, input.chunkIds, input.role);
    const kind = input.role === 'teaches' ? 'passages.assign' : 'passages.exclude';
    return { kind, words: { name: row.name, count: input.chunkIds.length }, result: undefined };
  });
}

async function requireTaught({ tx, courseId }: Editor, row: store.ConceptRow, chunkIds: readonly string[]) {
  const own = new Set(
    (await store.chunksOf(tx, courseId))
      .filter((link) => link.conceptId === row.id && link.role === 'teaches')
      .map((link) => link.chunkId),
  );
  const foreign = chunkIds.find((chunkId) => !own.has(chunkId));
  if (foreign) throw fail('chunk_not_in_concept', `The passage ${foreign} does not teach “${row.name}”.`);
}
