import type { Tx } from '@/platform/database/transaction';
import type { LabelWord, TagWord } from '../contract';
import { labelsOf } from '../labels/store';
import { keyOf, type StoredTarget } from '../tags/key';
import { showTargets, targetKey } from '../tags/store-targets';
import type { TagChangeEntry } from './entry';
import * as store from './store';

/** What one thing is to be: a tag as it is to stand (null: away), or words on material (what is left out stays). */
export type Wanted = { target: StoredTarget } & (
  | { what: 'standard'; standardId: string; word: TagWord | null }
  | { what: 'label'; word: Partial<LabelWord> }
);

export interface Writer {
  tx: Tx;
  courseId: string;
  userId: string;
  now: Date;
}

const SILENT: LabelWord = { difficulty: null, kind: null };

/**
 * Every change of tags and labels by a person goes through here: it is written, and kept account of. What is so already is no change.
 * @param undoes the change that this one undoes
 * @returns how many things are other than before, and the account's id
 */
export async function writeChange(
  writer: Writer,
  wanted: readonly Wanted[],
  undoes: string | null = null,
): Promise<{ changed: number; changeId: string | null }> {
  const { tx, courseId, userId, now } = writer;
  const entries = await entriesOf(writer, wanted);
  if (entries.length === 0) return { changed: 0, changeId: null };
  const tags = entries.flatMap((entry) => (entry.what === 'standard' ? [entry] : []));
  await store.putTags(
    tx,
    tags.flatMap(({ standardId, targetKind, targetId, targetHash, after }) => {
      if (after === null) return [];
      const decided = after.state === 'proposed' ? {} : { decidedBy: userId, decidedAt: now };
      return [{ courseId, standardId, targetKind, targetId, targetHash, ...after, ...decided }];
    }),
  );
  for (const tag of tags) if (tag.after === null) await store.dropTag(tx, { courseId, ...tag });
  await store.putLabels(
    tx,
    entries.flatMap(({ targetKind, targetId, targetHash, ...entry }) =>
      entry.what === 'label'
        ? [{ courseId, targetKind, targetId, targetHash, ...entry.after, decidedBy: userId, updatedAt: now }]
        : [],
    ),
  );
  const changeId = await store.insertChange(tx, { courseId, changedBy: userId, createdAt: now, undoes, entries });
  return { changed: entries.length, changeId };
}

/** What of the wanted is not so yet, with how it is now. */
async function entriesOf({ tx, courseId }: Writer, wanted: readonly Wanted[]): Promise<TagChangeEntry[]> {
  const standardIds = [...new Set(wanted.flatMap((one) => (one.what === 'standard' ? [one.standardId] : [])))];
  const tags = new Map((await store.tagsOn(tx, courseId, standardIds)).map((row) => [keyOf(row), row]));
  const codes = await store.codesOf(tx, standardIds);
  const words = wanted.some(({ what }) => what === 'label')
    ? new Map(
        (await labelsOf(tx, courseId)).map((row) => [targetKey(row.targetKind, row.targetId, row.targetHash), row]),
      )
    : new Map<string, never>();
  const shown = await showTargets(
    tx,
    courseId,
    wanted.map(({ target }) => target),
  );
  return wanted.flatMap((one): TagChangeEntry[] => {
    const { targetKind, targetId, targetHash } = one.target;
    const key = targetKey(targetKind, targetId, targetHash);
    const named = { targetKind, targetId, targetHash, name: shown.get(key)?.name ?? '' };
    if (one.what === 'standard') {
      const row = tags.get(keyOf({ standardId: one.standardId, ...one.target }));
      const before = row ? { state: row.state, origin: row.origin, score: row.score } : null;
      const { standardId, word: after } = one;
      if (same(before, after)) return [];
      return [{ ...named, what: 'standard', standardId, code: codes.get(standardId) ?? '', before, after }];
    }
    const row = words.get(key);
    const before = row ? { difficulty: row.difficulty, kind: row.kind } : SILENT;
    const after = { ...before, ...one.word };
    if (before.difficulty === after.difficulty && before.kind === after.kind) return [];
    return [{ ...named, what: 'label', before, after }];
  });
}

function same(before: TagWord | null, after: TagWord | null): boolean {
  return before?.state === after?.state && before?.origin === after?.origin;
}

/** What undoing a change asks for, of those entries that are still as it left them. */
export async function backOf(
  writer: Writer,
  entries: readonly TagChangeEntry[],
): Promise<{ wanted: Wanted[]; kept: number }> {
  const forth = entries.map(
    (entry): Wanted =>
      entry.what === 'standard'
        ? { target: entry, what: 'standard', standardId: entry.standardId, word: entry.after }
        : { target: entry, what: 'label', word: entry.after },
  );
  // What would still have to be changed to be as the change left it was changed by somebody else since.
  const other = new Set((await entriesOf(writer, forth)).map(nameOf));
  const wanted = entries.flatMap((entry): Wanted[] => {
    if (other.has(nameOf(entry))) return [];
    return entry.what === 'standard'
      ? [{ target: entry, what: 'standard', standardId: entry.standardId, word: entry.before }]
      : [{ target: entry, what: 'label', word: entry.before }];
  });
  return { wanted, kept: entries.length - wanted.length };
}

function nameOf(entry: TagChangeEntry): string {
  return entry.what === 'standard' ? keyOf(entry) : targetKey(entry.targetKind, entry.targetId, entry.targetHash);
}
