import { normaliseTerm } from '@/core/text/terms';
import type { TaughtBefore } from '@/features/updates/contract';
import type { Tx } from '@/platform/database/transaction';
import type { ExtractedConcept } from './contract';
import type { ConceptRow } from './store';
import { type PassageWords, putTeacherLinks } from './store-words';

/** Least share of a concept's words, of the old one's and of the new one's, for the two to be one. */
const SAME_FROM = 0.6;

/**
 * Concepts that only got another name: the words that taught one that is gone now teach a new one, under headings that are new and name it.
 * Each belongs to at most one other. So the concept goes on, with its learners' evidence and what teachers decided of it.
 *
 * @returns rows by the key of what was extracted
 */
export function renamedConcepts(
  gone: readonly ConceptRow[],
  fresh: readonly ExtractedConcept[],
  passages: readonly PassageWords[],
  before: TaughtBefore,
): Map<string, ConceptRow> {
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const pairs = fresh.flatMap((concept) => {
    const now = concept.chunks.flatMap(({ chunkId, role }) => (role === 'teaches' ? (byId.get(chunkId) ?? []) : []));
    const words = new Set(now.map((passage) => passage.words));
    const names = new Set([concept.key, ...[concept.name, ...concept.aliases].map(normaliseTerm)]);
    return gone.flatMap((row) => {
      const had = before.words.get(row.id) ?? new Set<string>();
      const shared = now.filter((passage) => had.has(passage.words));
      const moved = shared.filter(({ id, heading }) => !before.chunkIds.has(id) && headingNames(heading, names));
      if (moved.length === 0 || moved.length < SAME_FROM * shared.length) return [];
      const same = new Set(shared.map((passage) => passage.words)).size;
      const share = Math.min(same / Math.max(1, had.size), same / Math.max(1, words.size));
      return share >= SAME_FROM ? [{ key: concept.key, row, share }] : [];
    });
  });
  const renamed = new Map<string, ConceptRow>();
  const taken = new Set<string>();
  for (const { key, row } of pairs.sort((a, b) => b.share - a.share)) {
    if (renamed.has(key) || taken.has(row.id)) continue;
    renamed.set(key, row);
    taken.add(row.id);
  }
  return renamed;
}

function headingNames(heading: string, names: ReadonlySet<string>): boolean {
  const said = ` ${normaliseTerm(heading)} `;
  return [...names].some((name) => said.includes(` ${name} `));
}

/** What a teacher decided of passages holds for the same words under another heading or in another file. */
export async function carryTeacherLinks(
  tx: Tx,
  courseId: string,
  rows: readonly ConceptRow[],
  passages: readonly PassageWords[],
  before: TaughtBefore,
): Promise<void> {
  const arrived = passages.filter(({ id }) => !before.chunkIds.has(id));
  const links = rows.flatMap(({ id: conceptId, mergedInto, removed }) => {
    const decided = mergedInto || removed ? undefined : before.byTeacher.get(conceptId);
    if (!decided) return [];
    return arrived.flatMap(({ id: chunkId, words }) => {
      const role = decided.get(words);
      return role ? [{ conceptId, chunkId, role }] : [];
    });
  });
  await putTeacherLinks(tx, courseId, links);
}
