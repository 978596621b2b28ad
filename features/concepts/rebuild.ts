import { normaliseTerm } from '@/core/text/terms';
import type { TaughtBefore } from '@/features/updates/contract';
import type { Tx } from '@/platform/database/transaction';
import type { ExtractedConcept, Extraction } from './contract';
import { BY_TEXT, pairsById, proposeMerges } from './propose/merges';
import { rejectedConcepts } from './propose/store';
import { finalIds, proposePrerequisites } from './rebuild-edges';
import { carryTeacherLinks, renamedConcepts } from './renamed';
import * as store from './store';
import { passageWords } from './store-words';

/** Importance of a concept that was hidden because its material went, not by a teacher: it comes back with the material. */
const MATERIAL_GONE = -1;

/** Importance of a concept that a teacher had hidden before its material went: it stays hidden when the material is back. */
const HIDDEN_AND_GONE = -2;

/**
 * Brings a course's map up to date with what was extracted from its chunks. What teachers decided wins: names and
 * positions they set, concepts they hid, merged, split or added, edges they added or removed.
 * A concept whose material is gone is deleted, or, when learners have evidence on it, hidden with its history kept.
 *
 * @param taught what taught which concept before the material changed: with it, what only got another name or place goes on as it was
 */
export async function applyExtraction(
  tx: Tx,
  courseId: string,
  extraction: Extraction,
  taught: TaughtBefore | null = null,
): Promise<{ concepts: number; prerequisites: number }> {
  await store.lockMap(tx, courseId);
  const stored = await store.conceptsOf(tx, courseId);
  const renamed = taught ? await carryOver(tx, courseId, stored, extraction, taught) : new Map<string, string>();
  const before = stored.map((row) => ({ ...row, key: renamed.get(row.id) ?? row.key }));
  const byKey = new Map(before.map((row) => [row.key, row]));
  const known = extraction.concepts.filter((concept) => byKey.has(concept.key));
  const fresh = extraction.concepts.filter((concept) => !byKey.has(concept.key));
  for (const concept of known) {
    const row = byKey.get(concept.key);
    if (!row || row.mergedInto || row.removed) continue;
    const change = refreshed(row, concept, before);
    const old = renamed.has(row.id) && row.name !== change.name ? [row.name] : [];
    const aliases = [...new Set([...(change.aliases ?? []), ...old])];
    await store.updateConcept(tx, row.id, { ...change, key: concept.key, aliases });
  }
  const unwanted = await rejectedConcepts(tx, courseId);
  for (const row of await store.insertConcepts(
    tx,
    fresh.map((concept) => newConcept(courseId, concept, unwanted)),
  ))
    byKey.set(row.key, row);
  await removeVanished(tx, courseId, before, new Set(extraction.concepts.map((concept) => concept.key)));
  const idOf = finalIds(byKey);
  await linkChunks(tx, courseId, extraction, idOf);
  const edges = await proposePrerequisites(tx, courseId, extraction, idOf);
  await proposeMerges(tx, courseId, pairsById(extraction.alike ?? [], idOf), BY_TEXT);
  await store.bumpRevision(tx, courseId);
  return { concepts: extraction.concepts.length, prerequisites: edges };
}

/** Carries decisions on passages over to the same words elsewhere. @returns new keys of concepts that only got another name, by id */
async function carryOver(
  tx: Tx,
  courseId: string,
  rows: store.ConceptRow[],
  { concepts }: Extraction,
  taught: TaughtBefore,
): Promise<Map<string, string>> {
  const passages = await passageWords(tx, courseId);
  await carryTeacherLinks(tx, courseId, rows, passages, taught);
  const keys = new Set(concepts.map(({ key }) => key));
  const known = new Set(rows.map(({ key }) => key));
  const gone = rows.filter(
    (row) => row.origin === 'extracted' && !row.mergedInto && !row.removed && !keys.has(row.key),
  );
  const fresh = concepts.filter(({ key }) => !known.has(key));
  return new Map([...renamedConcepts(gone, fresh, passages, taught)].map(([key, row]) => [row.id, key]));
}

/** @param unwanted terms that a teacher rejected when a model proposed them: they come hidden */
function newConcept(courseId: string, concept: ExtractedConcept, unwanted: ReadonlySet<string>): store.NewConcept {
  const { key, name, aliases, position, importance } = concept;
  return {
    ...{ courseId, key, name, aliases, position, importance },
    definitionText: concept.definition?.text ?? null,
    definitionChunkId: concept.definition?.chunkId ?? null,
    origin: 'extracted',
    hidden: unwanted.has(normaliseTerm(name)),
  };
}

