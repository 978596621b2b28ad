import { sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import type { OwnAnswer } from './own-counts';

/**
 * Answers that count as evidence, of learners who agreed to research, each one's in order, under the names of their concepts. As the system. Simulated
 * learners of a demo school are never in it: they would teach other districts nothing.
 */
export async function ownAnswers(tx: Tx): Promise<OwnAnswer[]> {
  const { rows } = await tx.execute<OwnAnswer & Record<string, unknown>>(sql`
    with willing as (
      select l.learner_id from (select distinct learner_id from attempts) l
      join users u on u.id = l.learner_id and u.role = 'learner' and not u.simulated
      where meno_consents(l.learner_id, 'research')
    )
    select a.learner_id as "learnerId", coalesce(t.name, c.name) as concept, a.correct
    from attempts a join willing w on w.learner_id = a.learner_id
    join concepts c on c.id = a.concept_id left join concepts t on t.id = c.merged_into
    where a.evidence <> 'none' order by a.learner_id, a.created_at, a.id`);
  return rows;
}
