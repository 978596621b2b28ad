import { and, desc, eq, gt, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { concepts } from '@/features/concepts/schema';
import { users } from '@/features/identity/schema';
import { courses } from '@/features/library/schema';
import type { Tx } from '@/platform/database/transaction';
import type { StoredPoint } from './contract';
import { explanations } from './schema';

export type ExplanationRow = typeof explanations.$inferSelect;
export type ExplanationChange = Partial<Omit<ExplanationRow, 'districtId' | 'id'>>;
/** A row with the names around it. */
export interface NamedRow {
  row: ExplanationRow;
  conceptName: string;
  learnerName: string;
  courseTitle: string;
  language: string;
}

const named = {
  row: explanations,
  conceptName: concepts.name,
  learnerName: users.name,
  courseTitle: courses.title,
  language: courses.language,
};

function select(tx: Tx) {
  return tx
    .select(named)
    .from(explanations)
    .innerJoin(concepts, and(eq(concepts.districtId, explanations.districtId), eq(concepts.id, explanations.conceptId)))
    .innerJoin(users, and(eq(users.districtId, explanations.districtId), eq(users.id, explanations.learnerId)))
    .innerJoin(courses, and(eq(courses.districtId, explanations.districtId), eq(courses.id, explanations.courseId)));
}

export async function courseOf(tx: Tx, courseId: string): Promise<{ language: string }> {
  const [row] = await tx.select({ language: courses.language }).from(courses).where(eq(courses.id, courseId));
  return row ?? { language: 'en' };
}

/** Whoever may read it: the learner, their teachers in the course, admins. */
export async function explanationById(tx: Tx, id: string): Promise<NamedRow | null> {
  const [found] = await select(tx).where(eq(explanations.id, id));
  return found ?? null;
}

/** A learner's own, locked until the transaction ends. */
export async function lockOwn(tx: Tx, learnerId: string, id: string): Promise<NamedRow | null> {
  const [found] = await select(tx)
    .where(and(eq(explanations.id, id), eq(explanations.learnerId, learnerId)))
    .for('update', { of: explanations });
  return found ?? null;
}

export async function openOf(tx: Tx, learnerId: string, conceptId: string): Promise<NamedRow | null> {
  const [found] = await select(tx).where(
    and(eq(explanations.learnerId, learnerId), eq(explanations.conceptId, conceptId), isNull(explanations.finishedAt)),
  );
  return found ?? null;
}

/** Begins one; where another window has begun one meanwhile, nothing is written. */
export async function insert(
  tx: Tx,
  values: {
    learnerId: string;
    courseId: string;
    conceptId: string;
    lessonId: string | null;
    points: StoredPoint[];
    at: Date;
  },
): Promise<void> {
  const { at, ...rest } = values;
  await tx
    .insert(explanations)
    .values({ ...rest, id: uuidv7(), createdAt: at, updatedAt: at })
    .onConflictDoNothing();
}

export async function update(tx: Tx, id: string, change: ExplanationChange): Promise<void> {
  await tx.update(explanations).set(change).where(eq(explanations.id, id));
}

/** Whether the learner finished another explanation of the concept since then that counted. */
export async function countedSince(tx: Tx, learnerId: string, conceptId: string, since: Date): Promise<boolean> {
  const rows = await tx
    .select({ id: explanations.id })
    .from(explanations)
    .where(
      and(
        eq(explanations.learnerId, learnerId),
        eq(explanations.conceptId, conceptId),
        gt(explanations.finishedAt, since),
        sql`${explanations.evidence} <> 'none'`,
      ),
    )
    .limit(1);
  return rows.length > 0;
}

export interface ListFilter {
  courseId: string;
  learnerId?: string | undefined;
  conceptId?: string | undefined;
}

/** Explanations that the reader may see, newest first. Drafts that nothing was sent of are the learner's own business. */
export async function list(tx: Tx, filter: ListFilter, after: [string, string] | null, limit: number) {
  const where: (SQL | undefined)[] = [
    eq(explanations.courseId, filter.courseId),
    filter.learnerId === undefined ? undefined : eq(explanations.learnerId, filter.learnerId),
    filter.conceptId === undefined ? undefined : eq(explanations.conceptId, filter.conceptId),
    or(
      sql`${explanations.turns} <> '[]'::jsonb`,
      sql`${explanations.learnerId} = nullif(current_setting('meno.user', true), '')::uuid`,
    ),
  ];
  if (after) {
    const [at, id] = [new Date(after[0]), after[1]];
    where.push(
      or(lt(explanations.createdAt, at), and(eq(explanations.createdAt, at), sql`${explanations.id} < ${id}::uuid`)),
    );
  }
  return tx
    .select({ row: explanations, conceptName: concepts.name, learnerName: users.name })
    .from(explanations)
    .innerJoin(concepts, and(eq(concepts.districtId, explanations.districtId), eq(concepts.id, explanations.conceptId)))
    .innerJoin(users, and(eq(users.districtId, explanations.districtId), eq(users.id, explanations.learnerId)))
    .where(and(...where))
    .orderBy(desc(explanations.createdAt), desc(explanations.id))
    .limit(limit);
}
