import { insertConcept } from '../edit/concepts';
import { type EditDeps, mergeInto } from '../edit/merge';
import { closesCircle } from '../edit/shared';
import type { Journal } from '../history/journal';
import type { Editor } from '../history/perform';
import * as conceptStore from '../store';
import { edgesOf, setEdge } from '../store-state';
import { pairEvidence } from './evidence';
import { type WaitingSuggestion, waiting } from './still-open';
import { setSuggestionState } from './store';

/**
 * Accepts and rejects what a model proposed, as part of an edit that watches the lines. Accepted, a concept is a teacher's own, taught by the
 * passage that defines it, and a line is a teacher's with its evidence; rejected, it does not come back. What was decided already, makes
 * no sense any more or would close a circle is skipped.
 */
export async function decideSuggestions(
  editor: Editor,
  journal: Journal,
  deps: EditDeps,
  { accept, reject }: { accept: readonly string[]; reject: readonly string[] },
): Promise<{ accepted: number; rejected: number }> {
  const { tx, courseId } = editor;
  const counts = { accepted: 0, rejected: 0 };
  if (accept.length + reject.length === 0) return counts;
  const open = new Map((await waiting(tx, courseId)).map((each) => [each.row.id, each]));
  const settle = async (suggestion: WaitingSuggestion, state: 'accepted' | 'rejected') => {
    open.delete(suggestion.row.id);
    await setSuggestionState(tx, suggestion.row.id, state);
    journal.suggestionDecided(suggestion.row.id, state);
    counts[state]++;
  };
  for (const id of new Set(reject)) {
    const suggestion = open.get(id);
    if (!suggestion) continue;
    await rejectPair(editor, suggestion);
    await settle(suggestion, 'rejected');
  }
  for (const id of new Set(accept)) {
    const suggestion = open.get(id);
    if (suggestion && (await acceptOne(editor, journal, deps, suggestion))) await settle(suggestion, 'accepted');
  }
  return counts;
}

/** @returns false where it can't be */
async function acceptOne(
  editor: Editor,
  journal: Journal,
  deps: EditDeps,
  suggestion: WaitingSuggestion,
): Promise<boolean> {
  const { tx, courseId } = editor;
  const { kind, name, chunkId, quote, prerequisiteId, conceptId, weight } = suggestion.row;
  if (kind === 'concept') {
    const id = await insertConcept(editor, journal, { name, chunkIds: [chunkId] });
    await conceptStore.updateConcept(tx, id, { definitionText: quote, definitionChunkId: chunkId });
    return true;
  }
  if (prerequisiteId === null || conceptId === null) return false;
  if (kind === 'merge') return mergeStill(editor, journal, deps, prerequisiteId, conceptId);
  const active = (await edgesOf(tx, courseId)).filter((edge) => edge.status === 'active');
  if (closesCircle(active, prerequisiteId, conceptId)) return false;
  const evidence = pairEvidence(suggestion);
  await setEdge(tx, courseId, { prerequisiteId, conceptId }, { origin: 'teacher', status: 'active', weight, evidence });
  return true;
}

/** Merges, unless one of the two went into another in the same edit. */
async function mergeStill(
  editor: Editor,
  journal: Journal,
  deps: EditDeps,
  fromId: string,
  intoId: string,
): Promise<boolean> {
  const { tx, courseId } = editor;
  const there = await Promise.all([fromId, intoId].map((id) => conceptStore.conceptById(tx, courseId, id)));
  if (there.includes(null)) return false;
  await mergeInto(editor, journal, deps, intoId, [fromId]);
  return true;
}

/** A rejected line is remembered on the map, so that extraction does not draw it either. */
async function rejectPair({ tx, courseId }: Editor, suggestion: WaitingSuggestion): Promise<void> {
  const { kind, prerequisiteId, conceptId, weight } = suggestion.row;
  if (kind !== 'prerequisite' || prerequisiteId === null || conceptId === null) return;
  const evidence = pairEvidence(suggestion);
  await setEdge(
    tx,
    courseId,
    { prerequisiteId, conceptId },
    { origin: 'proposed', status: 'rejected', weight, evidence },
  );
}
