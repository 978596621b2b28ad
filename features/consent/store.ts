import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { users } from '@/features/identity/schema';
import type { Tx } from '@/platform/database/transaction';
import type { ConsentDecision, Purpose } from './contract';
import { consentDecisions, consentPeople, consentSeen } from './schema';

/** One learner's decisions come one after the other. */
export async function lockLearner(tx: Tx, learnerId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`meno.consent ${learnerId}`}))`);
}

/** Whether somebody decides for themself: of the district's age, or no learner. */
export async function isOfAge(tx: Tx, learnerId: string): Promise<boolean> {
  const { rows } = await tx.execute<{ of_age: boolean }>(sql`select meno_of_age(${learnerId}::uuid) as of_age`);
  return rows[0]?.of_age ?? false;
}

/** All decisions of some people, each one's oldest first. */
export async function decisionsOf(
  tx: Tx,
  learnerIds: readonly string[],
): Promise<(ConsentDecision & { learnerId: string })[]> {
  if (learnerIds.length === 0) return [];
  const rows = await tx
    .select({
      id: consentDecisions.id,
      learnerId: consentDecisions.learnerId,
      purpose: consentDecisions.purpose,
      allowed: consentDecisions.allowed,
      version: consentDecisions.version,
      as: consentDecisions.decidedAs,
      byName: users.name,
      note: consentDecisions.note,
      at: consentDecisions.decidedAt,
    })
    .from(consentDecisions)
    .leftJoin(users, and(eq(users.districtId, consentDecisions.districtId), eq(users.id, consentDecisions.decidedBy)))
    .where(inArray(consentDecisions.learnerId, [...learnerIds]))
    .orderBy(asc(consentDecisions.learnerId), asc(consentDecisions.seq));
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

export async function insertDecision(
  tx: Tx,
  row: Omit<typeof consentDecisions.$inferInsert, 'districtId' | 'id' | 'seq'>,
): Promise<void> {
  await tx.insert(consentDecisions).values({ id: uuidv7(), ...row });
}

/** Notes what somebody has read; what was noted stays. */
export async function putSeen(
  tx: Tx,
  learnerId: string,
  items: readonly { purpose: Purpose; version: number }[],
  at: Date,
): Promise<void> {
  if (items.length === 0) return;
  await tx
    .insert(consentSeen)
    .values(items.map((item) => ({ ...item, learnerId, seenAt: at })))
    .onConflictDoNothing();
}

/** The latest version of each purpose that somebody has read. */
export async function latestSeen(tx: Tx, learnerId: string): Promise<Map<Purpose, number>> {
  const rows = await tx
    .select({ purpose: consentSeen.purpose, version: sql<number>`max(${consentSeen.version})::int` })
    .from(consentSeen)
    .where(eq(consentSeen.learnerId, learnerId))
    .groupBy(consentSeen.purpose);
  return new Map(rows.map(({ purpose, version }) => [purpose, version]));
}

export interface LearnerRow {
  learnerId: string;
  name: string;
  birthDate: string | null;
  ofAge: boolean;
}

const learnerColumns = {
  learnerId: users.id,
  name: users.name,
  birthDate: consentPeople.birthDate,
  ofAge: sql<boolean>`meno_of_age(${users.id})`,
};
const bornWhen = and(eq(consentPeople.districtId, users.districtId), eq(consentPeople.learnerId, users.id));

/** Learners by name, after a place (name, id), whose name has some words in it. */
export function pageOfLearners(
  tx: Tx,
  { words, after, limit }: { words: string; after: [string, string] | null; limit: number },
): Promise<LearnerRow[]> {
  return tx
    .select(learnerColumns)
    .from(users)
    .leftJoin(consentPeople, bornWhen)
    .where(
      and(
        eq(users.role, 'learner'),
        words === '' ? undefined : sql`position(lower(${words}) in lower(${users.name})) > 0`,
        after ? sql`(${users.name}, ${users.id}) > (${after[0]}, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(asc(users.name), asc(users.id))
    .limit(limit);
}

export async function learnerById(tx: Tx, learnerId: string): Promise<LearnerRow | null> {
  const [row] = await tx
    .select(learnerColumns)
    .from(users)
    .leftJoin(consentPeople, bornWhen)
    .where(and(eq(users.id, learnerId), eq(users.role, 'learner')));
  return row ?? null;
}

export async function putBirthDate(
  tx: Tx,
  row: { learnerId: string; birthDate: string; updatedBy: string; updatedAt: Date },
): Promise<void> {
  await tx
    .insert(consentPeople)
    .values(row)
    .onConflictDoUpdate({ target: [consentPeople.districtId, consentPeople.learnerId], set: row });
}

export async function dropBirthDate(tx: Tx, learnerId: string): Promise<void> {
  await tx.delete(consentPeople).where(eq(consentPeople.learnerId, learnerId));
}
