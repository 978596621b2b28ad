import { z } from 'zod';
import type { Tx } from '@/platform/database/transaction';
import { decodeCursor, type Page, type PageQuery, toPage } from '@/platform/http/cursor';
import * as conceptStore from '../store';
import { compareMaps } from './compare';
import { editKinds, editWordsSchema, type MapEdit, type MapNews, type MapVersion } from './contract';
import type { Editor } from './perform';
import * as store from './store-history';
import { redo, undo } from './undo';
import * as versions from './versions';

/** A person who was not seen on the map for this long has left it. */
const PRESENT_MS = 20_000;

/** Edits of others that are told at once; a reader who missed more loads the map anew anyway. */
const NEWS = 50;

/** What happened to a map, who did it, and the ways back. */
export function createHistory(now: () => Date = () => new Date()) {
  async function told(tx: Tx, rows: readonly store.EditRow[], userId: string): Promise<MapEdit[]> {
    const names = await store.namesOf(
      tx,
      rows.map((row) => row.userId),
    );
    return rows.map((row) => toEdit(row, names, userId));
  }

  async function toVersions(tx: Tx, rows: readonly versions.VersionRow[], userId: string): Promise<MapVersion[]> {
    const names = await store.namesOf(
      tx,
      rows.map((row) => row.userId),
    );
    return rows.map(({ id, name, userId: by, createdAt, conceptCount, edgeCount }) => ({
      id,
      name,
      by: { id: by, name: names.get(by) ?? null, me: by === userId },
      at: createdAt.toISOString(),
      conceptCount,
      edgeCount,
    }));
  }

  return {
    undo,
    redo,
    restore: versions.restoreVersion,
    dropVersion: versions.dropVersion,

    /** What others did since a revision, who else is there, and what the reader's next undo and redo are of. */
    async news(
      tx: Tx,
      at: { courseId: string; userId: string; since: number; conceptId: string | null },
    ): Promise<MapNews> {
      const { courseId, userId, since, conceptId } = at;
      await store.seen(tx, { courseId, userId, conceptId, seenAt: now() });
      const others = await store.othersThere(tx, courseId, userId, new Date(now().getTime() - PRESENT_MS));
      const edits = (await store.since(tx, courseId, since)).filter((row) => row.userId !== userId).slice(-NEWS);
      const names = await store.namesOf(
        tx,
        others.map((row) => row.userId),
      );
      const next = async (row: store.EditRow | null) => (row ? ((await told(tx, [row], userId))[0] ?? null) : null);
      return {
        revision: (await conceptStore.revisionOf(tx, courseId)) ?? 0,
        edits: await told(tx, edits, userId),
        others: others.map((row) => ({
          id: row.userId,
          name: names.get(row.userId) ?? null,
          me: false,
          conceptId: row.conceptId,
        })),
        undo: await next(await store.nextUndo(tx, courseId, userId)),
        redo: await next(await store.nextRedo(tx, courseId, userId)),
      };
    },

    async list(tx: Tx, courseId: string, userId: string, query: PageQuery): Promise<Page<MapEdit>> {
      const before = decodeCursor(query.cursor, z.tuple([z.uuid()]));
      const rows = await store.page(tx, courseId, before?.[0] ?? null, query.limit + 1);
      const page = toPage(
        rows,
        query.limit,
        (row) => [row.id],
        (row) => row,
      );
      return { items: await told(tx, page.items, userId), nextCursor: page.nextCursor };
    },

    versions: async (tx: Tx, courseId: string, userId: string) =>
      toVersions(tx, await versions.versionsOf(tx, courseId), userId),

    async keep(editor: Editor, name: string): Promise<MapVersion> {
      const [kept] = await toVersions(editor.tx, [await versions.keepVersion(editor, name)], editor.userId);
      if (!kept) throw new Error('A version that was kept was not shown.');
      return kept;
    },

    async compare(tx: Tx, courseId: string, from: string, to: string) {
      return compareMaps(await versions.stateAt(tx, courseId, from), await versions.stateAt(tx, courseId, to));
    },
  };
}

function toEdit(row: store.EditRow, names: ReadonlyMap<string, string>, userId: string): MapEdit {
  const kind = editKinds.find((each) => each === row.kind) ?? 'earlier';
  const words = editWordsSchema.safeParse(row.payload);
  const none = { name: '', other: '', count: 0, rejected: 0, of: null };
  return {
    id: row.id,
    kind,
    words: words.success && kind !== 'earlier' ? words.data : none,
    by: { id: row.userId, name: names.get(row.userId) ?? null, me: row.userId === userId },
    at: row.createdAt.toISOString(),
    revision: row.revision,
    state: row.state,
    reversible: row.state === 'done' && row.changes !== null && kind !== 'redo',
    conceptIds: [...new Set((row.changes ?? []).flatMap(conceptOf))].slice(0, 200),
  };
}

function conceptOf(change: NonNullable<store.EditRow['changes']>[number]): string[] {
  if (change.of === 'concept') return [change.id];
  if (change.of === 'edge') return [change.prerequisiteId, change.conceptId];
  return change.of === 'link' ? [change.conceptId] : [];
}
