import type { Tx } from '@/platform/database/transaction';
import { arrange } from './arrange';
import type { AttemptResult, Presentation } from './contract';
import type { ItemHtml } from './html';
import type { PresentedRow } from './store-presentations';

/** A presentation as its learner sees it: without key, worked answer or hints to come. */
export async function showPresentation(html: ItemHtml, tx: Tx, row: PresentedRow): Promise<Presentation> {
  const { presentation, item, conceptName } = row;
  const place = { tx, courseId: item.courseId, sourceId: item.sourceId };
  const body = arrange(item.body, item.key, presentation.id);
  const hints: string[] = [];
  for (const hint of item.hints.slice(0, presentation.hintsShown)) hints.push(await html.text(place, hint));
  return {
    id: presentation.id,
    itemId: item.id,
    courseId: item.courseId,
    conceptId: item.conceptId,
    conceptName,
    lessonId: presentation.lessonId,
    body,
    html: await html.body(place, body),
    hints,
    hintsLeft: Math.max(0, item.hints.length - presentation.hintsShown),
    attemptCount: presentation.attemptCount,
    finished: presentation.finishedAt !== null,
    unreviewed: item.review === 'unreviewed',
  };
}

/** The worked answer with where it stands in the material. */
export async function showAnswer(
  html: ItemHtml,
  tx: Tx,
  item: { courseId: string; sourceId: string | null; chunkId: string | null; worked: string },
): Promise<NonNullable<AttemptResult['answer']>> {
  const { sourceId, chunkId } = item;
  return {
    html: await html.text({ tx, courseId: item.courseId, sourceId }, item.worked),
    citation: sourceId && chunkId ? { sourceId, chunkId } : null,
  };
}
