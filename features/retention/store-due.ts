import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/platform/database/transaction';
import type { RetentionPart } from './parts';
import type { PlannedRule } from './plan';

/** Kinds of events that the log of answers is made of; the last two say nothing of when somebody was at work. */
const LOG = sql`('attempt.recorded', 'attempt.overruled', 'placement.finished', 'answers.condensed', 'model.applied', 'concepts.merged')`;
const WORK = sql`('attempt.recorded', 'attempt.overruled', 'placement.finished', 'answers.condensed', 'lesson.composed')`;

type Rule = Pick<PlannedRule, 'of' | 'before'>;

const moment = (at: string) => sql`${at}::timestamptz`;

/** The last thing that a learner (row `u` of users) did. */
const lastActivity = sql`greatest(u.created_at,
  (select max(e.at) from events e where e.district_id = u.district_id and e.learner_id = u.id and e.kind in ${WORK}),
  (select max(m.created_at) from chat_messages m where m.district_id = u.district_id and m.learner_id = u.id),
  (select max(s.created_at) from sessions s where s.district_id = u.district_id and s.user_id = u.id),
  (select max(v.opened_at) from lesson_visits v where v.district_id = u.district_id and v.learner_id = u.id))`;

/** Learners whose records are over by a rule that goes by the learner and not by the record. */
function dueLearners({ of, before }: Rule): SQL {
  const over = of === 'left' ? sql`u.deactivated_at < ${moment(before)}` : sql`${lastActivity} < ${moment(before)}`;
  return sql`select u.id from users u where u.role = 'learner' and ${over}`;
}

/** Whether a record (row `x`) is over by a rule. */
function isDue(part: RetentionPart, rule: Rule): SQL {
  const only = part.only ? sql`${sql.raw(part.only)} and ` : sql``;
  const over = sql`${only}${sql.raw(part.date)} < ${moment(rule.before)}`;
  if (rule.of === 'record' || part.learner === null) return over;
  const ofWhom = sql`x.${sql.identifier(part.learner)} in (${dueLearners(rule)})`;
  // What has no day of its own, since it still holds, isn't over by its learner's leaving: it goes with the account.
  return part.byFunction ? sql`${over} and ${ofWhom}` : sql`${only}${ofWhom}`;
}

/** Whether a hold keeps a record (row `x`). What is a class's is kept by a hold of the class, or of everybody; what is nobody's, of everybody. */
function isHeld(part: RetentionPart): SQL {
  if (part.learner !== null) return sql`meno_held(x.${sql.identifier(part.learner)})`;
  const inForce = sql`h.lifted_at is null and (h.until is null or h.until >= (meno_now() at time zone 'UTC')::date)`;
  const ofClass =
    part.table === 'class_reports' ? sql`(h.scope = 'class' and h.target_id = x.class_id)` : sql`h.scope = 'class'`;
  const ofAll = sql`h.scope = 'district'`;
  const scope = part.kind === 'reports' ? sql`(${ofAll} or ${ofClass})` : ofAll;
  return sql`exists (select 1 from legal_holds h where ${inForce} and ${scope})`;
}

const whose = (part: RetentionPart) =>
  part.learner === null ? sql`null::uuid` : sql`x.${sql.identifier(part.learner)}`;

const countSchema = z.object({
  learner: z.string().nullable(),
  count: z.coerce.number(),
  held: z.coerce.number(),
  oldest: z.coerce.date().nullable(),
  newest: z.coerce.date().nullable(),
});
export type DueCount = z.infer<typeof countSchema>;

/** How many records of a table are over, by learner; those that a hold keeps are counted apart. */
export async function countDue(tx: Tx, part: RetentionPart, rule: Rule): Promise<DueCount[]> {
  const from = sql`from ${sql.identifier(part.table)} x where ${isDue(part, rule)}`;
  if (part.learner !== null) return countByLearner(tx, whose(part), sql.raw(part.date), from);
  const { rows } = await tx.execute(sql`
    select learner, count(*) filter (where not held) as count, count(*) filter (where held) as held,
      min(date) filter (where not held) as oldest, max(date) filter (where not held) as newest
    from (select ${whose(part)} as learner, ${sql.raw(part.date)} as date, ${isHeld(part)} as held ${from}) due
    group by learner`);
  return rows.map((row) => countSchema.parse(row));
}

