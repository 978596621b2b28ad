import { and, desc, eq, gt, sql } from 'drizzle-orm';
import type { Wish } from '@/core/difficulty/wish';
import type { Tx } from '@/platform/database/transaction';
import { attempts, practiceWishes, presentations } from '../schema';

/** Tries that are looked at for misses in a row: enough for two exercises with many tries each. */
const LATEST = 20;

/** Whether the first try of each exercise was right, the latest exercise first, of those answered since a moment. */
export async function firstTries(tx: Tx, learnerId: string, courseId: string, since: Date): Promise<boolean[]> {
  const rows = await tx
    .select({ presentationId: attempts.presentationId, correct: attempts.correct })
    .from(attempts)
    .where(and(eq(attempts.learnerId, learnerId), eq(attempts.courseId, courseId), gt(attempts.createdAt, since)))
    .orderBy(desc(attempts.createdAt))
    .limit(LATEST);
  const first = new Map<string, boolean>();
  for (const { presentationId, correct } of rows) first.set(presentationId, correct);
  return [...first.values()];
}

/** What the learner asked for in the course, with the answers since that were evidence. */
export async function wishOf(tx: Tx, learnerId: string, courseId: string): Promise<Wish> {
  const [row] = await tx
    .select({
      steps: practiceWishes.steps,
      answersSince: sql<number>`(select count(*)::int from attempts a where a.district_id = practice_wishes.district_id
        and a.learner_id = practice_wishes.learner_id and a.course_id = practice_wishes.course_id and a.created_at > practice_wishes.said_at and a.evidence <> 'none')`,
    })
    .from(practiceWishes)
    .where(and(eq(practiceWishes.learnerId, learnerId), eq(practiceWishes.courseId, courseId)));
  return row ?? { steps: 0, answersSince: 0 };
}

export async function putWish(
  tx: Tx,
  row: { learnerId: string; courseId: string; steps: number; saidAt: Date },
): Promise<void> {
  await tx
    .insert(practiceWishes)
    .values(row)
    .onConflictDoUpdate({
      target: [practiceWishes.districtId, practiceWishes.learnerId, practiceWishes.courseId],
      set: { steps: row.steps, saidAt: row.saidAt },
    });
}

/** Items that stand beside a presentation in its round: put before the learner at the same moment, for the same lesson. */
export async function itemsBeside(tx: Tx, presentationId: string): Promise<string[]> {
  const rows = await tx.execute<{ item: string }>(sql`
    select q.item_id as item from presentations p join presentations q on q.district_id = p.district_id
      and q.learner_id = p.learner_id and q.created_at = p.created_at and q.lesson_id is not distinct from p.lesson_id
    where p.id = ${presentationId} and q.id <> p.id`);
  return rows.rows.map(({ item }) => item);
}

export async function removePresentation(tx: Tx, id: string): Promise<void> {
  await tx.delete(presentations).where(eq(presentations.id, id));
}
