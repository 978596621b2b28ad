import { eq, sql } from 'drizzle-orm';
import { measuredDifficulty } from '@/core/difficulty/measured-difficulty';
import type { MasteryPort } from '@/features/mastery/contract';
import type { Tx } from '@/platform/database/transaction';
import { itemDifficulties } from '../schema';

/** First answers from which an item's own difficulty stands in the place of the guess. */
const LEAST_ANSWERS = 8;
/** Rows of one statement. */
const BATCH = 2000;

/** Measures how hard each of a course's items is by the first answers of its learners that were evidence; all of it is made anew. */
export async function measureItems(
  mastery: Pick<MasteryPort<Tx>, 'courseParameters'>,
  tx: Tx,
  courseId: string,
): Promise<void> {
  const { rows } = await tx.execute<{
    item: string;
    concept: string;
    guess: number;
    options: number;
    known: number[];
    right: boolean[];
  }>(sql`
    select i.id as item, i.concept_id as concept, i.difficulty as guess,
      coalesce(jsonb_array_length(i.body->'options'), 0) as options,
      array_agg(a.mastery_before order by a.created_at, a.id) as known,
      array_agg(a.correct and a.evidence = 'unaided' order by a.created_at, a.id) as right
    from attempts a
    join items i on i.district_id = a.district_id and i.id = a.item_id
    join users u on u.district_id = a.district_id and u.id = a.learner_id and u.role = 'learner'
    where a.course_id = ${courseId} and a.evidence <> 'none'
    group by i.district_id, i.id having count(*) >= ${LEAST_ANSWERS}`);
  const parameters = await mastery.courseParameters(tx, courseId);
  const measured = rows.map(({ item, concept, guess, options, known, right }) => {
    const answers = known.map((each, i) => ({ known: each, right: right[i] ?? false }));
    const chance = options > 0 ? 1 / options : null;
    return {
      ...{ itemId: item, courseId, answers: answers.length },
      ...measuredDifficulty(guess, answers, parameters(concept), chance),
    };
  });
  await tx.delete(itemDifficulties).where(eq(itemDifficulties.courseId, courseId));
  for (let i = 0; i < measured.length; i += BATCH)
    await tx.insert(itemDifficulties).values(measured.slice(i, i + BATCH));
}
