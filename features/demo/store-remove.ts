import { and, eq, sql } from 'drizzle-orm';
import { classes, districts, users } from '@/features/identity/schema';
import { courses } from '@/features/library/schema';
import type { Tx } from '@/platform/database/transaction';
import { deleteDemo } from './store';

/** Columns by which a row belongs to a person, a class, a course or a school, in whatever table. */
const OWNERS = {
  learner_id: 'users',
  user_id: 'users',
  person_id: 'users',
  class_id: 'classes',
  course_id: 'courses',
  school_id: 'schools',
} as const;

/** Tables that go by themselves, at the end. */
const ROOTS = ['users', 'classes', 'courses', 'schools', 'districts', 'demo_schools', 'events', 'audit_records'];

/**
 * To be called before a simulated course is deleted: forgets what happened in it, while it can still be told whose it was.
 * @returns the ids of the simulated courses, for {@link removeSimulated}.
 */
export async function beforeRemoval(tx: Tx): Promise<string[]> {
  await tx.execute(sql`select meno_forget_simulated_events()`);
  return (await tx.select({ id: courses.id }).from(courses).where(eq(courses.simulated, true))).map(({ id }) => id);
}

/**
 * Deletes every row of the simulated people, classes, courses and schools of the district, then those themselves, and the word that there is a demo
 * school; their courses' files and index entries are the library's business. Tables are found by the names of their columns, so
 * that a new feature is covered as soon as its tables say whose a row is.
 *
 * @param how `own`: the district was made for the demo and goes too where it holds nothing else; where others have begun to use it, it stays,
 * and so does the admin who came with it, as a real one. `again`: only what the making left, since it begins anew.
 * @returns whether the district is gone.
 */
export async function removeSimulated(
  tx: Tx,
  how: 'own' | 'beside' | 'again',
  courseIds: readonly string[],
): Promise<boolean> {
  let stays = how !== 'own';
  for (const each of [users, classes, courses]) stays ||= (await tx.$count(each, eq(each.simulated, false))) > 0;
  stays ||= (await tx.execute(sql`select 1 from schools where not simulated limit 1`)).rows.length > 0;
  // Nobody but the admin is left out of what follows, for so long.
  const guides = await tx
    .update(users)
    .set({ simulated: false })
    .where(and(eq(users.role, 'admin'), eq(users.simulated, true), stays ? undefined : sql`false`))
    .returning({ id: users.id });
  const simulated = (of: string) =>
    of === 'courses'
      ? sql`any(${sql.param(`{${courseIds.join(',')}}`)}::uuid[])`
      : sql`any(array(select id from ${sql.identifier(of)} where simulated))`;
  // Classes that others have put into its school stay, in none.
  await tx
    .update(classes)
    .set({ schoolId: null, termId: null })
    .where(sql`${classes.schoolId} = ${simulated('schools')}`);
  for (const { table, columns } of await tables(tx)) {
    const owned = Object.entries(OWNERS).filter(([column]) => columns.includes(column));
    if (owned.length === 0) continue;
    const conditions = owned.map(([column, of]) => sql`${sql.identifier(column)} = ${simulated(of)}`);
    await tx.execute(sql`delete from ${sql.identifier(table)} where ${sql.join(conditions, sql` or `)}`);
  }
  for (const root of [classes, courses, users]) await tx.delete(root).where(eq(root.simulated, true));
  await tx.execute(sql`delete from schools where simulated`);
  if (how === 'again') {
    for (const { id } of guides) await tx.update(users).set({ simulated: true }).where(eq(users.id, id));
    return false;
  }
  await deleteDemo(tx);
  if (stays) return false;
  for (const { table } of await tables(tx)) await tx.execute(sql`delete from ${sql.identifier(table)}`);
  await tx.delete(districts);
  await tx.execute(sql`select meno_forget_audit()`);
  return true;
}

/**
 * Tables of districts, with those of their columns that name something by its id. What the application can only add to (who agreed to what) goes
 * with the person whose it is, by its key.
 */
async function tables(tx: Tx): Promise<{ table: string; columns: string[] }[]> {
  const { rows } = await tx.execute<{ table: string; columns: string[] }>(sql`
    select table_name::text as "table", array_agg(column_name::text) as columns
    from information_schema.columns where table_schema = 'public' and data_type = 'uuid' and has_table_privilege(format('%I.%I', table_schema, table_name), 'delete')
    group by table_name having bool_or(column_name = 'district_id') order by table_name`);
  return rows.filter(({ table }) => !ROOTS.includes(table));
}
