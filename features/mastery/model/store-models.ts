import { and, asc, desc, eq, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import { concepts } from '@/features/concepts/schema';
import type { Tx } from '@/platform/database/transaction';
import { eventKinds } from '../ledger';
import { learnerModelParameters, learnerModels, mastery } from '../schema';
import type { FittedModel } from './fit-model';

/** All versions, newest first, with the number of concepts that each has parameters of. */
export async function listModels(tx: Tx) {
  // The names in full: a column of the only table selected from stands alone, and would be that of the parameters.
  const conceptCount = sql<number>`(select count(*)::int from learner_model_parameters p
    where p.district_id = learner_models.district_id and p.version = learner_models.version)`;
  return tx
    .select({ model: learnerModels, conceptCount })
    .from(learnerModels)
    .orderBy(desc(learnerModels.version))
    .limit(200);
}

export async function modelOf(tx: Tx, version: number) {
  const [row] = await tx.select().from(learnerModels).where(eq(learnerModels.version, version));
  return row ?? null;
}

/** Keeps a fitted version under the next free number; it is not in force yet. Parameters of concepts that are gone are left out. */
export async function insertModel(tx: Tx, fitted: FittedModel, upToSequence: number, createdAt: Date): Promise<number> {
  const [last] = await tx
    .select({ version: learnerModels.version })
    .from(learnerModels)
    .orderBy(desc(learnerModels.version))
    .limit(1);
  const version = (last?.version ?? 0) + 1;
  const { population, learnerCount, answerCount, evaluation } = fitted;
  await tx
    .insert(learnerModels)
    .values({ version, population, learnerCount, answerCount, evaluation, upToSequence, createdAt });
  const courses = await tx.select({ id: concepts.id, courseId: concepts.courseId }).from(concepts);
  const courseOf = new Map(courses.map(({ id, courseId }) => [id, courseId]));
  const rows = fitted.concepts.flatMap(({ conceptId, parameters, answerCount: answers }) => {
    const courseId = courseOf.get(conceptId);
    return courseId ? [{ version, conceptId, courseId, ...parameters, answerCount: answers }] : [];
  });
  for (let from = 0; from < rows.length; from += 500)
    await tx.insert(learnerModelParameters).values(rows.slice(from, from + 500));
  return version;
}

/** Puts a version into force for every answer from now on; 0 takes the fitted ones out. */
export async function activateModel(tx: Tx, version: number, at: Date): Promise<void> {
  await tx.update(learnerModels).set({ active: false }).where(eq(learnerModels.active, true));
  if (version > 0)
    await tx.update(learnerModels).set({ active: true, activatedAt: at }).where(eq(learnerModels.version, version));
}

/** Parameters of a version by concept. */
export async function parametersOfVersion(tx: Tx, version: number) {
  return tx.select().from(learnerModelParameters).where(eq(learnerModelParameters.version, version));
}

const totalsSchema = z.object({ answers: z.number(), learners: z.number(), last: z.coerce.number() });

/** People of a demo school, who tell nothing of the school's own learners; none where there are no others. */
const leftOut = sql`(select u.id from users u where u.simulated
  and exists (select 1 from users r where r.role = 'learner' and not r.simulated))`;

/** Whose answers a fit leaves out: those of simulated learners, as long as there are others. */
export async function leftOutOfFits(tx: Tx): Promise<Set<string>> {
  const { rows } = await tx.execute<{ id: string }>(sql`select id from ${leftOut} as u`);
  return new Set(rows.map(({ id }) => id));
}

/** Answers that count as evidence, whose they are, and the number of the newest event. */
export async function evidenceTotals(tx: Tx) {
  const { rows } = await tx.execute(sql`
    select count(*) filter (where payload->>'evidence' <> 'none')::int as answers,
      count(distinct learner_id) filter (where payload->>'evidence' <> 'none')::int as learners,
      coalesce(max(sequence), 0) as last
    from events where kind = ${eventKinds.attempt} and not payload ? 'judge' and learner_id not in ${leftOut}`);
  return totalsSchema.parse(rows[0]);
}

/** Learners with rows that stand under another version, by course, with how many there are. */
export async function learnersToReckon(tx: Tx, version: number) {
  return tx
    .selectDistinct({ courseId: mastery.courseId, learnerId: mastery.learnerId })
    .from(mastery)
    .where(ne(mastery.modelVersion, version))
    .orderBy(asc(mastery.courseId), asc(mastery.learnerId));
}

/** A learner's rows of a course that stand under another version, locked until the transaction ends. */
export async function lockRowsToReckon(tx: Tx, learnerId: string, courseId: string, version: number) {
  return tx
    .select({ conceptId: mastery.conceptId, pKnown: mastery.pKnown })
    .from(mastery)
    .where(and(eq(mastery.learnerId, learnerId), eq(mastery.courseId, courseId), ne(mastery.modelVersion, version)))
    .orderBy(asc(mastery.conceptId))
    .for('update');
}

const eventSchema = z.object({
  sequence: z.coerce.number(),
  kind: z.string(),
  payload: z.unknown(),
  at: z.coerce.number(),
});

/** A learner's attempts, merges, placement and what stands for answers that are gone, in a course, in order. */
export async function eventsOf(tx: Tx, learnerId: string, courseId: string) {
  const { rows } = await tx.execute(sql`
    select sequence, kind, payload, extract(epoch from at) * 1000 as at from events
    where learner_id = ${learnerId} and course_id = ${courseId}
      and kind in (${eventKinds.attempt}, ${eventKinds.overruled}, ${eventKinds.merge}, ${eventKinds.placed},
        ${eventKinds.condensed})
    order by sequence`);
  return rows.map((row) => eventSchema.parse(row));
}

export async function writeReckoning(
  tx: Tx,
  learnerId: string,
  version: number,
  changes: readonly { conceptId: string; after: number }[],
  at: Date,
): Promise<void> {
  const values = sql.join(
    changes.map(({ conceptId, after }) => sql`(${conceptId}::uuid, ${after}::float8)`),
    sql`, `,
  );
  await tx.execute(sql`
    update mastery m set p_known = v.p_known, model_version = ${version}, updated_at = ${at.toISOString()}::timestamptz
    from (values ${values}) as v(concept_id, p_known)
    where m.learner_id = ${learnerId} and m.concept_id = v.concept_id`);
}
