import { and, eq, inArray, notInArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { forPurpose } from '@/platform/database/for-purpose';
import type { Tx } from '@/platform/database/transaction';
import type { Fairness, GroupAttribute } from './contract';
import { groupAttributeValues as values } from './schema';

/** Learners of a district with their groups, each learner by a number. */
export interface Groups {
  learnerIds: string[];
  numberOf: ReadonlyMap<string, number>;
  /** By attribute, the group of each learner; null where it isn't known. */
  groupOf: ReadonlyMap<GroupAttribute, (string | null)[]>;
  /** Learners of the district, with groups or without. */
  learners: number;
}

/** Everybody with a group of any of these attributes. As the system, which says what for. */
export async function groupsFor(tx: Tx, attributes: readonly GroupAttribute[]): Promise<Groups> {
  return forPurpose(tx, 'fairness', async () => {
    const rows = await tx
      .select({ learnerId: values.learnerId, attribute: values.attribute, value: values.value })
      .from(values)
      .where(inArray(values.attribute, [...attributes]))
      .orderBy(values.learnerId);
    const learnerIds = [...new Set(rows.map(({ learnerId }) => learnerId))];
    const numberOf = new Map(learnerIds.map((id, number) => [id, number]));
    const groupOf = new Map(
      attributes.map((attribute) => [attribute, learnerIds.map((): string | null => null)] as const),
    );
    for (const { learnerId, attribute, value } of rows) {
      const own = groupOf.get(attribute);
      const number = numberOf.get(learnerId);
      if (own && number !== undefined) own[number] = value;
    }
    const counted = await tx.execute(sql`select count(*)::int as learners from users where role = 'learner'`);
    return { learnerIds, numberOf, groupOf, learners: countSchema.parse(counted.rows[0]).learners };
  });
}
const countSchema = z.object({ learners: z.number() });

/** What is held, in numbers; groups of fewer than `least` learners are named and not counted. As an officer, who sees no row: with the rights of the system. */
export async function heldValues(tx: Tx, attributes: readonly GroupAttribute[]): Promise<Fairness['held']> {
  if (attributes.length === 0) return [];
  const rows = await forPurpose(tx, 'fairness', () =>
    tx
      .select({ attribute: values.attribute, value: values.value, learners: sql<number>`count(*)::int` })
      .from(values)
      .where(inArray(values.attribute, [...attributes]))
      .groupBy(values.attribute, values.value)
      .orderBy(values.attribute, values.value),
  );
  return attributes.map((attribute) => {
    const own = rows.filter((row) => row.attribute === attribute);
    return {
      attribute,
      learners: own.reduce((sum, { learners }) => sum + learners, 0),
      groups: own.map(({ value }) => value),
    };
  });
}

/** What an administrator read from a table; null clears. */
export interface GroupChange {
  learnerId: string;
  attribute: GroupAttribute;
  value: string | null;
}

/** Writes values, as an administrator. */
export async function writeGroups(tx: Tx, changes: readonly GroupChange[], updatedBy: string, at: Date): Promise<void> {
  const set = changes.flatMap(({ value, ...rest }) => (value === null ? [] : [{ ...rest, value }]));
  for (let from = 0; from < set.length; from += 1000)
    await tx
      .insert(values)
      .values(set.slice(from, from + 1000).map((row) => ({ ...row, updatedBy, updatedAt: at })))
      .onConflictDoUpdate({
        target: [values.districtId, values.learnerId, values.attribute],
        set: { value: sql`excluded.value`, updatedBy, updatedAt: at },
      });
  for (const { learnerId, attribute } of changes.filter(({ value }) => value === null))
    await tx.delete(values).where(and(eq(values.learnerId, learnerId), eq(values.attribute, attribute)));
}

/** Deletes what is held of attributes that are no longer switched on, as an administrator. */
export async function deleteOthers(tx: Tx, attributes: readonly GroupAttribute[]): Promise<void> {
  await tx.delete(values).where(attributes.length > 0 ? notInArray(values.attribute, [...attributes]) : undefined);
}

const personSchema = z.object({ id: z.string(), role: z.string(), names: z.array(z.string()) });

/** People by whatever a table may name them by: id, e-mail address, user name; all small. As an administrator. */
export async function peopleByName(tx: Tx): Promise<Map<string, { id: string; learner: boolean }>> {
  const { rows } = await tx.execute(sql`
    select id, role, array_remove(array[id::text, lower(email), lower(to_jsonb(u)->>'username')], null) as names from users u`);
  const found = new Map<string, { id: string; learner: boolean }>();
  for (const row of rows) {
    const { id, role, names } = personSchema.parse(row);
    for (const name of names) found.set(name, { id, learner: role === 'learner' });
  }
  return found;
}

/** A learner's own values, for their whole record. As the system. */
export async function valuesOf(tx: Tx, learnerId: string) {
  const rows = await forPurpose(tx, 'rights', () =>
    tx.select().from(values).where(eq(values.learnerId, learnerId)).orderBy(values.attribute),
  );
  return rows.map(({ attribute, value, updatedAt }) => ({ attribute, group: value, at: updatedAt.toISOString() }));
}

/** Values of some learners, to be told to research as far as k of them look alike. As the system, which says what for. */
export async function groupsForResearch(
  tx: Tx,
  learnerIds: readonly string[],
  attributes: readonly GroupAttribute[],
): Promise<Map<string, Partial<Record<GroupAttribute, string>>>> {
  const rows = await forPurpose(tx, 'research', () =>
    tx
      .select({ learnerId: values.learnerId, attribute: values.attribute, value: values.value })
      .from(values)
      .where(
        and(
          sql`${values.learnerId} = any(${sql.param([...learnerIds])}::uuid[])`,
          inArray(values.attribute, [...attributes]),
        ),
      ),
  );
  const of = new Map<string, Partial<Record<GroupAttribute, string>>>();
  for (const { learnerId, attribute, value } of rows) of.set(learnerId, { ...of.get(learnerId), [attribute]: value });
  return of;
}
