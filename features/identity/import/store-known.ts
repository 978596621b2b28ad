import { and, eq, sql } from 'drizzle-orm';
import { courses } from '@/features/library/schema';
import type { Actor, Tx } from '@/platform/database/transaction';
import { classes, classMembers, users } from '../schema';
import { guardianLinks, schoolMembers } from '../schema-relations';
import { schools, terms } from '../schema-schools';
import { shownEmail } from '../username';
import { type Known, type KnownPerson, nameKey } from './known';
import type { ReadRow } from './read-people';

const all = (values: Iterable<string>) => sql.param([...new Set(values)]);

/** Courses that somebody may make classes on. Reads as them, not as the system. */
export async function openCourses(tx: Tx): Promise<Known['courses']> {
  return tx
    .select({ id: courses.id, title: courses.title })
    .from(courses)
    .where(sql`${courses.id} in (select meno_visible_courses())`);
}

/** Ids of the schools that somebody belongs to. */
export async function schoolsOf(tx: Tx, userId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: schoolMembers.schoolId })
    .from(schoolMembers)
    .where(eq(schoolMembers.userId, userId));
  return rows.map(({ id }) => id);
}

/** What is there of what a list names, read as the system; `open`: the courses that whoever brings it may use. */
export async function knownFor(
  tx: Tx,
  rows: readonly ReadRow[],
  open: Known['courses'],
  schoolIds: readonly string[] | null,
): Promise<Known> {
  const named = new Set(rows.flatMap((row) => row.classes.map(nameKey)));
  const every = await tx
    .select({
      ...{ id: classes.id, name: classes.name, courseId: classes.courseId },
      ...{ schoolId: classes.schoolId, termId: classes.termId },
    })
    .from(classes)
    .where(eq(classes.simulated, false));
  const mine = every.filter(
    ({ name, schoolId }) =>
      named.has(nameKey(name)) && (schoolIds === null || (schoolId !== null && schoolIds.includes(schoolId))),
  );
  const inClasses = await tx
    .select({ classId: classMembers.classId, userId: classMembers.userId })
    .from(classMembers)
    .where(sql`${classMembers.classId} = any(${all(mine.map(({ id }) => id))}::uuid[])`);
  const members = new Map<string, Set<string>>();
  for (const { classId, userId } of inClasses)
    members.set(classId, (members.get(classId) ?? new Set<string>()).add(userId));
  const people = await peopleOf(tx, rows, new Set(inClasses.map(({ userId }) => userId)));
  return {
    ...{ people, classes: mine, courses: open, members },
    schools: await tx
      .select({ id: schools.id, name: schools.name })
      .from(schools)
      .where(sql`${schools.closedAt} is null`),
    terms: await tx
      .select({ id: terms.id, schoolId: terms.schoolId, name: terms.name })
      .from(terms)
      .where(sql`${terms.closedAt} is null`),
    links: await linksOf(tx, people),
    usernames: await usernamesOf(tx, rows),
  };
}

async function peopleOf(tx: Tx, rows: readonly ReadRow[], ids: ReadonlySet<string>): Promise<KnownPerson[]> {
  const logins = rows.flatMap(({ email, username, guardianOf }) => [email ?? [], username ?? [], guardianOf].flat());
  const given = all(logins);
  const { rows: found } = await tx.execute<Omit<KnownPerson, 'email'> & { email: string }>(sql`
    select u.id, u.name, u.email, u.username, u.role, u.simulated, p.birth_date::text as "birthDate",
      array(select m.school_id::text from school_members m where m.district_id = u.district_id and m.user_id = u.id
        union select m.school_id::text from guardian_links g join school_members m on m.district_id = g.district_id and m.user_id = g.learner_id
          where g.district_id = u.district_id and g.guardian_id = u.id) as schools
    from users u left join consent_people p on p.district_id = u.district_id and p.learner_id = u.id
    where u.email = any(${given}::text[]) or u.username = any(${given}::text[]) or u.id = any(${all(ids)}::uuid[])`);
  return found.map((person) => ({ ...person, email: shownEmail(person.email) }));
}

async function linksOf(tx: Tx, people: readonly KnownPerson[]): Promise<Set<string>> {
  const guardians = people.flatMap(({ id, role }) => (role === 'guardian' ? id : []));
  const rows = await tx
    .select({ guardianId: guardianLinks.guardianId, learnerId: guardianLinks.learnerId })
    .from(guardianLinks)
    .where(
      and(
        sql`${guardianLinks.guardianId} = any(${all(guardians)}::uuid[])`,
        sql`${guardianLinks.confirmedAt} is not null`,
      ),
    );
  return new Set(rows.map(({ guardianId, learnerId }) => `${guardianId} ${learnerId}`));
}

/** Every user name of the district, where some have to be made. */
async function usernamesOf(tx: Tx, rows: readonly ReadRow[]): Promise<Set<string>> {
  if (rows.every(({ email, username }) => email !== null || username !== null)) return new Set();
  const found = await tx.select({ username: users.username }).from(users).where(sql`${users.username} is not null`);
  return new Set(found.flatMap(({ username }) => username ?? []));
}

/** As whom somebody's courses are read. */
export const asThem = (districtId: string, person: { id: string; role: Actor['role'] }): Actor => ({
  ...{ districtId, userId: person.id, role: person.role },
});
