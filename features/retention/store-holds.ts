import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { classes, classMembers, users } from '@/features/identity/schema';
import type { Tx } from '@/platform/database/transaction';
import type { PlaceHold } from './contract';
import { legalHoldLearners, legalHolds } from './schema-holds';

export type HoldRow = typeof legalHolds.$inferSelect;

export async function insertHold(tx: Tx, input: PlaceHold, placedBy: string, placedAt: Date): Promise<string> {
  const id = uuidv7();
  await tx.insert(legalHolds).values({ id, ...input, placedBy, placedAt });
  if (input.scope === 'learner' && input.targetId)
    await tx.insert(legalHoldLearners).values({ holdId: id, learnerId: input.targetId });
  if (input.scope === 'class' && input.targetId)
    await tx.insert(legalHoldLearners).select(
      tx
        .select({
          districtId: classMembers.districtId,
          holdId: sql<string>`${id}::uuid`.as('hold_id'),
          learnerId: classMembers.userId,
        })
        .from(classMembers)
        .where(and(eq(classMembers.classId, input.targetId), eq(classMembers.role, 'learner'))),
    );
  return id;
}

/** Whether there is such a learner or class. */
export async function targetExists(tx: Tx, scope: 'learner' | 'class', id: string): Promise<boolean> {
  const rows =
    scope === 'learner'
      ? await tx
          .select({ id: users.id })
          .from(users)
          .where(and(eq(users.id, id), eq(users.role, 'learner')))
      : await tx.select({ id: classes.id }).from(classes).where(eq(classes.id, id));
  return rows.length > 0;
}

/** Every hold, those in force first, then the newest first. */
export async function allHolds(tx: Tx) {
  const name = (id: typeof legalHolds.placedBy | typeof legalHolds.liftedBy) =>
    sql<string | null>`(select u.name from users u where u.district_id = ${legalHolds.districtId} and u.id = ${id})`;
  return tx
    .select({
      row: legalHolds,
      targetName: sql<string | null>`case ${legalHolds.scope}
        when 'learner' then (select u.name from users u where u.district_id = ${legalHolds.districtId} and u.id = ${legalHolds.targetId})
        when 'class' then (select c.name from classes c where c.district_id = ${legalHolds.districtId} and c.id = ${legalHolds.targetId}) end`,
      learners: sql<number>`(select count(*)::int from legal_hold_learners l
        where l.district_id = ${legalHolds.districtId} and l.hold_id = ${legalHolds.id})`,
      placedByName: name(legalHolds.placedBy),
      liftedByName: name(legalHolds.liftedBy),
    })
    .from(legalHolds)
    .orderBy(sql`${legalHolds.liftedAt} is not null`, desc(legalHolds.placedAt));
}

export async function lockHold(tx: Tx, id: string): Promise<HoldRow | null> {
  const [row] = await tx.select().from(legalHolds).where(eq(legalHolds.id, id)).for('update');
  return row ?? null;
}

export async function liftHold(tx: Tx, id: string, by: string, at: Date, why: string): Promise<void> {
  await tx
    .update(legalHolds)
    .set({ liftedBy: by, liftedAt: at, liftedWhy: why })
    .where(and(eq(legalHolds.id, id), isNull(legalHolds.liftedAt)));
}

/** Learners or classes whose names hold some words, for whoever places a hold. */
export async function targetsNamed(tx: Tx, scope: 'learner' | 'class', words: string, limit: number) {
  const table = scope === 'learner' ? users : classes;
  return tx
    .select({ id: table.id, name: table.name })
    .from(table)
    .where(
      and(
        sql`position(lower(${words}) in lower(${table.name})) > 0`,
        scope === 'learner' ? eq(users.role, 'learner') : undefined,
      ),
    )
    .orderBy(table.name, table.id)
    .limit(limit);
}
