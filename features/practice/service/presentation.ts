import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { type Presentation, practiceErrors, type ReportReason, type ShownAnswer } from '../contract';
import type { ItemHtml } from '../html';
import { showAnswer, showPresentation } from '../show';
import * as store from '../store-presentations';
import { putReport } from '../store-reports';

const fail = errorsOf(practiceErrors);

/** What a call on one presentation carries. */
export interface PresentationCall {
  html: ItemHtml;
  tx: Tx;
  learnerId: string;
  id: string;
}

/** There is none for this learner: not theirs, or never was. */
export function noSuchPresentation() {
  return fail('presentation_not_found', 'There is no such exercise of yours.');
}

/** @throws presentation_not_found */
export async function getPresentation({ html, tx, learnerId, id }: PresentationCall): Promise<Presentation> {
  const row = await store.presentationOf(tx, learnerId, id);
  if (!row) throw noSuchPresentation();
  return showPresentation(html, tx, row);
}

/** Keeps what the learner says is wrong with the exercise, for its teachers. @throws presentation_not_found. */
export async function reportItem(
  tx: Tx,
  { learnerId, id, reason }: { learnerId: string; id: string; reason: ReportReason },
  now: Date,
): Promise<void> {
  const row = await store.presentationOf(tx, learnerId, id);
  if (!row) throw noSuchPresentation();
  await putReport(tx, { itemId: row.item.id, learnerId, courseId: row.item.courseId, reason }, now);
}

/** Shows one more hint; it counts for the evidence of the next attempt. @throws no_hints_left, presentation_finished. */
export async function takeHint({ html, tx, learnerId, id }: PresentationCall): Promise<Presentation> {
  const row = await store.lockedPresentation(tx, learnerId, id);
  if (!row) throw noSuchPresentation();
  const { presentation, item } = row;
  if (presentation.finishedAt)
    throw fail('presentation_finished', 'This exercise is done; a hint can’t help any more.');
  if (presentation.hintsShown >= item.hints.length)
    throw fail('no_hints_left', `All ${item.hints.length} hints of this exercise have been shown.`);
  const hintsShown = presentation.hintsShown + 1;
  await store.setHintsShown(tx, id, hintsShown);
  return showPresentation(html, tx, { ...row, presentation: { ...presentation, hintsShown } });
}

/** Shows the worked answer, which ends the exercise; asked again, it is shown again. @throws presentation_not_found. */
export async function revealAnswer({ html, tx, learnerId, id }: PresentationCall, now: Date): Promise<ShownAnswer> {
  const row = await store.lockedPresentation(tx, learnerId, id);
  if (!row) throw noSuchPresentation();
  if (!row.presentation.finishedAt) await store.finishWithAnswer(tx, id, now);
  return { answer: await showAnswer(html, tx, row.item), finished: true };
}