/** Records by their learner; whether somebody is held is asked once for each of them, not once for each record. */
async function countByLearner(tx: Tx, learner: SQL, date: SQL, from: SQL): Promise<DueCount[]> {
  const { rows } = await tx.execute(sql`
    select learner, case when held then 0 else n end as count, case when held then n else 0 end as held,
      case when held then null else oldest end as oldest, case when held then null else newest end as newest
    from (select d.*, meno_held(d.learner) as held
      from (select ${learner} as learner, count(*) as n, min(${date}) as oldest, max(${date}) as newest ${from} group by 1) d) due`);
  return rows.map((row) => countSchema.parse(row));
}

const goneSchema = z.object({
  learner: z.string().nullable(),
  count: z.coerce.number(),
  oldest: z.coerce.date(),
  newest: z.coerce.date(),
});
export type Gone = z.infer<typeof goneSchema>;

/** Deletes some of the records of a table that are over and that nobody holds or is at work on. @returns what went, by learner. */
export async function deleteDue(tx: Tx, part: RetentionPart, rule: Rule, limit: number): Promise<Gone[]> {
  const table = sql.identifier(part.table);
  const lock = part.byFunction ? sql`` : sql`for update of x skip locked`;
  const gone = part.byFunction
    ? sql`select due.learner, due.date from due
        join meno_forget_words(${part.table}, (select coalesce(array_agg(due.place), '{}') from due)) as gone (at) on gone.at = due.place`
    : sql`delete from ${table} t using due where t.ctid = due.place returning due.learner, due.date`;
  const { rows } = await tx.execute(sql`
    with due as materialized (
      select x.ctid as place, ${whose(part)} as learner, ${sql.raw(part.date)} as date from ${table} x
      where ${isDue(part, rule)} and not ${isHeld(part)} limit ${limit} ${lock}
    ), gone as (${gone})
    select learner, count(*) as count, min(date) as oldest, max(date) as newest from gone group by learner`);
  return rows.map((row) => goneSchema.parse(row));
}

const pairSchema = z.object({ learner: z.uuid(), course: z.uuid() });
export interface Log {
  learnerId: string;
  courseId: string;
}

const after = (last: Log | null) =>
  last ? sql`and (e.learner_id, e.course_id) > (${last.learnerId}::uuid, ${last.courseId}::uuid)` : sql``;

const ofLearners = (rule: Rule) => (rule.of === 'record' ? sql`` : sql`and e.learner_id in (${dueLearners(rule)})`);

/** Logs of a learner and a course that have answers whose time is over, after one of them, by their ids. */
export async function dueLogs(tx: Tx, rule: Rule, last: Log | null, limit: number): Promise<Log[]> {
  const old = rule.of === 'record' ? sql`and e.at < ${moment(rule.before)}` : sql``;
  const { rows } = await tx.execute(sql`
    select distinct e.learner_id as learner, e.course_id as course from events e
    where e.kind = 'attempt.recorded' ${old} ${ofLearners(rule)} ${after(last)} and not meno_held(e.learner_id)
    order by 1, 2 limit ${limit}`);
  return rows
    .map((row) => pairSchema.parse(row))
    .map(({ learner, course }) => ({ learnerId: learner, courseId: course }));
}

/** Logs without an answer left in which nothing has happened since the time that is over. */
export async function emptyLogs(tx: Tx, rule: Rule, last: Log | null, limit: number): Promise<Log[]> {
  const old =
    rule.of === 'record' ? sql`and max(e.at) filter (where e.kind in ${WORK}) < ${moment(rule.before)}` : sql``;
  const { rows } = await tx.execute(sql`
    select e.learner_id as learner, e.course_id as course from events e
    where e.kind in ${LOG} ${ofLearners(rule)} ${after(last)}
    group by e.learner_id, e.course_id
    having bool_and(e.kind <> 'attempt.recorded') ${old} and not meno_held(e.learner_id)
    order by 1, 2 limit ${limit}`);
  return rows
    .map((row) => pairSchema.parse(row))
    .map(({ learner, course }) => ({ learnerId: learner, courseId: course }));
}

/** Whether a learner is (still) one whose records are over; for a rule that goes by records, always. */
export async function isStillDue(tx: Tx, rule: Rule, learnerId: string): Promise<boolean> {
  if (rule.of === 'record') return true;
  const { rows } = await tx.execute(sql`${dueLearners(rule)} and u.id = ${learnerId}::uuid`);
  return rows.length > 0;
}

const stateSchema = z.tuple([
  z.object({
    mastery: z.coerce.number(),
    memories: z.coerce.number(),
    oldest: z.coerce.date().nullable(),
    newest: z.coerce.date().nullable(),
  }),
]);

