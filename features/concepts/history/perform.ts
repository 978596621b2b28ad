import type { Tx } from '@/platform/database/transaction';
import { AppError, errorsOf } from '@/platform/http/problem';
import { conceptsErrors } from '../contract';
import { refreshLevels } from '../rebuild-edges';
import * as store from '../store';
import type { MapChange } from './changes';
import { collide, isAbout } from './conflicts';
import type { EditKind, EditWords } from './contract';
import { createJournal, type Journal } from './journal';
import { changedBy } from './said';
import * as history from './store-history';

const fail = errorsOf(conceptsErrors);

/** Who edits the map of which course. */
export interface Editor {
  tx: Tx;
  courseId: string;
  userId: string;
  /** The revision that they saw; what others changed since is not written over. Left out: no such check. */
  expectedRevision?: number | undefined;
  /** Told once the map has changed, in the same transaction. */
  changed?: ((tx: Tx, courseId: string) => Promise<void>) | undefined;
}

/** What an edit says of itself for the history, and what it gives back. */
export interface Performed<T> {
  kind: EditKind;
  words: EditWords;
  result: T;
  /** The edit that it takes back or does again. */
  ofEdit?: string;
}

/**
 * Runs one edit of a map: alone on that map, with its changes kept for taking it back, levels brought up to date and
 * the course's revision counted up. An edit that changes nothing leaves no trace.
 * @throws map_changed when somebody else changed the same thing after `expectedRevision`
 */
export async function perform<T>(
  editor: Editor,
  about: readonly string[],
  work: (journal: Journal) => Promise<Performed<T>>,
): Promise<T> {
  const { tx, courseId, userId } = editor;
  await store.lockMap(tx, courseId);
  const journal = createJournal(tx, courseId);
  const done = await work(journal).catch(async (error: unknown) => {
    if (error instanceof AppError) await blameOthers(editor, new Set(about));
    throw error;
  });
  const changes = await journal.changes();
  if (changes.length === 0) return done.result;
  await refuseCollision(editor, changes);
  if (changes.some((change) => change.of === 'edge')) await refreshLevels(tx, courseId);
  if (done.kind !== 'undo' && done.kind !== 'redo') await history.dropUndone(tx, courseId, userId);
  const revision = await store.bumpRevision(tx, courseId);
  await history.record(tx, { courseId, userId, revision, changes, ...done });
  await editor.changed?.(tx, courseId);
  return done.result;
}

async function othersSince({ tx, courseId, userId, expectedRevision }: Editor): Promise<history.EditRow[]> {
  if (expectedRevision === undefined) return [];
  return (await history.since(tx, courseId, expectedRevision)).filter((edit) => edit.userId !== userId);
}

async function refuseCollision(editor: Editor, changes: readonly MapChange[]): Promise<void> {
  const theirs = (await othersSince(editor)).find((edit) => collide(changes, edit.changes ?? []));
  if (theirs) throw fail('map_changed', changedBy(await history.nameOf(editor.tx, theirs.userId)));
}

/** An edit that failed because somebody changed what it is about says so, rather than how it failed. */
async function blameOthers(editor: Editor, about: ReadonlySet<string>): Promise<void> {
  const theirs = (await othersSince(editor)).find((edit) => isAbout(edit.changes ?? [], about));
  if (theirs) throw fail('map_changed', changedBy(await history.nameOf(editor.tx, theirs.userId)));
}
