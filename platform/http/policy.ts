import { sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import type { Principal } from './principal';
import { AppError, failCommon } from './problem';

/**
 * Who may call a route.
 * - `public`: anybody
 * - `member`: anybody signed in; row-level security decides which rows
 * - `teacher`, `admin`: that role (an admin may do what a teacher may)
 * - `course.see`: the course in the path must be visible to the caller, or it does not exist for them
 * - `course.edit`: the course in the path must be the caller's to change
 */
export const policies = ['public', 'member', 'teacher', 'admin', 'course.see', 'course.edit'] as const;
export type Policy = (typeof policies)[number];

/** `METHOD /path` (as in the OpenAPI description) to policy. */
export type PolicyTable = Record<string, Policy>;

/** What can be decided before any query. @throws AppError not_signed_in or forbidden. */
export function checkPrincipal(policy: Policy, principal: Principal | null): void {
  if (policy === 'public') return;
  if (!principal) throw failCommon('not_signed_in', 'Sign in, or send an API token, to do this.');
  const isTeacher = principal.role === 'teacher' || principal.role === 'admin';
  if ((policy === 'teacher' || policy === 'course.edit') && !isTeacher)
    throw failCommon('forbidden', 'Only teachers may do this.');
  if (policy === 'admin' && principal.role !== 'admin')
    throw failCommon('forbidden', 'Only administrators may do this.');
}

/** What the database decides, in the transaction of the work itself. @throws AppError course_not_found or forbidden. */
export async function checkCourse(policy: Policy, tx: Tx, courseId: string | undefined): Promise<void> {
  if (policy !== 'course.see' && policy !== 'course.edit') return;
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
