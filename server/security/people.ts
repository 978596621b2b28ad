import { randomUUID } from 'node:crypto';
import { type Role, roles } from '@/platform/database/roles';
import type { TestDatabase } from '@/platform/database/testing';
import type { RowOwner } from '@/platform/database/testing-rows';

/** Somebody of each role who calls. */
export type People = Record<Role, string>;

/**
 * Puts two classes into a school each, with a term, and adds whoever looks after the first: its counsellor, its administrator and the guardian of its
 * learner; besides an administrator and a data protection officer of the district.
 */
export async function addCallers({ owner, districtId }: TestDatabase, own: RowOwner, other: RowOwner): Promise<People> {
  const people: People = {
    ...{ learner: own.learnerId, teacher: own.teacherId },
    ...{ counsellor: randomUUID(), guardian: randomUUID(), school_admin: randomUUID() },
    ...{ admin: randomUUID(), dpo: randomUUID() },
  };
  for (const role of roles)
    await owner.query(
      'insert into users (district_id, id, name, email, role) values ($1, $2, $3, $4, $5) on conflict do nothing',
      [districtId, people[role], `The ${role}`, `${role}@school.example`, role],
    );
  await placeInSchool(owner, own, [people.counsellor, people.school_admin]);
  await placeInSchool(owner, other, []);
  // Everybody may learn; who has nothing to do with the class is in it as a learner.
  await owner.query(`insert into class_members (district_id, class_id, user_id, role) values ($1, $2, $3, 'learner')`, [
    ...[districtId, own.classId, people.dpo],
  ]);
  await owner.query(
    `insert into guardian_links (district_id, guardian_id, learner_id, created_by, confirmed_by, confirmed_at) values ($1, $2, $3, $4, $4, now())`,
    [districtId, people.guardian, own.learnerId, people.admin],
  );
  return people;
}

async function placeInSchool(owner: TestDatabase['owner'], of: RowOwner, staff: readonly string[]): Promise<void> {
  const { districtId, classId, learnerId, teacherId } = of;
  const schoolId = randomUUID();
  await owner.query('insert into schools (district_id, id, name) values ($1, $2, $3)', [
    districtId,
    schoolId,
    schoolId,
  ]);
  await owner.query(
    `insert into terms (district_id, id, school_id, name, starts_on, ends_on) values ($1, $2, $3, 'Autumn', '2026-09-01', '2026-12-20')`,
    [districtId, randomUUID(), schoolId],
  );
  // Of this school alone: the demo that they come from has one of its own.
  await owner.query('delete from school_members where user_id = any($1)', [[learnerId, teacherId]]);
  for (const userId of [learnerId, teacherId, ...staff])
    await owner.query('insert into school_members (district_id, school_id, user_id) values ($1, $2, $3)', [
      ...[districtId, schoolId, userId],
    ]);
  await owner.query('update classes set school_id = $3, term_id = null where district_id = $1 and id = $2', [
    ...[districtId, classId, schoolId],
  ]);
}
