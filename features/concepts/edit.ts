import { normaliseTerm } from '@/core/text/terms';
import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { conceptsErrors } from './contract';
import { refreshLevels } from './rebuild';
import * as store from './store';

const fail = errorsOf(conceptsErrors);

/** What else has to follow when concepts become one; wired to the mastery feature. */
export interface EditDeps {
  mergeMastery(tx: Tx, courseId: string, fromIds: string[], toId: string): Promise<void>;
}

export interface Editor {
  tx: Tx;
  courseId: string;
  userId: string;
}

export async function requireConcept(tx: Tx, courseId: string, id: string): Promise<store.ConceptRow> {
  const row = await store.conceptById(tx, courseId, id);
  if (!row) throw fail('concept_not_found', 'There is no such concept in this course.');
  return row;
}

async function requireFreeName(tx: Tx, courseId: string, name: string, exceptId: string | null): Promise<void> {
  const key = normaliseTerm(name);
  const taken = (await store.conceptsOf(tx, courseId)).find(
    (row) => !row.mergedInto && row.id !== exceptId && normaliseTerm(row.name) === key,
  );
  if (taken) throw fail('concept_name_taken', `There is a concept called “${taken.name}” already.`);
}

/** Writes the edit into the map's history and lets caches know. */
async function finish({ tx, courseId, userId }: Editor, kind: string, payload: Record<string, unknown>): Promise<void> {
  await store.recordEdit(tx, courseId, userId, kind, payload);
  await store.bumpRevision(tx, courseId);
}

/** Renames, hides, shows or moves a concept; the old name stays as an alias, so that answers with it are still right. */
export async function updateConcept(
  editor: Editor,
  id: string,
  change: { name?: string; hidden?: boolean; position?: number },
): Promise<void> {
  const { tx, courseId } = editor;
  await store.lockMap(tx, courseId);
  const row = await requireConcept(tx, courseId, id);
  if (change.name !== undefined) await requireFreeName(tx, courseId, change.name, id);
  await store.updateConcept(tx, id, {
    ...(change.name === undefined
      ? {}
      : {
          name: change.name,
          nameEdited: true,
          aliases: [...new Set([...row.aliases, row.name])].filter((alias) => alias !== change.name),
        }),
    ...(change.hidden === undefined ? {} : { hidden: change.hidden }),
    ...(change.position === undefined ? {} : { position: change.position, positionEdited: true }),
  });
  await finish(editor, 'update', { id, ...change });
}

export async function createConcept(editor: Editor, input: { name: string; chunkIds: string[] }): Promise<string> {
  const { tx, courseId } = editor;
  await store.lockMap(tx, courseId);
  await requireFreeName(tx, courseId, input.name, null);
  const rows = await store.conceptsOf(tx, courseId);
  const [made] = await store.insertConcepts(tx, [
    {
      courseId,
      key: uniqueKey(rows, input.name),
      name: input.name,
      position: Math.max(-1, ...rows.map((row) => row.position)) + 1,
      origin: 'teacher',
      nameEdited: true,
      positionEdited: true,
    },
  ]);
  if (!made) throw new Error('The concept was not stored.');
  await store.setChunkRole(tx, courseId, made.id, input.chunkIds, 'teaches');
  await finish(editor, 'create', { id: made.id, ...input });
  return made.id;
}

/** A hidden or merged concept may still hold the plain key. */
function uniqueKey(rows: store.ConceptRow[], name: string): string {
  const plain = normaliseTerm(name);
  const taken = new Set(rows.map((row) => row.key));
  if (!taken.has(plain)) return plain;
  let number = 2;
  while (taken.has(`${plain}#${number}`)) number++;
  return `${plain}#${number}`;
}

/** Gives everything of the named concepts to the target; learners' evidence goes along. */
export async function mergeConcepts(
  editor: Editor,
  deps: EditDeps,
  targetId: string,
  fromIds: string[],
): Promise<void> {
  const { tx, courseId } = editor;
  await store.lockMap(tx, courseId);
  if (fromIds.includes(targetId)) throw fail('merge_with_itself', 'A concept can’t be merged with itself.');
  const target = await requireConcept(tx, courseId, targetId);
  const sources = [];
  for (const id of new Set(fromIds)) sources.push(await requireConcept(tx, courseId, id));
  const links = await store.chunksOf(tx, courseId);
  const ids = sources.map((row) => row.id);
  const taught = links
    .filter((link) => ids.includes(link.conceptId) && link.role === 'teaches')
    .map((link) => link.chunkId);
  await store.setChunkRole(tx, courseId, targetId, [...new Set(taught)], 'teaches');
  await store.updateConcept(tx, targetId, {
    aliases: [...new Set([...target.aliases, ...sources.flatMap((row) => [row.name, ...row.aliases])])].filter(
      (alias) => alias !== target.name,
    ),
    ...(target.definitionText ? {} : pick(sources.find((row) => row.definitionText))),
  });
  await moveEdges(tx, courseId, ids, targetId);
  for (const id of ids) await store.updateConcept(tx, id, { mergedInto: targetId });
  await store.moveItems(tx, ids, targetId, null);
  await deps.mergeMastery(tx, courseId, ids, targetId);
  await refreshLevels(tx, courseId);
  await finish(editor, 'merge', { targetId, fromIds: ids });
}

