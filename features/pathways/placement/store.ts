import { and, asc, eq, inArray, notInArray, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { OPEN_ANSWER_GUESS } from '@/core/tracing/bkt';
import { attempts, items } from '@/features/practice/schema';
import type { Tx } from '@/platform/database/transaction';
import { levelOf } from '../engine/answers';
import { placements } from '../schema';

export type PlacementRow = typeof placements.$inferSelect;

interface Of {
  learnerId: string;
  courseId: string;
}

/** One request after the other: two devices see the same question. */
export async function lock(tx: Tx, { learnerId, courseId }: Of): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`placement:${learnerId}:${courseId}`}, 0))`);
}

export async function placementOf(tx: Tx, { learnerId, courseId }: Of): Promise<PlacementRow | null> {
  const [row] = await tx
    .select()
    .from(placements)
    .where(and(eq(placements.learnerId, learnerId), eq(placements.courseId, courseId)));
  return row ?? null;
}

export async function begin(tx: Tx, of: Of, at: Date, state: 'open' | 'skipped' = 'open'): Promise<PlacementRow> {
  const finishedAt = state === 'skipped' ? at : null;
  const row = { ...of, id: uuidv7(), questions: [], state, createdAt: at, finishedAt };
  return only(await tx.insert(placements).values(row).returning());
}

export async function putQuestions(tx: Tx, id: string, questions: PlacementRow['questions']): Promise<void> {
  await tx.update(placements).set({ questions }).where(eq(placements.id, id));
}

export async function finish(
  tx: Tx,
  id: string,
  result: { knownCount: number; conceptCount: number; finishedAt: Date },
): Promise<PlacementRow> {
  const set = { ...result, state: 'done' as const };
  return only(await tx.update(placements).set(set).where(eq(placements.id, id)).returning());
}

export async function skip(tx: Tx, id: string, at: Date): Promise<PlacementRow> {
  const set = { state: 'skipped' as const, finishedAt: at };
  return only(await tx.update(placements).set(set).where(eq(placements.id, id)).returning());
}

function only(rows: PlacementRow[]): PlacementRow {
  const [row] = rows;
  if (!row) throw new Error('A placement was not written.');
  return row;
}

export async function hasAnswers(tx: Tx, { learnerId, courseId }: Of): Promise<boolean> {
  const rows = await tx
    .select({ id: attempts.id })
    .from(attempts)
    .where(and(eq(attempts.learnerId, learnerId), eq(attempts.courseId, courseId)))
    .limit(1);
  return rows.length > 0;
}

/** Whether the first answer to each of some presentations was right; those without one are not in it. */
export async function firstAnswers(tx: Tx, presentationIds: readonly string[]): Promise<Map<string, boolean>> {
  if (presentationIds.length === 0) return new Map();
  const rows = await tx
    .selectDistinctOn([attempts.presentationId], { id: attempts.presentationId, correct: attempts.correct })
    .from(attempts)
    .where(inArray(attempts.presentationId, [...presentationIds]))
    .orderBy(attempts.presentationId, asc(attempts.createdAt), asc(attempts.id));
  return new Map(rows.map(({ id, correct }) => [id, correct]));
}

/** Concepts that a learner has answered on outside of some presentations. */
export async function answeredElsewhere(
  tx: Tx,
  { learnerId, courseId }: Of,
  presentationIds: readonly string[],
): Promise<Set<string>> {
  const other = presentationIds.length > 0 ? notInArray(attempts.presentationId, [...presentationIds]) : undefined;
  const rows = await tx
    .selectDistinct({ conceptId: attempts.conceptId })
    .from(attempts)
    .where(and(eq(attempts.learnerId, learnerId), eq(attempts.courseId, courseId), other));
  return new Set(rows.map(({ conceptId }) => conceptId));
}

/** How hard an item is: 0 easy to 2 hard. */
export async function levelOfItem(tx: Tx, itemId: string): Promise<number> {
  const [row] = await tx.select({ difficulty: items.difficulty }).from(items).where(eq(items.id, itemId));
  return levelOf(row?.difficulty ?? 0.5);
}

/** Questions of a concept that may be asked: their levels, and how often who doesn't know answers one rightly. */
export interface ConceptQuestions {
  levels: Set<number>;
  /** Mean over the questions, 0 to 1: one of so many options, or what an open answer leaves to luck. */
  guess: number;
}

/** What each concept of a course can be asked, by its id. A question that no teacher looked at is none. */
export async function questionsOf(tx: Tx, courseId: string): Promise<Map<string, ConceptQuestions>> {
  const options = sql`jsonb_array_length(${items.body}->'options')`;
  const rows = await tx
    .select({
      conceptId: items.conceptId,
      difficulties: sql<number[]>`array_agg(distinct ${items.difficulty})`,
      guess: sql<number>`avg(case when ${items.kind} in ('choice', 'truth') and ${options} > 0
        then 1.0 / ${options} else ${OPEN_ANSWER_GUESS} end)::float8`,
    })
    .from(items)
    .where(and(eq(items.courseId, courseId), eq(items.status, 'active'), eq(items.review, 'approved')))
    .groupBy(items.conceptId);
  return new Map(
    rows.map(({ conceptId, difficulties, guess }) => [
      conceptId,
      { levels: new Set(difficulties.map(levelOf)), guess },
    ]),
  );
}
