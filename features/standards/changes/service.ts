import { z } from 'zod';
import type { Tx } from '@/platform/database/transaction';
import { decodeCursor, type Page, type PageQuery, toPage } from '@/platform/http/cursor';
import { errorsOf } from '@/platform/http/problem';
import {
  type ChangedPart,
  type ChangedTags,
  type ChangeTags,
  LISTED_PARTS,
  standardsErrors,
  type TagChange,
  type TagWord,
} from '../contract';
import { storedTargets } from '../tags/store-targets';
import type { TagChangeEntry } from './entry';
import * as store from './store';
import { backOf, type Wanted, writeChange } from './write';

const fail = errorsOf(standardsErrors);

/** A teacher's own word. */
export const SAID: TagWord = { state: 'accepted', origin: 'teacher', score: 1 };

/** One word on many sources, passages, concepts or exercises at once; its way back; and the account of all such changes. */
export function createChanges(now: () => Date) {
  return {
    /**
     * Puts standards on targets, takes others off, and says of what kind and how hard they are. A standard that is taken off is not proposed
     * again for that target.
     * @throws standard_not_found, target_not_found
     */
    async change(tx: Tx, courseId: string, userId: string, asked: ChangeTags): Promise<ChangedTags> {
      const { targets, addStandards, removeStandards, difficulty, kind } = asked;
      const stored = await storedTargets(tx, courseId, targets);
      if (stored.includes(null)) throw fail('target_not_found', 'The course has nothing of that kind and name.');
      const known = await store.codesOf(tx, addStandards);
      if (addStandards.some((id) => !known.has(id))) throw fail('standard_not_found', 'There is no such standard.');
      const there = new Map(
        (await store.tagsOn(tx, courseId, removeStandards)).map((row) => [
          `${row.standardId} ${row.targetKind} ${row.targetId} ${row.targetHash}`,
          row,
        ]),
      );
      const says = difficulty !== undefined || kind !== undefined;
      const wanted = stored.flatMap((target): Wanted[] => {
        if (target === null) return [];
        const add = addStandards.map((standardId): Wanted => ({ target, what: 'standard', standardId, word: SAID }));
        const remove = removeStandards.flatMap((standardId): Wanted[] => {
          const row = there.get(`${standardId} ${target.targetKind} ${target.targetId} ${target.targetHash}`);
          if (!row) return [];
          const word: TagWord = { state: 'rejected', origin: row.origin, score: row.score };
          return [{ target, what: 'standard', standardId, word }];
        });
        const word = { ...(difficulty === undefined ? {} : { difficulty }), ...(kind === undefined ? {} : { kind }) };
        return [...add, ...remove, ...(says ? [{ target, what: 'label' as const, word }] : [])];
      });
      return writeChange({ tx, courseId, userId, now: now() }, wanted);
    },

    /**
     * Brings back what was before a change; what somebody has changed since is left alone.
     * @throws change_not_found
     */
    async undo(tx: Tx, courseId: string, userId: string, changeId: string): Promise<ChangedTags & { kept: number }> {
      const row = await store.changeById(tx, courseId, changeId);
      if (!row) throw fail('change_not_found', 'There is no such change in this course.');
      const writer = { tx, courseId, userId, now: now() };
      const { wanted, kept } = await backOf(writer, row.entries);
      return { ...(await writeChange(writer, wanted, changeId)), kept };
    },

    /** The latest first. */
    async list(tx: Tx, courseId: string, query: PageQuery): Promise<Page<TagChange>> {
      const before = decodeCursor(query.cursor, z.tuple([z.uuid()]))?.[0] ?? null;
      const rows = await store.changesOf(tx, courseId, before, query.limit + 1);
      const undone = await store.undoneOf(
        tx,
        courseId,
        rows.map(({ change }) => change.id),
      );
      return toPage(
        rows,
        query.limit,
        ({ change }) => [change.id],
        ({ change: { id, createdAt, undoes, entries }, by }) => ({
          ...{ id, at: createdAt.toISOString(), by, undoes, undone: undone.has(id), count: entries.length },
          parts: entries.slice(0, LISTED_PARTS).map(partOf),
        }),
      );
    },
  };
}

function partOf(entry: TagChangeEntry): ChangedPart {
  const target = { kind: entry.targetKind, name: entry.name };
  return entry.what === 'standard'
    ? {
        ...{ what: 'standard', target, code: entry.code },
        ...{ before: entry.before?.state ?? null, after: entry.after?.state ?? null },
      }
    : { what: 'label', target, before: entry.before, after: entry.after };
}
