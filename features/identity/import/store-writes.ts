import { sql } from 'drizzle-orm';
import { consentPeople } from '@/features/consent/schema';
import type { Tx } from '@/platform/database/transaction';
import { createJoinCode } from '../join-code';
import { classes, classMembers, users } from '../schema';
import { guardianLinks, schoolMembers } from '../schema-relations';
import { placeholderEmail } from '../username';
import type { Writes } from './plan';

/** Rows of one statement. */
const CHUNK = 1000;

/** Carries a plan out, as the system; `progress` hears after each statement how much of all is done (0 to 1), and may throw. */
export async function write(
  tx: Tx,
  writes: Writes,
  by: { userId: string; now: Date },
  progress: (share: number) => Promise<void>,
): Promise<void> {
  const all = Object.values(writes).reduce((sum, list) => sum + list.length, 0);
  let done = 0;
  const each = async <T>(list: readonly T[], put: (chunk: T[]) => Promise<unknown>) => {
    for (let from = 0; from < list.length; from += CHUNK) {
      const chunk = list.slice(from, from + CHUNK);
      await put(chunk);
      done += chunk.length;
      await progress(done / all);
    }
  };
  await each(writes.people, (chunk) =>
    tx.insert(users).values(chunk.map((person) => ({ ...person, email: person.email ?? placeholderEmail(person.id) }))),
  );
  await each(writes.updates, (chunk) => update(tx, chunk, by.now));
  await each(writes.births, (chunk) =>
    tx
      .insert(consentPeople)
      .values(chunk.map((birth) => ({ ...birth, updatedBy: by.userId, updatedAt: by.now })))
      .onConflictDoUpdate({
        target: [consentPeople.districtId, consentPeople.learnerId],
        set: { birthDate: sql`excluded.birth_date`, updatedBy: by.userId, updatedAt: by.now },
      }),
  );
  await each(writes.schools, (chunk) =>
    tx
      .insert(schoolMembers)
      .values(chunk.map((member) => ({ ...member, addedBy: by.userId })))
      .onConflictDoNothing(),
  );
  await each(writes.classes, (chunk) =>
    tx.insert(classes).values(
      chunk.map(({ id, name, courseId, schoolId, termId }) => ({
        ...{ id, name, courseId, schoolId, termId, joinCode: createJoinCode(), createdBy: by.userId },
      })),
    ),
  );
  await each(writes.terms, (chunk) =>
    tx.execute(sql`
      update classes k set term_id = v."termId" from jsonb_to_recordset(${JSON.stringify(chunk)}::jsonb) as v("classId" uuid, "termId" uuid)
      where k.id = v."classId"`),
  );
  await each(writes.members, (chunk) => tx.insert(classMembers).values(chunk).onConflictDoNothing());
  await each(writes.links, (chunk) =>
    tx
      .insert(guardianLinks)
      .values(chunk.map((link) => ({ ...link, createdBy: by.userId, confirmedBy: by.userId, confirmedAt: by.now })))
      .onConflictDoUpdate({
        target: [guardianLinks.districtId, guardianLinks.guardianId, guardianLinks.learnerId],
        set: { confirmedBy: by.userId, confirmedAt: by.now },
      }),
  );
}

function update(tx: Tx, chunk: Writes['updates'], now: Date): Promise<unknown> {
  return tx.execute(sql`
    update users u set name = coalesce(v.name, u.name), email = coalesce(v.email, u.email), username = coalesce(v.username, u.username), updated_at = ${now.toISOString()}
    from jsonb_to_recordset(${JSON.stringify(chunk)}::jsonb) as v(id uuid, name text, email text, username text) where u.id = v.id`);
}
