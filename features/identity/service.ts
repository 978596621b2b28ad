import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { asSystem } from '@/platform/database/as-system';
import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import type { Page } from '@/platform/http/cursor';
import { decodeCursor, type PageQuery, toPage } from '@/platform/http/cursor';
import type { Principal } from '@/platform/http/principal';
import { errorsOf } from '@/platform/http/problem';
import {
  type CreateClass,
  type Installation,
  identityErrors,
  type JoinInput,
  type Me,
  type Person,
  type Role,
  type SchoolClass,
} from './contract';
import { letsIn } from './invitations/lets-in';
import { createJoinCode, normaliseJoinCode } from './join-code';
import { createClasses } from './people/classes';
import { createGuardians } from './people/guardians';
import { createPeople } from './people/people';
import { createSchools } from './people/schools';
import { placeOf } from './service/place';
import { showClasses } from './service/show-classes';
import { newPasswordHash } from './sign-in/new-password';
import * as store from './store';
import { putSchoolMember } from './store-schools';
import { shownEmail } from './username';

const fail = errorsOf(identityErrors);

export interface IdentityDeps {
  database: Database;
  now(): Date;
}

export type IdentityService = ReturnType<typeof createIdentity>;

/** People, classes and the district itself. */
export function createIdentity({ database, now }: IdentityDeps) {
  const people = createPeople({ now });
  let district: { id: string; name: string } | null = null;

  /** The district that this installation serves, or null before set-up. */
  async function currentDistrict(): Promise<{ id: string; name: string } | null> {
    if (district) return district;
    const { rows } = await database.pool.query<{ district_id: string; name: string }>(
      'select district_id, name from districts order by created_at, district_id limit 1',
    );
    const row = rows[0];
    if (row) district = { id: row.district_id, name: row.name };
    return district;
  }

  return {
    currentDistrict,
    people,
    guardians: createGuardians({ now }),
    schools: createSchools({ now }),
    classes: createClasses(),

    async installation(): Promise<Installation> {
      const found = await currentDistrict();
      return { ready: found !== null, districtName: found?.name ?? null };
    },

    /** What was known of the district is looked for anew: it may be gone. */
    forgetDistrict(): void {
      district = null;
    },

    /**
     * Makes the district and its owner.
     * @param also what else belongs to the same transaction.
     * @throws already_set_up when there is one.
     */
    async setUp(
      input: { districtName: string; name: string; email: string; password: string },
      also: (tx: Tx, userId: string) => Promise<void> = async () => {},
    ): Promise<{ districtId: string; userId: string }> {
      if (await currentDistrict())
        throw fail('already_set_up', 'This installation has an owner already. Sign in instead.');
      const districtId = uuidv7();
      const passwordHash = await newPasswordHash(input.password, [input.name, input.email, input.districtName]);
      const userId = await database.transaction(systemActor(districtId), async (tx) => {
        // Two browsers may send the form at once: the first takes the lock, the second finds its district.
        await tx.execute(sql`select pg_advisory_xact_lock(hashtext('meno.set-up'))`);
        const existing = await tx.execute('select 1 from districts limit 1');
        if (existing.rowCount) throw fail('already_set_up', 'This installation has an owner already. Sign in instead.');
        await store.insertDistrict(tx, districtId, input.districtName);
        const id = await store.insertPerson(tx, { name: input.name, email: input.email, role: 'admin', passwordHash });
        if (id) await also(tx, id);
        return id;
      });
      if (!userId) throw fail('email_taken', `There is an account for ${input.email} already.`);
      district = { id: districtId, name: input.districtName };
      return { districtId, userId };
    },

    /** Adds a person, as the system: passwords are out of everybody's reach, admins' too. @throws email_taken. */
    async createPerson(
      districtId: string,
      input: { name: string; email: string; password: string; role: Role; schoolIds?: string[] | undefined },
      addedBy: string | null = null,
    ): Promise<Person> {
      const passwordHash = await newPasswordHash(input.password, [
        input.name,
        input.email,
        (await currentDistrict())?.name,
      ]);
      return database.transaction(systemActor(districtId), async (tx) => {
        const id = await store.insertPerson(tx, { ...input, passwordHash });
        if (!id) throw fail('email_taken', `There is an account for ${input.email} already.`);
        for (const schoolId of input.schoolIds ?? []) await putSchoolMember(tx, schoolId, id, addedBy);
        return people.one(tx, id);
      });
    },

    /** Adds a learner's account and puts it into the class of a join code. @throws join_code_unknown, email_taken, not_set_up. */
    async join(input: JoinInput): Promise<void> {
      const found = await currentDistrict();
      if (!found) throw fail('not_set_up', 'This Meno has not been set up yet.');
      const passwordHash = await newPasswordHash(input.password, [input.name, input.email, found.name]);
      await database.transaction(systemActor(found.id), async (tx) => {
        const schoolClass = await requireClass(tx, input.joinCode, now());
        const id = await store.insertPerson(tx, {
          name: input.name,
          email: input.email,
          role: 'learner',
          passwordHash,
        });
        if (!id)
          throw fail('email_taken', `There is an account for ${input.email} already. Sign in, then join the class.`);
        await store.addMember(tx, schoolClass.id, id, 'learner');
        await store.addToSchoolOf(tx, schoolClass.id);
      });
    },

    /** Puts somebody who is signed in into the class of a join code; a teacher joins as a teacher of nothing but this class's material. */
    async joinClass(principal: Principal, joinCode: string): Promise<SchoolClass> {
      const classId = await database.transaction(systemActor(principal.districtId), async (tx) => {
        const schoolClass = await requireClass(tx, joinCode, now());
        await store.addMember(tx, schoolClass.id, principal.userId, 'learner');
        await store.addToSchoolOf(tx, schoolClass.id);
        return schoolClass.id;
      });
      return database.transaction(systemActor(principal.districtId), async (tx) => {
        const [joined] = await showClasses(tx, await store.listClasses(tx, [classId], null, 1), null);
        if (!joined) throw fail('class_not_found', 'There is no such class.');
        return joined;
      });
    },

    async me(tx: Tx, principal: Principal): Promise<Me> {
      const [row, found] = [await store.personById(tx, principal.userId), await currentDistrict()];
      if (!row) throw fail('person_not_found', 'This account no longer exists.');
      return {
        id: row.id,
        districtId: principal.districtId,
        districtName: found?.name ?? '',
        name: row.name,
        email: row.email,
        role: row.role,
        demo: row.simulated || (row.role === 'admin' && (await store.hasDemo(tx))),
      };
    },

    /** @throws class_not_found for a course that isn't open, school_not_open, term_not_found */
    async createClass(tx: Tx, principal: Principal, input: CreateClass): Promise<SchoolClass> {
      if (!(await store.isCourseOpen(tx, input.courseId)))
        throw fail('class_not_found', 'The class was not made: its course is not open to you.');
      const place = await placeOf(tx, principal, input);
      const { name, courseId } = input;
      const made = { name, courseId, ...place, joinCode: createJoinCode(), createdBy: principal.userId };
      const id = await store.insertClass(tx, made);
      // A school's administrator makes classes for others to teach.
      if (principal.role !== 'school_admin') await store.addMember(tx, id, principal.userId, 'teacher');
      await asSystem(tx, () => store.addToSchoolOf(tx, id));
      const [created] = await showClasses(tx, await store.listClasses(tx, [id], null, 1), principal);
      if (!created) throw fail('class_not_found', 'The class was not made: its course is not open to you.');
      return created;
    },

    async listClasses(tx: Tx, principal: Principal, query: PageQuery): Promise<Page<SchoolClass>> {
      const after = decodeCursor(query.cursor, z.tuple([z.uuid()]));
      const rows = await store.listClasses(tx, null, after?.[0] ?? null, query.limit + 1);
      const page = toPage(
        rows,
        query.limit,
        (row) => [row.id],
        (row) => row,
      );
      return { items: await showClasses(tx, page.items, principal), nextCursor: page.nextCursor };
    },

    async classMembers(tx: Tx, classId: string) {
      return (await store.membersOf(tx, [classId])).map(({ userId, name, email, role }) => ({
        ...{ id: userId, name, email: shownEmail(email), role },
      }));
    },
  };
}

async function requireClass(tx: Tx, joinCode: string, at: Date) {
  const found = await store.classByJoinCode(tx, normaliseJoinCode(joinCode));
  if (!found || !letsIn(found, at))
    throw fail('join_code_unknown', `No class has the code ${joinCode}. Ask your teacher for it.`);
  return found;
}
