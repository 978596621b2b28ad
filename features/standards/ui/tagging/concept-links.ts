import { api } from '@/platform/http/client';
import type { TaggedRow } from './row';

/** Passages that the map takes at once. */
const AT_ONCE = 200;

/** What is to be done to the concepts of what was chosen. */
export interface ConceptChange {
  /** Passages of it teach this concept; exercises are on it. */
  add: string | null;
  /** Passages of it do not teach this concept. */
  takeOff: string | null;
}

/**
 * Puts a concept on targets or takes one off: passages teach it or don't, exercises are moved to it; a source stands for its passages.
 * It goes through the map, whose history keeps account of it and can undo it.
 * @returns how many passages and exercises were changed
 */
export async function changeConcepts(
  courseId: string,
  rows: readonly TaggedRow[],
  { add, takeOff }: ConceptChange,
): Promise<number> {
  const passages = await passagesOf(courseId, rows);
  let changed = 0;
  const send = async (conceptId: string, role: 'teaches' | 'excluded', chunkIds: string[]) => {
    for (let at = 0; at < chunkIds.length; at += AT_ONCE) {
      const some = chunkIds.slice(at, at + AT_ONCE);
      await api(`/courses/${courseId}/concepts/${conceptId}/passages`, {
        method: 'PUT',
        body: { chunkIds: some, role },
      });
      changed += some.length;
    }
  };
  const teaches = (passage: Passage, conceptId: string) => passage.conceptIds.includes(conceptId);
  if (add !== null)
    await send(
      add,
      'teaches',
      passages.flatMap((passage) => (teaches(passage, add) ? [] : [passage.id])),
    );
  if (takeOff !== null)
    await send(
      takeOff,
      'excluded',
      passages.flatMap((passage) => (teaches(passage, takeOff) ? [passage.id] : [])),
    );
  if (add !== null)
    for (const { target, concepts } of rows) {
      if (target.kind !== 'item' || concepts.some(({ id }) => id === add)) continue;
      await api(`/courses/${courseId}/items/${target.id}`, { method: 'PATCH', body: { conceptId: add } });
      changed++;
    }
  return changed;
}

interface Passage {
  id: string;
  /** Concepts that it teaches. */
  conceptIds: string[];
}

async function passagesOf(courseId: string, rows: readonly TaggedRow[]): Promise<Passage[]> {
  const found: Passage[] = [];
  for (const { target, concepts } of rows) {
    if (target.kind === 'chunk') found.push({ id: target.id, conceptIds: concepts.map(({ id }) => id) });
    if (target.kind === 'source') found.push(...(await ofSource(courseId, target.id)));
  }
  const once = new Map(found.map((passage) => [passage.id, passage]));
  return [...once.values()];
}

interface Listed {
  id: string;
  concepts: { id: string; role: 'teaches' | 'mentions' }[];
}

async function ofSource(courseId: string, sourceId: string): Promise<Passage[]> {
  const all: Passage[] = [];
  for (let total = 1; all.length < total; ) {
    const page = await api<{ items: Listed[]; total: number }>(
      `/courses/${courseId}/sources/${sourceId}/passages?from=${all.length}&limit=${AT_ONCE}`,
    );
    for (const { id, concepts } of page.items)
      all.push({ id, conceptIds: concepts.flatMap((one) => (one.role === 'teaches' ? [one.id] : [])) });
    total = page.items.length === 0 ? 0 : page.total;
  }
  return all;
}
