import { normaliseTerm } from '@/core/text/terms';
import type { ConceptUpdate } from '../contract';
import type { EditKind } from '../history/contract';
import type { Journal } from '../history/journal';
import { type Editor, perform } from '../history/perform';
import * as store from '../store';
import { edgesOf, setEdge } from '../store-state';
import { placeBefore } from './place';
import { fail, requireConcept, requireFreeName } from './shared';

/**
 * Renames, hides, shows, moves or defines a concept; the old name stays as an alias, so that answers with it are still
 * right. @throws concept_not_found, concept_name_taken, chunk_not_in_concept
 */
export async function updateConcept(editor: Editor, id: string, change: ConceptUpdate): Promise<void> {
  const { tx, courseId } = editor;
  await perform(editor, [id], async (journal) => {
    const row = await requireConcept(tx, courseId, id);
    await journal.watch({ concepts: [id] });
    const { name, hidden, definition } = change;
    if (name !== undefined) await requireFreeName(tx, courseId, name, id);
    if (definition) await requireTaught(editor, row, definition.chunkId);
    await store.updateConcept(tx, id, {
      ...(name === undefined || name === row.name ? {} : renamed(row, name)),
      ...(hidden === undefined ? {} : { hidden }),
      ...(definition === undefined
        ? {}
        : {
            definitionText: definition?.text ?? null,
            definitionChunkId: definition?.chunkId ?? null,
            definitionEdited: true,
            accepted: true,
          }),
      ...(change.position === undefined ? {} : { position: change.position, positionEdited: true }),
    });
    if (change.before !== undefined) await placeBefore(tx, courseId, journal, id, change.before);
    return { kind: kindOf(change), words: { name: row.name, other: name ?? '' }, result: undefined };
  });
}

function renamed(row: store.ConceptRow, name: string): Partial<store.NewConcept> {
  const aliases = [...new Set([...row.aliases, row.name])].filter((alias) => alias !== name);
  return { name, nameEdited: true, accepted: true, aliases };
}

function kindOf(change: ConceptUpdate): EditKind {
  if (change.name !== undefined) return 'concept.rename';
  if (change.definition !== undefined) return 'concept.define';
  if (change.hidden !== undefined) return change.hidden ? 'concept.hide' : 'concept.show';
  return 'concept.move';
}

async function requireTaught({ tx, courseId }: Editor, row: store.ConceptRow, chunkId: string): Promise<void> {
  const taught = (await store.chunksOf(tx, courseId)).some(
    (link) => link.conceptId === row.id && link.chunkId === chunkId && link.role === 'teaches',
  );
  if (!taught) throw fail('chunk_not_in_concept', `The passage ${chunkId} does not teach “${row.name}”.`);
}

/** Adds a teacher's own concept at the end of the teaching order. @throws concept_name_taken, chunk_not_found */
export async function createConcept(editor: Editor, input: { name: string; chunkIds: string[] }): Promise<string> {
  return perform(editor, [], async (journal) => {
    const id = await insertConcept(editor, journal, input);
    return { kind: 'concept.create', words: { name: input.name }, result: id };
  });
}

/** The inside of adding a concept, for edits that do it among other things. */
export async function insertConcept(
  { tx, courseId }: Editor,
  journal: Journal,
  input: { name: string; chunkIds: string[] },
): Promise<string> {
  await requireFreeName(tx, courseId, input.name, null);
  const there = await store.chunksThere(tx, courseId, input.chunkIds);
  if (input.chunkIds.some((id) => !there.has(id)))
    throw fail('chunk_not_found', 'One of these passages is not part of this course.');
  const rows = await store.conceptsOf(tx, courseId);
  const [made] = await store.insertConcepts(tx, [
    {
      courseId,
      key: uniqueKey(rows, input.name),
      name: input.name,
      position: Math.floor(Math.max(-1, ...rows.map((row) => row.position))) + 1,
      origin: 'teacher',
      nameEdited: true,
      positionEdited: true,
      accepted: true,
    },
  ]);
  if (!made) throw new Error('The concept was not stored.');
  journal.made(made.id);
  await store.setChunkRole(tx, courseId, made.id, input.chunkIds, 'teaches');
  return made.id;
}

/** A hidden, merged or removed concept may still hold the plain key. */
function uniqueKey(rows: store.ConceptRow[], name: string): string {
  const plain = normaliseTerm(name);
  const taken = new Set(rows.map((row) => row.key));
  if (!taken.has(plain)) return plain;
  let number = 2;
  while (taken.has(`${plain}#${number}`)) number++;
  return `${plain}#${number}`;
}

/** A teacher's own concept goes off the map with its lines; any other is hidden, so that it does not come back. */
export async function removeConcept(editor: Editor, id: string): Promise<void> {
  const { tx, courseId } = editor;
  await perform(editor, [id], async (journal) => {
    const row = await requireConcept(tx, courseId, id);
    await journal.watch({ concepts: [id], edges: row.origin === 'teacher' });
    if (row.origin === 'teacher') {
      for (const edge of await edgesOf(tx, courseId))
        if (edge.prerequisiteId === id || edge.conceptId === id) await setEdge(tx, courseId, edge, null);
      await store.updateConcept(tx, id, { removed: true, hidden: true });
    } else await store.updateConcept(tx, id, { hidden: true });
    return { kind: 'concept.remove', words: { name: row.name }, result: undefined };
  });
}