function refreshed(
  row: store.ConceptRow,
  concept: ExtractedConcept,
  all: store.ConceptRow[],
): Partial<store.NewConcept> {
  const name = row.nameEdited ? row.name : concept.name;
  // Names that it had before, and those of concepts that were merged into it, are still right answers.
  const merged = all.filter((each) => each.mergedInto === row.id).flatMap((each) => [each.name, ...each.aliases]);
  const own = row.nameEdited ? [concept.name, ...row.aliases] : [];
  return {
    name,
    ...(row.positionEdited ? {} : { position: concept.position }),
    aliases: [...new Set([...concept.aliases, ...own, ...merged])].filter((alias) => alias !== name),
    ...(row.definitionEdited
      ? {}
      : { definitionText: concept.definition?.text ?? null, definitionChunkId: concept.definition?.chunkId ?? null }),
    importance: concept.importance,
    ...(row.importance === MATERIAL_GONE ? { hidden: false } : {}),
  };
}

async function removeVanished(tx: Tx, courseId: string, before: store.ConceptRow[], keys: Set<string>): Promise<void> {
  const gone = before.filter((row) => row.origin === 'extracted' && !row.mergedInto && !keys.has(row.key));
  if (gone.length === 0) return;
  const history = await store.conceptsWithHistory(tx, courseId);
  const taughtByTeacher = new Set(
    (await store.chunksOf(tx, courseId))
      .filter((row) => row.origin === 'teacher' && row.role === 'teaches')
      .map((row) => row.conceptId),
  );
  const targets = new Set(before.map((row) => row.mergedInto));
  const joined = await joinedByTeachers(tx, courseId);
  const kept = gone.filter(
    (row) =>
      history.has(row.id) || taughtByTeacher.has(row.id) || targets.has(row.id) || joined.has(row.id) || isDecided(row),
  );
  await store.deleteConcepts(
    tx,
    gone.filter((row) => !kept.includes(row)).map((row) => row.id),
  );
  for (const row of kept.filter((each) => !taughtByTeacher.has(each.id) && each.importance >= 0)) {
    await store.updateConcept(tx, row.id, {
      hidden: true,
      ...(row.definitionEdited ? {} : { definitionText: null, definitionChunkId: null }),
      importance: row.hidden ? HIDDEN_AND_GONE : MATERIAL_GONE,
    });
  }
}

/** A teacher said something of it that has to hold when its material is back. */
function isDecided(row: store.ConceptRow): boolean {
  const hiddenByTeacher = row.hidden && row.importance !== MATERIAL_GONE;
  return row.nameEdited || row.positionEdited || row.definitionEdited || row.accepted || hiddenByTeacher;
}

/** Concepts with a line that a teacher drew, accepted or rejected. */
async function joinedByTeachers(tx: Tx, courseId: string): Promise<Set<string>> {
  const edges = await store.prerequisitesOf(tx, courseId);
  const decided = edges.filter((edge) => edge.origin === 'teacher' || edge.status === 'rejected');
  return new Set(decided.flatMap((edge) => [edge.prerequisiteId, edge.conceptId]));
}

async function linkChunks(
  tx: Tx,
  courseId: string,
  extraction: Extraction,
  idOf: (key: string) => string | null,
): Promise<void> {
  const decided = new Set(
    (await store.chunksOf(tx, courseId))
      .filter((row) => row.origin === 'teacher')
      .map((row) => `${row.conceptId} ${row.chunkId}`),
  );
  const links = new Map<
    string,
    {
      conceptId: string;
      chunkId: string;
      courseId: string;
      role: 'teaches' | 'mentions';
      weight: number;
      origin: 'extracted';
    }
  >();
  for (const concept of extraction.concepts) {
    const conceptId = idOf(concept.key);
    if (!conceptId) continue;
    for (const { chunkId, role, weight } of concept.chunks) {
      const pair = `${conceptId} ${chunkId}`;
      const earlier = links.get(pair);
      if (decided.has(pair) || (earlier && (earlier.role === 'teaches' || role === 'mentions'))) continue;
      links.set(pair, { conceptId, chunkId, courseId, role, weight, origin: 'extracted' });
    }
  }
  await store.replaceExtractedChunks(tx, courseId, [...links.values()]);
}