function pick(row: store.ConceptRow | undefined): Partial<store.NewConcept> {
  return row ? { definitionText: row.definitionText, definitionChunkId: row.definitionChunkId } : {};
}

async function moveEdges(tx: Tx, courseId: string, fromIds: string[], targetId: string): Promise<void> {
  const all = await store.prerequisitesOf(tx, courseId);
  const moved = (id: string) => (fromIds.includes(id) ? targetId : id);
  for (const edge of all.filter((each) => fromIds.includes(each.prerequisiteId) || fromIds.includes(each.conceptId))) {
    await store.deletePrerequisite(tx, edge.prerequisiteId, edge.conceptId);
    const [prerequisiteId, conceptId] = [moved(edge.prerequisiteId), moved(edge.conceptId)];
    const rest = (await store.prerequisitesOf(tx, courseId)).filter((each) => each.status === 'active');
    const known = rest.some((each) => each.prerequisiteId === prerequisiteId && each.conceptId === conceptId);
    if (prerequisiteId === conceptId || known || (edge.status === 'active' && reaches(rest, conceptId, prerequisiteId)))
      continue;
    await store.putPrerequisites(tx, [{ ...edge, prerequisiteId, conceptId }]);
  }
}

/** Takes chunks from a concept and makes a new one that they teach; the new one stands right behind it. */
export async function splitConcept(
  editor: Editor,
  id: string,
  input: { name: string; chunkIds: string[] },
): Promise<string> {
  const { tx, courseId } = editor;
  const row = await requireConcept(tx, courseId, id);
  const own = new Set(
    (await store.chunksOf(tx, courseId))
      .filter((link) => link.conceptId === id && link.role === 'teaches')
      .map((link) => link.chunkId),
  );
  const foreign = input.chunkIds.find((chunkId) => !own.has(chunkId));
  if (foreign) throw fail('chunk_not_in_concept', `The passage ${foreign} does not teach “${row.name}”.`);
  const madeId = await createConcept(editor, input);
  await store.updateConcept(tx, madeId, { position: row.position });
  await store.setChunkRole(tx, courseId, id, input.chunkIds, 'excluded');
  await store.moveItems(tx, [id], madeId, input.chunkIds);
  await finish(editor, 'split', { id, madeId, ...input });
  return madeId;
}

/** A teacher's own concept goes for good when nobody has evidence on it; any other is hidden, so that it does not come back. */
export async function removeConcept(editor: Editor, id: string): Promise<void> {
  const { tx, courseId } = editor;
  await store.lockMap(tx, courseId);
  const row = await requireConcept(tx, courseId, id);
  const history = await store.conceptsWithHistory(tx, courseId);
  if (row.origin === 'teacher' && !history.has(id)) await store.deleteConcepts(tx, [id]);
  else await store.updateConcept(tx, id, { hidden: true });
  await finish(editor, 'remove', { id, name: row.name });
}

/** Adds an edge by a teacher's word. @throws prerequisite_cycle naming the way that would close. */
export async function addPrerequisite(
  editor: Editor,
  prerequisiteId: string,
  conceptId: string,
  evidence: string,
): Promise<void> {
  const { tx, courseId } = editor;
  await store.lockMap(tx, courseId);
  const [before, after] = [
    await requireConcept(tx, courseId, prerequisiteId),
    await requireConcept(tx, courseId, conceptId),
  ];
  const all = await store.prerequisitesOf(tx, courseId);
  const active = all.filter((edge) => edge.status === 'active');
  if (
    active.some(
      (edge) => edge.prerequisiteId === prerequisiteId && edge.conceptId === conceptId && edge.origin === 'teacher',
    )
  ) {
    throw fail('prerequisite_exists', `“${before.name}” is a prerequisite of “${after.name}” already.`);
  }
  if (prerequisiteId === conceptId || reaches(active, conceptId, prerequisiteId)) {
    throw fail(
      'prerequisite_cycle',
      `“${after.name}” is itself needed for “${before.name}”, so it can’t also come after it.`,
    );
  }
  await store.putPrerequisites(tx, [
    { courseId, prerequisiteId, conceptId, origin: 'teacher', status: 'active', weight: 1, evidence },
  ]);
  await refreshLevels(tx, courseId);
  await finish(editor, 'prerequisite.add', { prerequisiteId, conceptId });
}

/** Removes an edge; a proposed one is remembered as rejected. */
export async function removePrerequisite(editor: Editor, prerequisiteId: string, conceptId: string): Promise<void> {
  const { tx, courseId } = editor;
  await store.lockMap(tx, courseId);
  const edge = (await store.prerequisitesOf(tx, courseId)).find(
    (each) => each.prerequisiteId === prerequisiteId && each.conceptId === conceptId && each.status === 'active',
  );
  if (!edge) throw fail('prerequisite_not_found', 'There is no such prerequisite.');
  await store.putPrerequisites(tx, [{ ...edge, status: 'rejected' }]);
  await refreshLevels(tx, courseId);
  await finish(editor, 'prerequisite.remove', { prerequisiteId, conceptId });
}

function reaches(edges: { prerequisiteId: string; conceptId: string }[], from: string, to: string): boolean {
  const seen = new Set([from]);
  const queue = [from];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (at === to) return true;
    for (const edge of edges) {
      if (edge.prerequisiteId !== at || seen.has(edge.conceptId)) continue;
      seen.add(edge.conceptId);
      queue.push(edge.conceptId);
    }
  }
  return false;
}
