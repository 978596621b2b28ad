import { sql } from 'drizzle-orm';
import { customType, pgPolicy, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Every table's first key column: the tenant. Its default is the transaction's own district. */
export const districtId = () =>
  uuid('district_id').notNull().default(sql`nullif(current_setting('meno.district', true), '')::uuid`);

/** A moment in UTC. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** The transaction's own time: `now()`, unless it was opened at another one (a simulated school's past). */
export const menoNow = sql`meno_now()`;

export const createdAt = () => moment('created_at').notNull().default(menoNow);
export const updatedAt = () => moment('updated_at').notNull().default(menoNow);

export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/**
 * What policies are made of: the row is of the caller's district; who the caller is, and as what. As selects, so that PostgreSQL reads
 * each setting once for a statement and not for every row that it looks at (a third of what row-level security cost).
 */
export const inDistrict = `district_id = (select nullif(current_setting('meno.district', true), '')::uuid)`;
export const role = `(select current_setting('meno.role', true))`;
export const me = `(select nullif(current_setting('meno.user', true), '')::uuid)`;
export const isStaff = `${role} in ('admin', 'system')`;
export const isMe = (column: string) => `${column} = ${me}`;
/** The caller is the guardian of the learner in a column: confirmed, and the learner no adult. */
export const isWard = (column: string) => `(${role} = 'guardian' and ${column} in (select meno_my_wards()))`;
/** The caller is counsellor at a school of the learner in a column. */
export const isCounselled = (column: string) =>
  `(${role} = 'counsellor' and ${column} in (select meno_school_learners()))`;

/** Everybody of the district reads; only the named roles write. */
export function districtPolicies(writers: string[]) {
  const writer = `${inDistrict} and ${role} in (${writers.map((role) => `'${role}'`).join(', ')})`;
  return policySet('district', { read: inDistrict, write: writer });
}

/**
 * A learner's own records: the learner, admins and the system read and write them; a teacher reads those of the
 * learners of their own classes, for the course of the class (`course` null: for any class in common); `followed`: a guardian
 * besides those of their wards, a counsellor those of the learners of their schools.
 */
export function learnerPolicies(columns: { learner: string; course: string | null; followed?: boolean }) {
  const write = `${inDistrict} and (${isMe(columns.learner)} or ${isStaff})`;
  const taught = columns.course
    ? `(${columns.learner}, ${columns.course}) in (select t.learner_id, t.course_id from meno_taught_learners() t)`
    : `${columns.learner} in (select t.learner_id from meno_taught_learners() t)`;
  const followed = columns.followed ? ` or ${isWard(columns.learner)} or ${isCounselled(columns.learner)}` : '';
  const read = `${inDistrict} and (${isMe(columns.learner)} or ${isStaff} or (${role} = 'teacher' and ${taught})${followed})`;
  return policySet('learner', { read, write });
}

/** Records that are a person's own business: they alone read and write them, and the system where it clears up. */
export function ownPolicies(column: string) {
  const own = `${inDistrict} and (${isMe(column)} or ${role} = 'system')`;
  return policySet('own', { read: own, write: own });
}

/** Parts of a course: whoever may see the course reads them; its editors write them (functions of the first migration). */
export function coursePolicies(column = 'course_id') {
  return policySet('course', {
    read: `${inDistrict} and ${column} in (select meno_visible_courses())`,
    write: `${inDistrict} and ${column} in (select meno_editable_courses())`,
  });
}

/** What only the editors of a course see and write. */
export function editorPolicies(column = 'course_id') {
  const rule = `${inDistrict} and ${column} in (select meno_editable_courses())`;
  return policySet('editor', { read: rule, write: rule });
}

/** One policy for reading and one for each kind of writing, so that a write needs the right to write, not only to read. */
export function policySet(name: string, rule: { read: string; write: string; insert?: string; remove?: string }) {
  const write = sql.raw(rule.write);
  return [
    pgPolicy(`${name}_read`, { for: 'select', using: sql.raw(rule.read) }),
    pgPolicy(`${name}_insert`, { for: 'insert', withCheck: sql.raw(rule.insert ?? rule.write) }),
    pgPolicy(`${name}_update`, { for: 'update', using: write, withCheck: write }),
    pgPolicy(`${name}_delete`, { for: 'delete', using: sql.raw(rule.remove ?? rule.write) }),
  ];
}
