import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/platform/database/transaction';
import { type Candidate, chooseItems } from '../choose-items';
import type { Presentation } from '../contract';
import type { ItemHtml } from '../html';
import { showPresentation } from '../show';
import { candidates, conceptOf } from '../store-items';
import { insertPresentations } from '../store-presentations';

export interface PresentInput {
  learnerId: string;
  courseId: string;
  conceptId: string;
  lessonId: string | null;
  count: number;
  seed: number;
}

/**
 * Puts items of a concept before a learner: those they never had first. None for a concept that is hidden, merged away
 * or has no items.
 */
export async function present(
  html: ItemHtml,
  tx: Tx,
  input: PresentInput,
  now: Date,
): Promise<{ presentations: Presentation[]; fresh: number }> {
  const concept = await conceptOf(tx, input.courseId, input.conceptId);
  if (!concept || concept.hidden) return { presentations: [], fresh: 0 };
  const rows = await candidates(tx, input.learnerId, input.courseId, input.conceptId);
  const { items: chosen, fresh } = chooseItems(rows.map(candidateOf), { count: input.count, seed: input.seed, now });
  const itemOf = new Map(rows.map(({ item }) => [item.id, item]));
  const inserted = await insertPresentations(
    tx,
    chosen.map(({ id }, ordinal) => ({
      id: uuidv7(),
      learnerId: input.learnerId,
      courseId: input.courseId,
      conceptId: input.conceptId,
      itemId: id,
      lessonId: input.lessonId,
      ordinal,
      createdAt: now,
    })),
  );
  const presentations: Presentation[] = [];
  for (const presentation of inserted) {
    const item = itemOf.get(presentation.itemId);
    if (item) presentations.push(await showPresentation(html, tx, { presentation, item, conceptName: concept.name }));
  }
  html.ahead(chosen.flatMap(({ id }) => itemOf.get(id)?.worked ?? []));
  return { presentations, fresh };
}

function candidateOf({ item, lastSeenAt, lastRightAt }: Awaited<ReturnType<typeof candidates>>[number]): Candidate {
  const { sourceId, startOffset: start, endOffset: end } = item;
  return {
    id: item.id,
    kind: item.kind,
    difficulty: item.difficulty,
    place: sourceId !== null && start !== null && end !== null ? { sourceId, start, end } : null,
    lastSeenAt: lastSeenAt === null ? null : new Date(lastSeenAt),
    lastRightAt: lastRightAt === null ? null : new Date(lastRightAt),
    unreviewed: item.review === 'unreviewed',
  };
}
