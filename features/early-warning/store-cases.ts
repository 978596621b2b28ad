import { and, desc, eq, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { RiskFacts } from '@/core/risk/facts';
import type { Tx } from '@/platform/database/transaction';
import type { RiskReason } from './contract';
import { riskCases } from './schema';

export type CaseRow = typeof riskCases.$inferSelect;
type NewCase = Omit<CaseRow, 'districtId' | 'happened' | 'settledAt'>;

/** Rows that are written at once. */
const AT_ONCE = 500;

/** Writes cases of a week; what this week had is replaced, and what an earlier one had stays. */
export async function putCases(tx: Tx, rows: readonly NewCase[], replace: boolean): Promise<void> {
  for (let first = 0; first < rows.length; first += AT_ONCE) {
    const insert = tx.insert(riskCases).values(rows.slice(first, first + AT_ONCE));
    if (!replace) await insert.onConflictDoNothing();
    else
      await insert.onConflictDoUpdate({
        target: [riskCases.districtId, riskCases.courseId, riskCases.learnerId, riskCases.week],
        set: {
          at: sql`excluded.at`,
          facts: sql`excluded.facts`,
          probability: sql`excluded.probability`,
          modelVersion: sql`excluded.model_version`,
          warned: sql`excluded.warned`,
          reasons: sql`excluded.reasons`,
        },
      });
  }
}

/** Weeks of a course that have cases. */
export async function weeksOf(tx: Tx, courseId: string): Promise<Set<string>> {
  const rows = await tx
    .selectDistinct({ week: riskCases.week })
    .from(riskCases)
    .where(eq(riskCases.courseId, courseId));
  return new Set(rows.map(({ week }) => week));
}

/** Cases of a course that are over and not settled, by moment. */
export async function unsettled(tx: Tx, courseId: string, until: Date) {
  return tx
    .select({ learnerId: riskCases.learnerId, week: riskCases.week, at: riskCases.at })
    .from(riskCases)
    .where(and(eq(riskCases.courseId, courseId), isNull(riskCases.settledAt), lte(riskCases.at, until)))
    .orderBy(riskCases.at, riskCases.learnerId);
}

export async function settle(
  tx: Tx,
  courseId: string,
  week: string,
  outcome: { happened: boolean | null; learnerIds: readonly string[] },
  settledAt: Date,
): Promise<void> {
  if (outcome.learnerIds.length === 0) return;
  await tx
    .update(riskCases)
    .set({ happened: outcome.happened, settledAt })
    .where(
      and(
        eq(riskCases.courseId, courseId),
        eq(riskCases.week, week),
        inArray(riskCases.learnerId, [...outcome.learnerIds]),
      ),
    );
}

/** What is told of one case. */
type SeenRow = Record<string, unknown> & {
  probability: number | null;
  warned: boolean | null;
  reasons: RiskReason[];
  facts: RiskFacts;
  at: string;
};

/** The newest case of each learner of a course whom the reader may see, who are in a class of it still. */
export async function newestCases(tx: Tx, courseId: string) {
  const { rows } = await tx.execute<SeenRow & { learner_id: string; name: string; simulated: boolean }>(sql`
    select distinct on (r.learner_id) r.learner_id, u.name, u.simulated, r.probability, r.warned, r.reasons, r.facts, r.at
    from risk_cases r join users u on u.district_id = r.district_id and u.id = r.learner_id
    where r.course_id = ${courseId} and exists (
      select 1 from class_members m join classes c on c.district_id = m.district_id and c.id = m.class_id
      where c.course_id = r.course_id and m.user_id = r.learner_id and m.role = 'learner')
    order by r.learner_id, r.week desc`);
  return rows;
}

/** The newest case of a learner in each course of theirs, by title. */
export async function newestOf(tx: Tx, learnerId: string) {
  const { rows } = await tx.execute<SeenRow & { course_id: string; title: string }>(sql`
    select * from (
      select distinct on (r.course_id) r.course_id, c.title, r.probability, r.warned, r.reasons, r.facts, r.at
      from risk_cases r join courses c on c.district_id = r.district_id and c.id = r.course_id
      where r.learner_id = ${learnerId} and exists (
        select 1 from class_members m join classes k on k.district_id = m.district_id and k.id = m.class_id
        where k.course_id = r.course_id and m.user_id = r.learner_id and m.role = 'learner')
      order by r.course_id, r.week desc
    ) newest order by title, course_id`);
  return rows;
}

/** Cases that are over and could be told, of the newest weeks: what a model learns from. */
export async function settledCases(tx: Tx, since: Date) {
  return tx
    .select({
      learnerId: riskCases.learnerId,
      facts: riskCases.facts,
      happened: riskCases.happened,
      at: riskCases.at,
    })
    .from(riskCases)
    .where(
      and(
        isNotNull(riskCases.happened),
        sql`${riskCases.at} > ${since.toISOString()}::timestamptz`,
        // People of a demo school tell nothing of the school's own learners; where there are no others, they may.
        sql`(not exists (select 1 from users u where u.district_id = ${riskCases.districtId} and u.id = ${riskCases.learnerId} and u.simulated)
          or not exists (select 1 from users r where r.role = 'learner' and not r.simulated))`,
        // Who has said no since the last night is left out.
        sql`meno_consents(${riskCases.learnerId}, 'risk')`,
      ),
    )
    .orderBy(riskCases.learnerId, desc(riskCases.week), riskCases.courseId);
}

/** Cases of some learners that were over in a stretch of time, and of which something had been said. */
export async function settledWithin(
  tx: Tx,
  { learnerIds, from, to }: { learnerIds: readonly string[]; from: Date; to: Date },
) {
  if (learnerIds.length === 0) return [];
  return tx
    .select({
      learnerId: riskCases.learnerId,
      probability: riskCases.probability,
      warned: riskCases.warned,
      happened: riskCases.happened,
    })
    .from(riskCases)
    .where(
      and(
        inArray(riskCases.learnerId, [...learnerIds]),
        isNotNull(riskCases.happened),
        isNotNull(riskCases.warned),
        sql`${riskCases.settledAt} >= ${from.toISOString()}::timestamptz and ${riskCases.settledAt} < ${to.toISOString()}::timestamptz`,
      ),
    )
    .orderBy(riskCases.learnerId, riskCases.week, riskCases.courseId);
}

/** Of what was said in a course of learners whom the reader may see, and is over: warnings, those that came true, and those who fell behind without one. */
export async function warningsOver(tx: Tx, courseId: string) {
  const { rows } = await tx.execute<{ warned: number; cameTrue: number; missed: number }>(sql`
    select count(*) filter (where warned)::int as warned, count(*) filter (where warned and happened)::int as "cameTrue",
      count(*) filter (where not warned and happened)::int as missed
    from risk_cases where course_id = ${courseId} and happened is not null`);
  return rows[0] ?? { warned: 0, cameTrue: 0, missed: 0 };
}

/** Takes away what was guessed of a learner, or of anybody (null), who doesn't let themselves be looked at; what staff said stays without its reasons. As the system. */
export async function withdraw(tx: Tx, learnerId: string | null): Promise<void> {
  const who = learnerId === null ? sql`true` : sql`learner_id = ${learnerId}::uuid`;
  await tx.execute(sql`delete from risk_cases where ${who} and not meno_consents(learner_id, 'risk')`);
  await tx.execute(
    sql`update risk_answers set reasons = '[]'::jsonb where ${who} and reasons <> '[]'::jsonb and not meno_consents(learner_id, 'risk')`,
  );
}
