import { and, asc, desc, eq, gte, inArray, isNull, lt, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { concepts } from '@/features/concepts/schema';
import { users } from '@/features/identity/schema';
import type { Tx } from '@/platform/database/transaction';
import type { OpenPlan, PlanChanges } from './engine/plan';
import { learningPlans, pathwayDecisions } from './schema';

/** Plans of one list: more than a teacher can look after at once. */
const PLANS_SHOWN = 200;

export type DecisionRow = typeof pathwayDecisions.$inferSelect;

/** The newest decision of a learner in each of some courses. */
export async function newestDecisions(
  tx: Tx,
  learnerId: string,
  courseIds: readonly string[],
): Promise<Map<string, DecisionRow>> {
  if (courseIds.length === 0) return new Map();
  const rows = await tx
    .selectDistinctOn([pathwayDecisions.courseId])
    .from(pathwayDecisions)
    .where(and(eq(pathwayDecisions.learnerId, learnerId), inArray(pathwayDecisions.courseId, [...courseIds])))
    .orderBy(pathwayDecisions.courseId, sql`${pathwayDecisions.createdAt} desc`);
  return new Map(rows.map((row) => [row.courseId, row]));
}

/** Keeps a decision; where another device asked at the same moment on the same basis, the one that was first. */
export async function keepDecision(tx: Tx, row: Omit<DecisionRow, 'districtId' | 'id'>): Promise<DecisionRow> {
  const [kept] = await tx
    .insert(pathwayDecisions)
    .values({ ...row, id: uuidv7() })
    .onConflictDoNothing()
    .returning();
  if (kept) return kept;
  const [first] = await tx
    .select()
    .from(pathwayDecisions)
    .where(
      and(
        eq(pathwayDecisions.learnerId, row.learnerId),
        eq(pathwayDecisions.courseId, row.courseId),
        eq(pathwayDecisions.basis, row.basis),
      ),
    );
  if (!first) throw new Error(`A decision for learner ${row.learnerId} was neither kept nor found.`);
  return first;
}

/** Decisions in a course between two moments, oldest first: what off-policy estimates are made from. */
export async function decisionsBetween(tx: Tx, courseId: string, from: Date, to: Date): Promise<DecisionRow[]> {
  return tx
    .select()
    .from(pathwayDecisions)
    .where(
      and(
        eq(pathwayDecisions.courseId, courseId),
        gte(pathwayDecisions.createdAt, from),
        lt(pathwayDecisions.createdAt, to),
      ),
    )
    .orderBy(asc(pathwayDecisions.createdAt), asc(pathwayDecisions.id));
}

/** A learner's open plans in a course, oldest first. */
export async function openPlans(tx: Tx, learnerId: string, courseId: string): Promise<OpenPlan[]> {
  const rows = await tx
    .select()
    .from(learningPlans)
    .where(
      and(eq(learningPlans.learnerId, learnerId), eq(learningPlans.courseId, courseId), isNull(learningPlans.closedAt)),
    )
    .orderBy(asc(learningPlans.createdAt), asc(learningPlans.id));
  return rows.map(({ id, conceptId, answers, steps, createdAt }) => ({
    ...{ id, conceptId, answers, steps },
    createdAt: createdAt.getTime(),
  }));
}

/** Open plans in a course of everybody whose records the reader may see, the newest first. */
export async function plansIn(tx: Tx, courseId: string) {
  return tx
    .select({
      id: learningPlans.id,
      learnerId: learningPlans.learnerId,
      learnerName: users.name,
      conceptId: learningPlans.conceptId,
      answers: learningPlans.answers,
      steps: learningPlans.steps,
      createdAt: learningPlans.createdAt,
    })
    .from(learningPlans)
    .innerJoin(users, and(eq(users.districtId, learningPlans.districtId), eq(users.id, learningPlans.learnerId)))
    .where(and(eq(learningPlans.courseId, courseId), isNull(learningPlans.closedAt)))
    .orderBy(desc(learningPlans.createdAt), asc(learningPlans.id))
    .limit(PLANS_SHOWN);
}

/** Names of concepts, by id. */
export async function conceptNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: concepts.id, name: concepts.name })
    .from(concepts)
    .where(inArray(concepts.id, [...ids]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Closes a plan. @returns whether it was open. */
export async function closePlan(tx: Tx, id: string, closedFor: string, at: Date): Promise<boolean> {
  const rows = await tx
    .update(learningPlans)
    .set({ closedAt: at, closedFor })
    .where(and(eq(learningPlans.id, id), isNull(learningPlans.closedAt)))
    .returning({ id: learningPlans.id });
  return rows.length > 0;
}

/** Writes what became of a learner's plans. */
export async function writePlans(
  tx: Tx,
  of: { learnerId: string; courseId: string },
  { opened, moved, closed }: PlanChanges,
  at: Date,
): Promise<void> {
  for (const { id, closedFor } of closed)
    await tx
      .update(learningPlans)
      .set({ closedAt: at, closedFor })
      .where(and(eq(learningPlans.id, id), isNull(learningPlans.closedAt)));
  for (const { id, steps } of moved) await tx.update(learningPlans).set({ steps }).where(eq(learningPlans.id, id));
  if (opened.length > 0)
    await tx.insert(learningPlans).values(opened.map((plan) => ({ ...of, ...plan, id: uuidv7(), createdAt: at })));
}