/** How many rows follow from a log, and from when they are. */
export async function followingOf(tx: Tx, { learnerId, courseId }: Log) {
  const of = sql`x.learner_id = ${learnerId}::uuid and x.course_id = ${courseId}::uuid`;
  const { rows } = await tx.execute(sql`
    select (select count(*) from mastery x where ${of}) as mastery, (select count(*) from concept_memories x where ${of}) as memories,
      (select min(x.at) from events x where ${of}) as oldest, (select max(x.at) from events x where ${of}) as newest`);
  return stateSchema.parse(rows)[0];
}

/** Answers of the log that are over, by learner, for a look ahead. What a younger answer stands in front of stays, and is counted all the same. */
export async function countLogs(tx: Tx, rule: Rule): Promise<DueCount[]> {
  const old = rule.of === 'record' ? sql`and e.at < ${moment(rule.before)}` : sql``;
  const from = sql`from events e where e.kind = 'attempt.recorded' ${old} ${ofLearners(rule)}`;
  return countByLearner(tx, sql`e.learner_id`, sql`e.at`, from);
}

/** What follows from logs that would be over once their answers are gone. */
export async function countFollowing(tx: Tx, rule: Rule): Promise<DueCount[]> {
  const old = rule.of === 'record' ? sql`where last < ${moment(rule.before)}` : sql``;
  const { rows } = await tx.execute(sql`
    select learner, sum(rows) filter (where not held) as count, sum(rows) filter (where held) as held,
      min(first) filter (where not held) as oldest, max(last) filter (where not held) as newest
    from (
      select e.learner_id as learner, min(e.at) as first, max(e.at) filter (where e.kind in ${WORK}) as last,
        meno_held(e.learner_id) as held,
        (select count(*) from mastery m where m.district_id = e.district_id and m.learner_id = e.learner_id and m.course_id = e.course_id)
        + (select count(*) from concept_memories m where m.district_id = e.district_id and m.learner_id = e.learner_id and m.course_id = e.course_id) as rows
      from events e where e.kind in ${LOG} ${ofLearners(rule)} group by e.district_id, e.learner_id, e.course_id
    ) logs ${old}
    group by learner`);
  return rows.map((row) => countSchema.parse({ ...row, count: row.count ?? 0, held: row.held ?? 0 }));
}

const eventSchema = z.object({ sequence: z.coerce.number(), learner: z.string(), at: z.coerce.date() });

/** Forgets some of the notes in the log that a lesson was made, whose time is over. */
export async function forgetLessonNotes(tx: Tx, rule: Rule, limit: number): Promise<Gone[]> {
  const old = rule.of === 'record' ? sql`and e.at < ${moment(rule.before)}` : sql``;
  const { rows } = await tx.execute(sql`
    select e.sequence, e.learner_id as learner, e.at from events e
    where e.kind = 'lesson.composed' ${old} ${ofLearners(rule)} and not meno_held(e.learner_id) limit ${limit}`);
  const found = rows.map((row) => eventSchema.parse(row));
  if (found.length === 0) return [];
  const ids = found.map(({ sequence }) => sequence);
  await tx.execute(sql`select meno_forget_lesson_events(${sql.param(ids)}::bigint[])`);
  const byLearner = new Map<string, Gone>();
  for (const { learner, at } of found) {
    const had = byLearner.get(learner);
    byLearner.set(learner, {
      learner,
      count: (had?.count ?? 0) + 1,
      oldest: had && had.oldest < at ? had.oldest : at,
      newest: had && had.newest > at ? had.newest : at,
    });
  }
  return [...byLearner.values()];
}

/** Closed accounts of learners whose time is over, after one of them, by their ids. */
export async function dueAccounts(tx: Tx, rule: Rule, last: string | null, limit: number): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    ${dueLearners(rule)} and not meno_held(u.id) ${last ? sql`and u.id > ${last}::uuid` : sql``}
      and not exists (select 1 from deletion_requests r where r.district_id = u.district_id and r.learner_id = u.id
        and r.state in ('confirmed', 'erasing', 'reworking'))
    order by u.id limit ${limit}`);
  return rows.map(({ id }) => id);
}

/** Accounts that are over, each as one record, for a look ahead. */
export async function countAccounts(tx: Tx, rule: Rule): Promise<DueCount[]> {
  const { rows } = await tx.execute(sql`
    select u.id as learner, case when meno_held(u.id) then 0 else 1 end as count, case when meno_held(u.id) then 1 else 0 end as held,
      u.created_at as oldest, u.created_at as newest
    from users u where u.id in (${dueLearners(rule)})`);
  return rows.map((row) => countSchema.parse(row));
}
