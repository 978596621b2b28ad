import { sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import type { Principal } from './principal';
import { AppError, failCommon } from './problem';

/**
 * Who may call a route or open a page.
 * - `public`: anybody
 * - `member`: anybody signed in; row-level security decides which rows
 * - `teacher`, `admin`: that role (an admin may do what a teacher may)
 * - `course.see`: the course in the path must be visible to the caller, or it does not exist for them
 * - `course.edit`: the course in the path must be the caller's to change
 * - `class.teach`: the class in the path must be one that the caller teaches (for admins: any), or it does not exist for them
 */
export const policies = ['public', 'member', 'teacher', 'admin', 'course.see', 'course.edit', 'class.teach'] as const;
export type Policy = (typeof policies)[number];

/**
 * For whom the record exists that the last id of a path names; for everybody else the answer is that there is none.
 * - `own`: the person whose it is
 * - `learner`: the learner whose it is, the teachers of a class of theirs on its course, admins
 * - `taught`: those teachers and admins, not the learner
 */
export const owners = ['own', 'learner', 'taught'] as const;
export type Owner = (typeof owners)[number];

/** A policy alone, or with whose record the path must name. */
export type PolicyEntry = Policy | { may: Policy; whose: Owner };

/** `METHOD /path` (as in the OpenAPI description) to who may call it. */
export type PolicyTable = Record<string, PolicyEntry>;

/** An entry in its long form; `whose` null: whoever may call the route may name anything of the course or district. */
export function ruleOf(entry: PolicyEntry): { may: Policy; whose: Owner | null } {
  return typeof entry === 'string' ? { may: entry, whose: null } : entry;
}

/** What can be decided before any query. @throws AppError not_signed_in or forbidden. */
export function checkPrincipal(policy: Policy, principal: Pick<Principal, 'role'> | null): void {
  if (policy === 'public') return;
  if (!principal) throw failCommon('not_signed_in', 'Sign in, or send an API token, to do this.');
  const isTeacher = principal.role === 'teacher' || principal.role === 'admin';
  if ((policy === 'teacher' || policy === 'course.edit' || policy === 'class.teach') && !isTeacher)
    throw failCommon('forbidden', 'Only teachers may do this.');
  if (policy === 'admin' && principal.role !== 'admin')
    throw failCommon('forbidden', 'Only administrators may do this.');
}

/**
 * What the database decides, in the transaction of the work itself.
 * @throws AppError course_not_found, class_not_found or forbidden.
 */
export async function checkPlace(
  policy: Policy,
  tx: Tx,
  { courseId, classId }: Record<string, string | undefined>,
): Promise<void> {
  if (policy === 'course.see' || policy === 'course.edit') await checkCourse(policy, tx, courseId);
  if (policy === 'class.teach') await checkClass(tx, classId);
}

async function checkCourse(policy: 'course.see' | 'course.edit', tx: Tx, courseId: string | undefined): Promise<void> {
  const result = await tx.execute<{ seen: boolean; editable: boolean }>(
    sql`select ${courseId}::uuid in (select meno_visible_courses()) as seen, ${
      policy === 'course.edit' ? sql`${courseId}::uuid in (select meno_editable_courses())` : sql`false`
    } as editable`,
  );
  const row = result.rows[0];
  if (!row?.seen) throw new AppError('course_not_found', 404, 'There is no such course, or it is not open to you.');
  if (policy === 'course.edit' && !row.editable)
    throw failCommon('forbidden', 'Only the teachers of this course may change it.');
}

async function checkClass(tx: Tx, classId: string | undefined): Promise<void> {
  const result = await tx.execute<{ taught: boolean }>(
    sql`select ${classId}::uuid in (select meno_taught_classes())
      or (current_setting('meno.role', true) in ('admin', 'system') and exists (select 1 from classes where id = ${classId}::uuid)) as taught`,
  );
  if (!result.rows[0]?.taught)
    throw new AppError('class_not_found', 404, 'There is no such class, or you do not teach it.');
}
