import { desc, eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { users } from '@/features/identity/schema';
import type { Tx } from '@/platform/database/transaction';
import { riskAnswers } from './schema';

/** What was said of learners of a course, or of one learner, the latest first. */
export async function answersIn(tx: Tx, of: { courseId: string } | { learnerId: string }) {
  return tx
    .select({
      id: riskAnswers.id,
      learnerId: riskAnswers.learnerId,
      courseId: riskAnswers.courseId,
      word: riskAnswers.word,
      why: riskAnswers.why,
      byName: users.name,
      saidAt: riskAnswers.saidAt,
    })
    .from(riskAnswers)
    .leftJoin(users, sql`${users.districtId} = ${riskAnswers.districtId} and ${users.id} = ${riskAnswers.saidBy}`)
    .where('courseId' in of ? eq(riskAnswers.courseId, of.courseId) : eq(riskAnswers.learnerId, of.learnerId))
    .orderBy(desc(riskAnswers.saidAt), desc(riskAnswers.id));
}

export async function insertAnswer(
  tx: Tx,
  row: Omit<typeof riskAnswers.$inferSelect, 'districtId' | 'id'>,
): Promise<void> {
  await tx.insert(riskAnswers).values({ ...row, id: uuidv7() });
}

/** Learners of the classes that the caller teaches on a course (admins: of all its classes), and how many of them are willing. */
export async function classCounts(tx: Tx, courseId: string): Promise<{ learners: number; willing: number }> {
  const { rows } = await tx.execute<{ learners: number; willing: number }>(sql`
    select count(*)::int as learners, count(*) filter (where meno_consents(user_id, 'risk'))::int as willing from (
      select distinct m.user_id from class_members m join classes c on c.district_id = m.district_id and c.id = m.class_id
      where c.course_id = ${courseId} and m.role = 'learner' and (
        (select current_setting('meno.role', true)) in ('admin', 'system')
        or (m.user_id, c.course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t))
    ) l`);
  return rows[0] ?? { learners: 0, willing: 0 };
}
