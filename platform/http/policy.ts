import { type SQL, sql } from 'drizzle-orm';
import { type Role, roles } from '@/platform/database/roles';
import type { Tx } from '@/platform/database/transaction';
import type { Principal } from './principal';
import { AppError, failCommon } from './problem';

/**
 * Who may call a route or open a page.
 * - `public`: anybody
 * - `self`: anybody signed in, also who must set up a second factor before anything else: their own sign-in
 * - `member`: anybody signed in; row-level security decides which rows
 * - `teacher`, `admin`: that role (an admin may do what a teacher may)
 * - `course.see`: the course in the path must be visible to the caller, or it does not exist for them
 * - `course.edit`: the course in the path must be the caller's to change
 * - `class.teach`: the class in the path must be one that the caller teaches (for admins: any), or it does not exist for them
 * - `class.make`: teachers, school administrators and admins; `class.manage`: those who teach the class in the path, the administrators of its
 *   school, admins; for others it does not exist
 * - `people`: school administrators (row-level security: of their schools) and admins; `person.manage`, `school.manage`: the person or school in
 *   the path must be theirs to look after, or does not exist for them
 * - `officer`: data protection officers and admins; `administration`: these and school administrators
 * - `follow`: guardians and counsellors; `learner.follow`: the learner in the path must be their ward or of their school, or does not exist for them
 * - `learner.guard`: a guardian, the learner in the path their ward
 * - `learner.record`: the person in the path is the caller, their ward, or anybody for admins and data protection officers; `learner.speak`: the same
 *   without the officers, for what is asked or taken away in the person's name
 */
const callers = {
  public: roles,
  self: roles,
  member: roles,
  'course.see': roles,
  teacher: ['teacher', 'admin'],
  'course.edit': ['teacher', 'admin'],
  'class.teach': ['teacher', 'admin'],
  'class.make': ['teacher', 'school_admin', 'admin'],
  'class.manage': ['teacher', 'school_admin', 'admin'],
  people: ['school_admin', 'admin'],
  'person.manage': ['school_admin', 'admin'],
  'school.manage': ['school_admin', 'admin'],
  follow: ['counsellor', 'guardian'],
  'learner.follow': ['counsellor', 'guardian'],
  'learner.guard': ['guardian'],
  'learner.record': roles,
  'learner.speak': roles,
  officer: ['admin', 'dpo'],
  administration: ['school_admin', 'admin', 'dpo'],
  admin: ['admin'],
} as const satisfies Record<string, readonly Role[]>;
export type Policy = keyof typeof callers;
export const policies: readonly string[] = Object.keys(callers);

/** Whether somebody of a role may call what has a policy at all; what the path names is decided besides. */
export function isOpenTo(policy: Policy, role: Role): boolean {
  const open: readonly Role[] = callers[policy];
  return open.includes(role);
}

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

/** What can be decided before any query. @throws AppError not_signed_in, second_factor_owed, token_only_looks or forbidden. */
export function checkPrincipal(
  policy: Policy,
  principal: Pick<Principal, 'role' | 'owesSecondFactor' | 'onlyLooks'> | null,
): void {
  if (policy === 'public') return;
  if (!principal) throw failCommon('not_signed_in', 'Sign in, or send an API token, to do this.');
  if (principal.owesSecondFactor && policy !== 'self')
    throw failCommon(
      'second_factor_owed',
      'Your district asks for a second factor: set it up under “Sign-in and security” first.',
    );
  if (principal.onlyLooks)
    throw failCommon('token_only_looks', 'This API token may only look. Make one that may change things too.');
  if (!isOpenTo(policy, principal.role)) throw failCommon('forbidden', REFUSALS[policy] ?? 'This is not open to you.');
}

const REFUSALS: Partial<Record<Policy, string>> = {
  ...{ teacher: 'Only teachers may do this.', 'course.edit': 'Only teachers may do this.' },
  ...{ 'class.teach': 'Only teachers may do this.', 'class.make': 'Only teachers and administrators may do this.' },
  ...{ admin: 'Only administrators may do this.', people: 'Only administrators may do this.' },
  officer: 'Only administrators and data protection officers may do this.',
  ...{ follow: 'Only guardians and counsellors may do this.', 'learner.guard': 'Only guardians may do this.' },
};

/**
 * What the database decides, in the transaction of the work itself.
 * @throws AppError course_not_found, class_not_found, person_not_found, school_not_found, learner_not_found or forbidden.
 */
export async function checkPlace(policy: Policy, tx: Tx, params: Record<string, string | undefined>): Promise<void> {
  if (policy === 'course.see' || policy === 'course.edit') await checkCourse(policy, tx, params.courseId);
  const place = PLACES[policy];
  if (!place) return;
  const { rows } = await tx.execute<{ theirs: boolean }>(
    sql`select ${place.theirs(params[place.parameter])} as theirs`,
  );
  if (!rows[0]?.theirs) throw new AppError(place.code, 404, place.words);
}

/** What must be theirs of whoever calls, by the functions that row-level security goes by. */
interface Place {
  parameter: 'classId' | 'personId' | 'schoolId' | 'learnerId';
  theirs(id: string | undefined): SQL;
  code: string;
  words: string;
}

const isAdmin = sql`current_setting('meno.role', true) in ('admin', 'system')`;
const ownOrWard = (id: string | undefined) =>
  sql`${id}::uuid = nullif(current_setting('meno.user', true), '')::uuid or ${id}::uuid in (select meno_my_wards())`;
const noClass = { parameter: 'classId', code: 'class_not_found' } as const;
const noLearner = { parameter: 'learnerId', code: 'learner_not_found', words: 'There is no such learner.' } as const;
const PLACES: Partial<Record<Policy, Place>> = {
  'class.teach': {
    ...noClass,
    words: 'There is no such class, or you do not teach it.',
    theirs: (id) => sql`${id}::uuid in (select meno_taught_classes())
      or (${isAdmin} and exists (select 1 from classes where id = ${id}::uuid))`,
  },
  'class.manage': {
    ...noClass,
    words: 'There is no such class, or it is not yours to look after.',
    theirs: (id) => sql`${id}::uuid in (select meno_taught_classes()) or ${id}::uuid in (select meno_school_classes())
      or (${isAdmin} and exists (select 1 from classes where id = ${id}::uuid))`,
  },
  'person.manage': {
    ...{ parameter: 'personId', code: 'person_not_found', words: 'There is no such person.' },
    theirs: (id) => sql`${id}::uuid in (select meno_school_people())
      or (${isAdmin} and exists (select 1 from users where id = ${id}::uuid))`,
  },
  'school.manage': {
    ...{ parameter: 'schoolId', code: 'school_not_found', words: 'There is no such school.' },
    theirs: (id) => sql`exists (select 1 from schools where id = ${id}::uuid)
      and (${isAdmin} or ${id}::uuid in (select meno_my_schools()))`,
  },
  'learner.follow': {
    ...noLearner,
    theirs: (id) => sql`${id}::uuid in (select meno_my_wards()) or ${id}::uuid in (select meno_school_learners())`,
  },
  'learner.record': {
    ...noLearner,
    theirs: (id) => sql`${ownOrWard(id)} or (current_setting('meno.role', true) in ('admin', 'dpo', 'system')
      and exists (select 1 from users where id = ${id}::uuid))`,
  },
  'learner.speak': {
    ...noLearner,
    theirs: (id) => sql`${ownOrWard(id)} or (${isAdmin} and exists (select 1 from users where id = ${id}::uuid))`,
  },
  'learner.guard': { ...noLearner, theirs: (id) => sql`${id}::uuid in (select meno_my_wards())` },
};

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
