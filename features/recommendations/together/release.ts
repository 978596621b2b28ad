import { eq, sql } from 'drizzle-orm';
import { rhoOfPure } from '@/core/privacy/accounting/loss';
import type { Draws } from '@/core/privacy/noise/random-bits';
import { EPSILON_OF_HELPED, helpedAlike, type PastCase } from '@/core/recommendations/helped-alike';
import type { BudgetPort } from '@/features/research/contract';
import type { Tx } from '@/platform/database/transaction';
import { helpedTogether } from '../schema';
import { needsOf } from '../store-together';
import { type Band, bandOf, CENTRES, meanOf } from './band';
import { keysOf, readCases } from './store-cases';

/** Days for which a release holds. One learner's record loses ε = 1 (`helpedAlike`) with each concept in this time, however often it is read. */
export const RELEASED_FOR_DAYS = 28;
/** Concepts of one night, the oldest first: each is a walk over the course's answers. */
const OF_A_NIGHT = 40;
/** Things that are compared of one concept: each adds noise to all others. */
const MOST_NEEDS = 3;

const BANDS: readonly Band[] = ['low', 'middle', 'high'];

/** Courses with answers of enough learners for anything to be told of. */
export async function coursesWithMany(tx: Tx): Promise<string[]> {
  const { rows } = await tx.execute<{ course_id: string }>(sql`
    select course_id from mastery group by course_id having count(distinct learner_id) >= 20 order by course_id`);
  return rows.map(({ course_id }) => course_id);
}

/**
 * Releases what helped those who started alike on concepts of a course whose last release is over; as the system. Each spends of its concept's budget
 * before a record is looked at; one whose budget is spent tells nothing any more. Says how many were looked through.
 */
export async function releaseCourse(
  tx: Tx,
  courseId: string,
  { draws, budget }: { draws: Draws; budget: BudgetPort<Tx> },
  now: Date,
): Promise<number> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select c.id from concepts c
    left join lateral (select max(released_at) as at from helped_together h
      where h.district_id = c.district_id and h.concept_id = c.id) h on true
    where c.course_id = ${courseId}::uuid and not c.hidden and not c.removed and c.merged_into is null
      and (select count(*) from mastery m where m.district_id = c.district_id and m.course_id = c.course_id and m.concept_id = c.id) >= 20
      and (h.at is null or h.at <= ${now.toISOString()}::timestamptz - ${RELEASED_FOR_DAYS} * interval '1 day')
    order by h.at nulls first, c.position, c.id limit ${OF_A_NIGHT}`);
  const needs = await needsOf(
    tx,
    courseId,
    rows.map(({ id }) => id),
  );
  for (const { id: conceptId } of rows) {
    const prerequisiteIds = (needs.get(conceptId) ?? []).slice(0, MOST_NEEDS);
    const rho = rhoOfPure(EPSILON_OF_HELPED);
    const spending = { dataSet: 'alike', part: conceptId, purpose: 'helped-alike', rho, by: null } as const;
    const { granted } = await budget.spend(tx, spending);
    const cases = granted ? await readCases(tx, { courseId, conceptId, prerequisiteIds, now }) : [];
    await tx.delete(helpedTogether).where(eq(helpedTogether.conceptId, conceptId));
    await tx
      .insert(helpedTogether)
      .values(rowsOf({ courseId, conceptId, releasedAt: now }, prerequisiteIds, cases, draws));
  }
  return rows.length;
}

/** Each learner stands in one band only, so that no record is counted twice. A row without a key says that there was nothing to tell. */
export function rowsOf(
  of: { courseId: string; conceptId: string; releasedAt: Date },
  prerequisiteIds: readonly string[],
  cases: readonly PastCase[],
  draws: Draws,
): (typeof helpedTogether.$inferInsert)[] {
  return BANDS.flatMap((band) => {
    const inBand = cases.filter(({ start }) => bandOf(meanOf(start)) === band);
    const centre = [0, ...prerequisiteIds].map(() => CENTRES[band]);
    const helped = helpedAlike(centre, inBand, keysOf(prerequisiteIds), draws);
    const nothing = { ...of, band, key: '', withIt: 0, withoutIt: 0, atLeast: 0 };
    return [
      nothing,
      ...helped.map(({ key, withIt, withoutIt, atLeast }) => ({ ...of, band, key, withIt, withoutIt, atLeast })),
    ];
  });
}
