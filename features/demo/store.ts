import { and, asc, count, eq, isNotNull, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { accounts, classes, users } from '@/features/identity/schema';
import { lessons } from '@/features/lessons/schema';
import { courses } from '@/features/library/schema';
import { attempts } from '@/features/practice/schema';
import { asSystem } from '@/platform/database/as-system';
import type { Tx } from '@/platform/database/transaction';
import { type DemoPlan, type DemoStage, demoRoles } from './contract';
import { demoSchools } from './schema';

export type DemoRow = typeof demoSchools.$inferSelect;

export async function demoRow(tx: Tx, hold?: 'update'): Promise<DemoRow | null> {
  const query = tx.select().from(demoSchools);
  const [row] = hold ? await query.for('update') : await query;
  return row ?? null;
}

/** Writes a demo school down that is to be made; null where there is one already. */
export async function insertDemo(
  tx: Tx,
  values: { plan: DemoPlan; ownDistrict: boolean; requestedBy: string | null },
): Promise<string | null> {
  const id = uuidv7();
  const rows = await tx
    .insert(demoSchools)
    .values({ id, state: 'making', ...values })
    .onConflictDoNothing()
    .returning({ id: demoSchools.id });
  return rows[0]?.id ?? null;
}

export async function updateDemo(
  tx: Tx,
  id: string,
  values: Partial<Pick<DemoRow, 'state' | 'done' | 'cancelRequested' | 'plan' | 'readyAt'>> & { stage?: DemoStage },
): Promise<void> {
  await tx.update(demoSchools).set(values).where(eq(demoSchools.id, id));
}

/** Of a person: nobody is behind them. */
export async function markSimulated(tx: Tx, userId: string): Promise<void> {
  await tx.update(users).set({ simulated: true }).where(eq(users.id, userId));
}

export async function deleteDemo(tx: Tx): Promise<void> {
  await tx.delete(demoSchools);
}

/** How much there is of it. */
export async function countDemo(tx: Tx) {
  const people = await tx
    .select({ role: users.role, count: count() })
    .from(users)
    .where(eq(users.simulated, true))
    .groupBy(users.role);
  const of = (role: string) => people.find((each) => each.role === role)?.count ?? 0;
  const inDemo = (column: typeof attempts.courseId | typeof lessons.courseId) =>
    sql`${column} in (select id from courses where simulated)`;
  return {
    learners: of('learner'),
    teachers: of('teacher'),
    classes: await tx.$count(classes, eq(classes.simulated, true)),
    answers: await tx.$count(attempts, inDemo(attempts.courseId)),
    lessons: await tx.$count(lessons, inDemo(lessons.courseId)),
  };
}

const ORDER = ['admin', ...demoRoles];

/** The people of the demo school who have a password. */
export async function demoPeople(tx: Tx) {
  // As the system: who has a password is out of everybody's reach, admins' too.
  return asSystem(tx, () =>
    tx
      .select({ role: users.role, name: users.name, email: users.email })
      .from(users)
      .innerJoin(accounts, and(eq(accounts.districtId, users.districtId), eq(accounts.userId, users.id)))
      .where(and(eq(users.simulated, true), isNotNull(accounts.password)))
      .orderBy(sql`array_position(${sql.param(ORDER)}::text[], ${users.role})`, asc(users.name)),
  );
}

export async function demoCourseId(tx: Tx): Promise<string | null> {
  const [row] = await tx.select({ id: courses.id }).from(courses).where(eq(courses.simulated, true)).limit(1);
  return row?.id ?? null;
}
