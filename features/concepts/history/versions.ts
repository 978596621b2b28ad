import { and, desc, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { conceptsErrors } from '../contract';
import { mapVersions } from '../schema';
import { stateOf } from '../store-state';
import { applyChanges } from './apply';
import { type Editor, perform } from './perform';
import { changesTo } from './restore';
import { blockedByMaterial, blockedByName } from './said';
import type { MapState } from './state';

const fail = errorsOf(conceptsErrors);

const listed = {
  id: mapVersions.id,
  name: mapVersions.name,
  userId: mapVersions.userId,
  conceptCount: mapVersions.conceptCount,
  edgeCount: mapVersions.edgeCount,
  createdAt: mapVersions.createdAt,
};
export type VersionRow = Omit<typeof mapVersions.$inferSelect, 'state' | 'districtId' | 'courseId'>;

/** Versions of a map, newest first. */
export async function versionsOf(tx: Tx, courseId: string): Promise<VersionRow[]> {
  return tx
    .select(listed)
    .from(mapVersions)
    .where(eq(mapVersions.courseId, courseId))
    .orderBy(desc(mapVersions.createdAt), desc(mapVersions.id));
}

/** Keeps the map as it is now under a name. */
export async function keepVersion({ tx, courseId, userId }: Editor, name: string): Promise<VersionRow> {
  const state = await stateOf(tx, courseId);
  const conceptCount = state.concepts.filter((row) => !row.removed && !row.mergedInto).length;
  const edgeCount = state.edges.filter((edge) => edge.status === 'active').length;
  const [row] = await tx
    .insert(mapVersions)
    .values({ id: uuidv7(), courseId, name, userId, conceptCount, edgeCount, state })
    .returning(listed);
  if (!row) throw new Error('The version was not stored.');
  return row;
}

/** @throws version_not_found */
export async function dropVersion(tx: Tx, courseId: string, id: string): Promise<void> {
  const rows = await tx
    .delete(mapVersions)
    .where(and(eq(mapVersions.courseId, courseId), eq(mapVersions.id, id)))
    .returning({ id: mapVersions.id });
  if (rows.length === 0) throw fail('version_not_found', 'There is no such version of this map.');
}

/** The state of a version, or of the map as it is now. @throws version_not_found */
export async function stateAt(tx: Tx, courseId: string, version: string): Promise<MapState> {
  return version === 'now' ? stateOf(tx, courseId) : (await versionAt(tx, courseId, version)).state;
}

async function versionAt(tx: Tx, courseId: string, id: string): Promise<{ name: string; state: MapState }> {
  const [row] = await tx
    .select({ name: mapVersions.name, state: mapVersions.state })
    .from(mapVersions)
    .where(and(eq(mapVersions.courseId, courseId), eq(mapVersions.id, id)));
  if (!row) throw fail('version_not_found', 'There is no such version of this map.');
  return row;
}

/** Brings the map back to a version; an edit like any other, which can be taken back. @throws version_not_found */
export async function restoreVersion(editor: Editor, id: string): Promise<void> {
  const { tx, courseId } = editor;
  await perform(editor, [], async (journal) => {
    const { name, state } = await versionAt(tx, courseId, id);
    const blocked = await applyChanges(tx, courseId, journal, changesTo(await stateOf(tx, courseId), state));
    if (blocked) throw fail('undo_blocked', blocked.why === 'name' ? blockedByName(blocked.name) : blockedByMaterial());
    return { kind: 'version.restore', words: { name }, result: undefined };
  });
}
