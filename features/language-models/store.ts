import { and, eq, lt, sql } from 'drizzle-orm';
import { z } from 'zod';
import { courses } from '@/features/library/schema';
import type { Tx } from '@/platform/database/transaction';
import type { OutputRecord } from './contract';
import { answerCache, modelOutputs } from './schema';

export async function insertOutput(tx: Tx, id: string, output: OutputRecord, at: Date): Promise<void> {
  const { served, grounding, problem } = output;
  await tx.insert(modelOutputs).values({
    id,
    task: output.task,
    courseId: output.courseId,
    learnerId: output.learnerId,
    model: served?.model ?? null,
    promptName: served?.prompt.name ?? null,
    promptVersion: served?.prompt.version ?? null,
    promptTokens: served?.use.promptTokens ?? null,
    completionTokens: served?.use.completionTokens ?? null,
    tokensCounted: served?.use.counted ?? null,
    waitMs: served ? Math.round(served.waitMs) : null,
    milliseconds: served ? Math.round(served.milliseconds) : null,
    chunkIds: output.chunkIds,
    droppedChunkIds: output.droppedChunkIds,
    outcome: output.outcome,
    problemCode: problem?.code ?? null,
    problemMessage: problem?.message ?? null,
    sentences: grounding?.sentences ?? null,
    rewritten: grounding?.rewritten ?? null,
    quoted: grounding?.quoted ?? null,
    removed: grounding?.removed ?? null,
    createdAt: at,
  });
}

const taskRows = z.array(
  z.object({
    task: z.string(),
    outcome: z.string(),
    count: z.coerce.number(),
    promptTokens: z.coerce.number(),
    completionTokens: z.coerce.number(),
    medianMs: z.number().nullable(),
    medianWaitMs: z.number().nullable(),
  }),
);

/** Outputs since a moment, by task and outcome. */
export async function countOutputs(tx: Tx, since: Date) {
  const { rows } = await tx.execute(sql`
    select task, outcome, count(*) as count,
      coalesce(sum(prompt_tokens), 0) as "promptTokens", coalesce(sum(completion_tokens), 0) as "completionTokens",
      percentile_disc(0.5) within group (order by milliseconds) as "medianMs",
      percentile_disc(0.5) within group (order by wait_ms) as "medianWaitMs"
    from model_outputs where created_at >= ${since.toISOString()} group by task, outcome order by task, outcome`);
  return taskRows.parse(rows);
}

const reasonRows = z.array(z.object({ code: z.string(), count: z.coerce.number(), message: z.string() }));

/** Why no model's words were shown since a moment, most often first. */
export async function countReasons(tx: Tx, since: Date) {
  const { rows } = await tx.execute(sql`
    select problem_code as code, count(*) as count, (array_agg(problem_message order by created_at desc))[1] as message
    from model_outputs where created_at >= ${since.toISOString()} and outcome in ('fallback', 'failed') and problem_code is not null
    group by problem_code order by count(*) desc, problem_code limit 8`);
  return reasonRows.parse(rows);
}

export async function findAnswer(tx: Tx, courseId: string, key: string): Promise<unknown> {
  const [row] = await tx
    .select({ value: answerCache.value })
    .from(answerCache)
    .innerJoin(courses, and(eq(courses.id, answerCache.courseId), eq(courses.revision, answerCache.revision)))
    .where(and(eq(answerCache.courseId, courseId), eq(answerCache.key, key)));
  return row?.value ?? null;
}

/** Keeps an answer on the material as it is now, and forgets those on the material of before. */
export async function keepAnswer(tx: Tx, courseId: string, key: string, value: unknown, at: Date): Promise<void> {
  const [course] = await tx.select({ revision: courses.revision }).from(courses).where(eq(courses.id, courseId));
  if (!course) return;
  const { revision } = course;
  await tx.delete(answerCache).where(and(eq(answerCache.courseId, courseId), lt(answerCache.revision, revision)));
  await tx
    .insert(answerCache)
    .values({ courseId, key, revision, value, createdAt: at })
    .onConflictDoUpdate({
      target: [answerCache.districtId, answerCache.courseId, answerCache.key],
      set: { revision, value, createdAt: at },
    });
}

/** Forgets what is older, in the system's transaction of a district. */
export async function deleteOlder(tx: Tx, answersBefore: Date, outputsBefore: Date): Promise<void> {
  await tx.delete(answerCache).where(lt(answerCache.createdAt, answersBefore));
  await tx.delete(modelOutputs).where(lt(modelOutputs.createdAt, outputsBefore));
}
