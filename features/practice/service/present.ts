import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/platform/database/transaction';
import { chooseItems } from '../choose-items';
import type { Presentation, PresentInput } from '../contract';
import { candidateOf, type FitMastery, standingOf, strainOf } from '../fit/standing';
import type { ItemHtml } from '../html';
import { showPresentation } from '../show';
import { candidates, conceptOf } from '../store-items';
import { insertPresentations } from '../store-presentations';

/**
 * Puts items of a concept before a learner: those they never had first, of a difficulty that suits them now. None for a concept that is hidden,
 * merged away or has no items.
 */
export async function present(
  { html, mastery }: { html: ItemHtml; mastery: FitMastery },
  tx: Tx,
  input: PresentInput,
  now: Date,
): Promise<{ presentations: Presentation[]; fresh: number }> {
  const { learnerId, courseId, conceptId, count, seed, level, asked } = input;
  const concept = await conceptOf(tx, courseId, conceptId);
  if (!concept || concept.hidden) return { presentations: [], fresh: 0 };
  const rows = await candidates(tx, learnerId, courseId, conceptId);
  const standing = await standingOf(mastery, tx, input);
  const { items: chosen, fresh } = chooseItems(
    rows.map((row) => candidateOf(row, standing)),
    { count, seed, now, level, asked, strain: await strainOf(tx, learnerId, courseId, now) },
  );
  const itemOf = new Map(rows.map(({ item }) => [item.id, item]));
  const inserted = await insertPresentations(
    tx,
    chosen.map(({ id }, ordinal) => ({
      id: uuidv7(),
      learnerId,
      courseId,
      conceptId,
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
