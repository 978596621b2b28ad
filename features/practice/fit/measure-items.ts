import { eq, sql } from 'drizzle-orm';
import { type DifficultyEstimate, GUESS_DEVIATION, measuredDifficulty } from '@/core/difficulty/measured-difficulty';
import type { MasteryPort } from '@/features/mastery/contract';
import type { Tx } from '@/platform/database/transaction';
import { itemDifficulties } from '../schema';

/** First answers from which an item's own difficulty stands in the place of the guess. */
const LEAST_ANSWERS = 8;
/** Schools differ in how hard an item is for them by at least this deviation, however well others know it. */
const SCHOOLS_DIFFER = 0.08;
/** Rows of one statement. */
const BATCH = 2000;

interface Measurable extends Record<string, unknown> {
  item: string;
  concept: string;
  guess: number;
  options: number;
  known: number[] | null;
  right: boolean[] | null;
  /** What other districts found with this one, and which answers aren't counted in it. */
  found: number | null;
  deviation: number | null;
  since: (boolean | null)[] | null;
}

/**
 * Measures how hard each of a course's items is by the first answers of its learners that were evidence; all of it is made anew. Where districts found
 * something together about an item, what they found and the answers since say it, unless the school's own answers alone say it more surely: so no answer counts twice.
 */
export async function measureItems(
  mastery: Pick<MasteryPort<Tx>, 'courseParameters'>,
  tx: Tx,
  courseId: string,
): Promise<void> {
  const { rows } = await tx.execute<Measurable>(sql`
    with found as (
      select f.* from item_priors f join items i on i.district_id = f.district_id and i.id = f.item_id
      where f.course_id = ${courseId} and not i.edited
    ), answered as (
      select a.district_id, a.item_id, count(*) as answers,
        array_agg(a.mastery_before order by a.created_at, a.id) as known,
        array_agg(a.correct and a.evidence = 'unaided' order by a.created_at, a.id) as right,
        array_agg(a.created_at > f.counted_until order by a.created_at, a.id) as since
      from attempts a
      join users u on u.district_id = a.district_id and u.id = a.learner_id and u.role = 'learner'
      left join found f on f.district_id = a.district_id and f.item_id = a.item_id
      where a.course_id = ${courseId} and a.evidence <> 'none'
      group by a.district_id, a.item_id having count(*) >= ${LEAST_ANSWERS} or bool_or(f.item_id is not null)
    )
    select i.id as item, i.concept_id as concept, i.difficulty as guess,
      coalesce(jsonb_array_length(i.body->'options'), 0) as options, a.known, a.right, a.since,
      f.difficulty as found, f.deviation
    from (select district_id, item_id from answered union select district_id, item_id from found) of
    join items i on i.district_id = of.district_id and i.id = of.item_id
    left join answered a on a.district_id = of.district_id and a.item_id = of.item_id
    left join found f on f.district_id = of.district_id and f.item_id = of.item_id`);
  const parameters = await mastery.courseParameters(tx, courseId);
  const measured = rows.map((row) => ({
    ...{ itemId: row.item, courseId, answers: row.known?.length ?? 0 },
    ...measure(row, parameters(row.concept)),
  }));
  await tx.delete(itemDifficulties).where(eq(itemDifficulties.courseId, courseId));
  for (let i = 0; i < measured.length; i += BATCH)
    await tx.insert(itemDifficulties).values(measured.slice(i, i + BATCH));
}

/** The surer one of what the school's own answers say, and what districts found with the answers since. */
function measure(
  { guess, options, known, right, since, found, deviation }: Measurable,
  parameters: Parameters<typeof measuredDifficulty>[2],
): DifficultyEstimate {
  const answers = (known ?? []).map((each, i) => ({ known: each, right: right?.[i] ?? false }));
  const chance = options > 0 ? 1 / options : null;
  const own = measuredDifficulty({ difficulty: guess, deviation: GUESS_DEVIATION }, answers, parameters, chance);
  if (found === null || deviation === null) return own;
  const before = { difficulty: found, deviation: Math.hypot(deviation, SCHOOLS_DIFFER) };
  const later = answers.filter((_, i) => since?.[i] === true);
  const together = measuredDifficulty(before, later, parameters, chance);
  return own.deviation < together.deviation ? own : together;
}
