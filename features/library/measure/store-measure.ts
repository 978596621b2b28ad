import { and, asc, count, desc, eq, inArray, lt } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/platform/database/transaction';
import { chunks, sources } from '../schema';
import { retrievalQuestions, retrievalScores } from '../schema-decisions';
import type { ExpectedPassage } from './contract';
import type { KnownPassage } from './match-expected';

export type QuestionRow = typeof retrievalQuestions.$inferSelect;
export type ScoreRow = typeof retrievalScores.$inferSelect;

/** Scores that are kept of a course. */
const KEPT_SCORES = 200;

/** Questions of a course, in the order in which they were asked. */
export async function questionsOf(tx: Tx, courseId: string): Promise<QuestionRow[]> {
  return tx
    .select()
    .from(retrievalQuestions)
    .where(eq(retrievalQuestions.courseId, courseId))
    .orderBy(asc(retrievalQuestions.id));
}

export async function countQuestions(tx: Tx, courseId: string): Promise<number> {
  const [row] = await tx
    .select({ questions: count() })
    .from(retrievalQuestions)
    .where(eq(retrievalQuestions.courseId, courseId));
  return row?.questions ?? 0;
}

export async function questionById(tx: Tx, courseId: string, id: string): Promise<QuestionRow | null> {
  const [row] = await tx
    .select()
    .from(retrievalQuestions)
    .where(and(eq(retrievalQuestions.courseId, courseId), eq(retrievalQuestions.id, id)));
  return row ?? null;
}

export async function insertQuestions(
  tx: Tx,
  courseId: string,
  rows: readonly { question: string; expected: ExpectedPassage[] }[],
  createdBy: string,
): Promise<string[]> {
  const values = rows.map((row) => ({ id: uuidv7(), courseId, createdBy, ...row }));
  for (let at = 0; at < values.length; at += 500)
    await tx.insert(retrievalQuestions).values(values.slice(at, at + 500));
  return values.map(({ id }) => id);
}

export async function updateQuestion(
  tx: Tx,
  id: string,
  values: { question: string; expected: ExpectedPassage[] },
  now: Date,
): Promise<void> {
  await tx
    .update(retrievalQuestions)
    .set({ ...values, updatedAt: now })
    .where(eq(retrievalQuestions.id, id));
}

/** @returns whether there was one. */
export async function deleteQuestion(tx: Tx, courseId: string, id: string): Promise<boolean> {
  const gone = await tx
    .delete(retrievalQuestions)
    .where(and(eq(retrievalQuestions.courseId, courseId), eq(retrievalQuestions.id, id)))
    .returning({ id: retrievalQuestions.id });
  return gone.length > 0;
}

export type Anchor = Omit<ExpectedPassage, 'grade'>;
/** Characters of a passage by which a reader knows it. */
const QUOTE = 240;

/** What passages are known again by. */
export async function anchorsOf(tx: Tx, courseId: string, chunkIds: readonly string[]): Promise<Map<string, Anchor>> {
  if (chunkIds.length === 0) return new Map();
  const rows = await tx
    .select({
      id: chunks.id,
      sourceId: chunks.sourceId,
      sourcePath: sources.path,
      headingPath: chunks.headingPath,
      hash: chunks.hash,
      text: chunks.text,
    })
    .from(chunks)
    .innerJoin(sources, and(eq(sources.districtId, chunks.districtId), eq(sources.id, chunks.sourceId)))
    .where(and(eq(chunks.courseId, courseId), inArray(chunks.id, [...chunkIds])));
  return new Map(rows.map(({ id, text, ...anchor }) => [id, { ...anchor, quote: text.slice(0, QUOTE) }]));
}

/** Ids and hashes of a course's passages, in the order of their ids. */
export async function passageKeys(tx: Tx, courseId: string): Promise<{ id: string; sourceId: string; hash: string }[]> {
  return tx
    .select({ id: chunks.id, sourceId: chunks.sourceId, hash: chunks.hash })
    .from(chunks)
    .where(eq(chunks.courseId, courseId))
    .orderBy(asc(chunks.id));
}

/** Passages of a course by what they are known by, in the order of their ids; with all their words, so not for every request. */
export async function knownPassages(tx: Tx, courseId: string): Promise<KnownPassage[]> {
  return tx
    .select({
      id: chunks.id,
      sourceId: chunks.sourceId,
      sourcePath: sources.path,
      headingPath: chunks.headingPath,
      hash: chunks.hash,
      text: chunks.text,
    })
    .from(chunks)
    .innerJoin(sources, and(eq(sources.districtId, chunks.districtId), eq(sources.id, chunks.sourceId)))
    .where(eq(chunks.courseId, courseId))
    .orderBy(asc(chunks.id));
}

/** Newest first. */
export async function scoresOf(tx: Tx, courseId: string, limit: number): Promise<ScoreRow[]> {
  return tx
    .select()
    .from(retrievalScores)
    .where(eq(retrievalScores.courseId, courseId))
    .orderBy(desc(retrievalScores.id))
    .limit(limit);
}

export async function insertScore(
  tx: Tx,
  row: Omit<ScoreRow, 'districtId' | 'id' | 'createdAt'> & { createdAt: Date },
): Promise<void> {
  await tx.insert(retrievalScores).values({ id: uuidv7(), ...row });
  const [last] = await tx
    .select({ id: retrievalScores.id })
    .from(retrievalScores)
    .where(eq(retrievalScores.courseId, row.courseId))
    .orderBy(desc(retrievalScores.id))
    .offset(KEPT_SCORES)
    .limit(1);
  if (last)
    await tx
      .delete(retrievalScores)
      .where(and(eq(retrievalScores.courseId, row.courseId), lt(retrievalScores.id, last.id)));
}
