import { type AppError, errorsOf } from '@/platform/http/problem';
import { conceptsErrors } from '../contract';
import { applyChanges, type Blocked } from './apply';
import { inverse, type MapChange } from './changes';
import { collide } from './conflicts';
import { editKinds, editWordsSchema } from './contract';
import { type Editor, perform } from './perform';
import { blockedBy, blockedByCircle, blockedByMaterial, blockedByName } from './said';
import * as history from './store-history';

const fail = errorsOf(conceptsErrors);

/**
 * Takes an edit back: the caller's own last one, or the one that is named.
 * @throws nothing_to_undo, edit_not_found, undo_blocked (with who or what stands in the way)
 */
export async function undo(editor: Editor, editId: string | null): Promise<string> {
  const { tx, courseId, userId } = editor;
  return perform(editor, [], async (journal) => {
    const row =
      editId === null ? await history.nextUndo(tx, courseId, userId) : await history.byId(tx, courseId, editId);
    if (!row && editId !== null) throw fail('edit_not_found', 'There is no such edit of this map.');
    if (!row?.changes || row.state !== 'done') throw fail('nothing_to_undo', 'There is nothing to take back.');
    const blocked = await applyChanges(tx, courseId, journal, inverse(row.changes));
    if (blocked) throw await refusal(editor, row, inverse(row.changes), blocked);
    await history.setState(tx, row.id, 'undone');
    return { kind: 'undo', words: wordsOf(row), result: row.id, ofEdit: row.id };
  });
}

/** Does again what the caller took back last. @throws nothing_to_redo, undo_blocked */
export async function redo(editor: Editor): Promise<string> {
  const { tx, courseId, userId } = editor;
  return perform(editor, [], async (journal) => {
    const row = await history.nextRedo(tx, courseId, userId);
    if (!row?.changes) throw fail('nothing_to_redo', 'There is nothing to do again.');
    const blocked = await applyChanges(tx, courseId, journal, row.changes);
    if (blocked) throw await refusal(editor, row, row.changes, blocked);
    await history.setState(tx, row.id, 'done');
    return { kind: 'redo', words: wordsOf(row), result: row.id, ofEdit: row.id };
  });
}

/** An edit's words, told as those of its being taken back or done again. */
function wordsOf(row: history.EditRow) {
  const words = editWordsSchema.safeParse(row.payload);
  const kind = editKinds.find((each) => each === row.kind) ?? 'earlier';
  return { ...(words.success ? words.data : {}), of: kind };
}

async function refusal(
  { tx, courseId, userId }: Editor,
  row: history.EditRow,
  changes: readonly MapChange[],
  blocked: Blocked,
): Promise<AppError> {
  if (blocked.why === 'gone') return fail('undo_blocked', blockedByMaterial());
  if (blocked.why === 'circle') return fail('undo_blocked', blockedByCircle());
  if (blocked.why === 'name') return fail('undo_blocked', blockedByName(blocked.name));
  const later = (await history.since(tx, courseId, row.revision)).filter((edit) => edit.id !== row.id);
  const same = later.filter((edit) => collide(changes, edit.changes ?? []));
  const theirs = same.findLast((edit) => edit.userId !== userId) ?? same.at(-1);
  if (!theirs) return fail('undo_blocked', blockedByMaterial());
  return fail('undo_blocked', blockedBy(await history.nameOf(tx, theirs.userId)));
}
