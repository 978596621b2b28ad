import { v7 as uuidv7 } from 'uuid';
import { wishLeft, wishSaid } from '@/core/difficulty/wish';
import { seedOf } from '@/core/seed/seed-of';
import type { Tx } from '@/platform/database/transaction';
import type { FitResult } from '../contract';
import type { ItemHtml } from '../html';
import { noSuchPresentation } from '../service/presentation';
import { showPresentation } from '../show';
import { candidates } from '../store-items';
import { insertPresentations, lockedPresentation, type PresentedRow } from '../store-presentations';
import { betterFit } from './better-fit';
import { candidateOf, type FitMastery, standingOf, strainOf } from './standing';
import { itemsBeside, putWish, removePresentation, wishOf } from './store-fit';

export interface RefitDeps {
  html: ItemHtml;
  mastery: FitMastery;
}

/** Keeps what a learner asked for in a course; it fades as answers come and never touches what they are thought to know. */
export async function sayWish(
  tx: Tx,
  on: { learnerId: string; courseId: string },
  said: 'harder' | 'easier',
  now: Date,
): Promise<number> {
  const steps = wishSaid(await wishOf(tx, on.learnerId, on.courseId), said);
  await putWish(tx, { ...on, steps, saidAt: now });
  return steps;
}

/**
 * Puts another exercise in the place of one that nobody has answered yet: a harder or easier one where the learner asks; else one that suits
 * better, where what is known has changed since it was chosen, or after two misses in a row. Where there is none, or it is begun already, it
 * stays; a wish counts from the next one on.
 * @throws presentation_not_found
 */
export async function refit(
  deps: RefitDeps,
  tx: Tx,
  { learnerId, id, said }: { learnerId: string; id: string; said: 'harder' | 'easier' | null },
  now: Date,
): Promise<FitResult> {
  const row = await lockedPresentation(tx, learnerId, id);
  if (!row) throw noSuchPresentation();
  const { courseId } = row.item;
  if (said) await sayWish(tx, { learnerId, courseId }, said, now);
  const other = isUntouched(row) ? await better(tx, deps, row, said, now) : null;
  const shown = other ? { ...row, ...(await replace(tx, row, other)) } : row;
  return {
    presentation: await showPresentation(deps.html, tx, shown),
    changed: other !== null,
    wish: wishLeft(await wishOf(tx, learnerId, courseId)),
  };
}

function isUntouched({ presentation }: PresentedRow): boolean {
  return presentation.attemptCount === 0 && presentation.hintsShown === 0 && presentation.finishedAt === null;
}

type ItemRow = PresentedRow['item'];

/** The item that suits better; null where none does. */
async function better(
  tx: Tx,
  { mastery }: RefitDeps,
  { presentation, item }: PresentedRow,
  said: 'harder' | 'easier' | null,
  now: Date,
): Promise<ItemRow | null> {
  const { learnerId } = presentation;
  const on = { learnerId, courseId: item.courseId, conceptId: item.conceptId };
  const strain = await strainOf(tx, learnerId, item.courseId, now);
  const standing = await standingOf(mastery, tx, on);
  const rows = await candidates(tx, learnerId, item.courseId, item.conceptId);
  const beside = await itemsBeside(tx, presentation.id);
  const all = rows.map((each) => candidateOf(each, standing));
  const current = all.find(({ id }) => id === item.id);
  if (!current) return null;
  const others = all.filter(({ id }) => !beside.includes(id));
  const chosen = betterFit(current, others, { said, strain, now, seed: seedOf(presentation.id, said ?? 'fit') });
  return rows.find((each) => each.item.id === chosen?.id)?.item ?? null;
}

async function replace(
  tx: Tx,
  { presentation }: PresentedRow,
  item: ItemRow,
): Promise<Pick<PresentedRow, 'presentation' | 'item'>> {
  await removePresentation(tx, presentation.id);
  const { learnerId, courseId, conceptId, lessonId, ordinal, createdAt } = presentation;
  const place = { learnerId, courseId, conceptId, lessonId, ordinal, createdAt };
  const [made] = await insertPresentations(tx, [{ ...place, id: uuidv7(), itemId: item.id }]);
  if (!made) throw new Error('The presentation was not stored.');
  return { presentation: made, item };
}
