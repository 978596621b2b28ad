import { sql } from 'drizzle-orm';
import { type ConceptParameters, parametersOf } from '@/core/tracing/bkt';
import type { Tx } from '@/platform/database/transaction';
import { itemHash } from './item-hash';
import type { OwnAnswer, OwnItem, OwnItemAnswer } from './own-counts';

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

/** Of these, the records of learners who agreed to research. As the system; simulated learners are never among them. */
export async function forResearch<R extends { learnerId: string }>(tx: Tx, records: readonly R[]): Promise<R[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select u.id from users u where u.role = 'learner' and not u.simulated and meno_consents(u.id, 'research')
      and u.id = any(${sql.param(records.map(({ learnerId }) => learnerId))}::uuid[])`);
  const willing = new Set(rows.map(({ id }) => id));
  return records.filter(({ learnerId }) => willing.has(learnerId));
}

/**
 * The district's exercises by what other districts know them by. Those that a teacher wrote or changed, or a model proposed, are its own affair and not among them.
 *
 * @param courses ids; all courses where left out.
 */
export async function ownItems(tx: Tx, federation: string, courses?: readonly string[]): Promise<OwnItem[]> {
  const { rows } = await tx.execute<{ id: string; course: string; fingerprint: string; guess: number }>(sql`
    select i.id, i.course_id as course, i.fingerprint, i.difficulty as guess from items i
    where i.origin = 'generated' and not i.edited and i.status = 'active'
      and (${courses === undefined} or i.course_id = any(${sql.param([...(courses ?? [])])}::uuid[]))
    order by i.id`);
  return rows.map(({ id, course, fingerprint, guess }) => ({
    ...{ itemId: id, courseId: course, guess },
    hash: itemHash(federation, fingerprint),
  }));
}

/**
 * First answers of learners who agreed to research to these exercises, each one's in order, with what the learner model thought of them before. As the system.
 *
 * @param chancesOf what a concept's parameters say, by course and concept.
 */
export async function ownItemAnswers(
  tx: Tx,
  items: readonly OwnItem[],
  chancesOf: (courseId: string, conceptId: string) => ConceptParameters,
): Promise<OwnItemAnswer[]> {
  const byId = new Map(items.map((item) => [item.itemId, item]));
  const { rows } = await tx.execute<{
    learner: string;
    item: string;
    course: string;
    concept: string;
    known: number;
    right: boolean;
    options: number;
  }>(sql`
    with willing as (
      select l.learner_id from (select distinct learner_id from attempts) l
      join users u on u.id = l.learner_id and u.role = 'learner' and not u.simulated
      where meno_consents(l.learner_id, 'research')
    ), first as (
      select distinct on (a.learner_id, a.item_id) a.* from attempts a join willing w on w.learner_id = a.learner_id
      where a.evidence <> 'none' and a.item_id = any(${sql.param([...byId.keys()])}::uuid[])
      order by a.learner_id, a.item_id, a.created_at, a.id
    )
    select a.learner_id as learner, a.item_id as item, i.course_id as course, i.concept_id as concept,
      a.mastery_before as known, (a.correct and a.evidence = 'unaided') as right,
      coalesce(jsonb_array_length(i.body->'options'), 0) as options
    from first a join items i on i.id = a.item_id order by a.learner_id, a.created_at, a.id`);
  return rows.flatMap(({ learner, item, course, concept, known, right, options }) => {
    const own = byId.get(item);
    const chances = parametersOf(chancesOf(course, concept), options > 0 ? 1 / options : null);
    return own ? [{ learnerId: learner, hash: own.hash, known, right, chances }] : [];
  });
}
