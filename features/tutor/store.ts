import { and, asc, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { lessons } from '@/features/lessons/schema';
import { courses } from '@/features/library/schema';
import type { Tx } from '@/platform/database/transaction';
import { chatMessages, chatThreads } from './schema';

export type ThreadRow = typeof chatThreads.$inferSelect;
export type MessageRow = typeof chatMessages.$inferSelect;

/** One question of a learner at a time is counted against their limit. */
export async function lockLearner(tx: Tx, learnerId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`tutor:${learnerId}`}, 0))`);
}

/** When a learner asked since a moment, oldest first; conversations out of sight count too. */
export async function askedSince(tx: Tx, learnerId: string, since: Date): Promise<Date[]> {
  const rows = await tx
    .select({ at: chatMessages.createdAt })
    .from(chatMessages)
    .where(
      and(eq(chatMessages.learnerId, learnerId), eq(chatMessages.role, 'learner'), gt(chatMessages.createdAt, since)),
    )
    .orderBy(asc(chatMessages.createdAt));
  return rows.map((row) => row.at);
}

export async function insertThread(
  tx: Tx,
  row: Pick<ThreadRow, 'learnerId' | 'courseId' | 'conceptId' | 'lessonId' | 'title'>,
  at: Date,
): Promise<ThreadRow> {
  const [made] = await tx
    .insert(chatThreads)
    .values({ id: uuidv7(), ...row, createdAt: at, updatedAt: at })
    .returning();
  if (!made) throw new Error('The conversation was not stored.');
  return made;
}

/** A learner's own conversation in a course; those out of sight only if asked for. */
export async function threadOf(
  tx: Tx,
  key: { learnerId: string; courseId: string; threadId: string },
  withDeleted = false,
): Promise<ThreadRow | null> {
  const [row] = await tx
    .select()
    .from(chatThreads)
    .where(
      and(
        eq(chatThreads.id, key.threadId),
        eq(chatThreads.learnerId, key.learnerId),
        eq(chatThreads.courseId, key.courseId),
        withDeleted ? undefined : isNull(chatThreads.deletedAt),
      ),
    );
  return row ?? null;
}

export async function setDeleted(tx: Tx, threadId: string, deletedAt: Date | null): Promise<void> {
  await tx.update(chatThreads).set({ deletedAt }).where(eq(chatThreads.id, threadId));
}

/** Conversations out of sight since before a moment go for good. */
export async function purgeThreads(tx: Tx, before: Date): Promise<void> {
  await tx.delete(chatThreads).where(lt(chatThreads.deletedAt, before));
}

export async function insertMessage(
  tx: Tx,
  row: Omit<typeof chatMessages.$inferInsert, 'id' | 'districtId'>,
): Promise<MessageRow> {
  const [made] = await tx
    .insert(chatMessages)
    .values({ id: uuidv7(), ...row })
    .returning();
  if (!made) throw new Error('The message was not stored.');
  await tx.update(chatThreads).set({ updatedAt: made.createdAt }).where(eq(chatThreads.id, row.threadId));
  return made;
}

/** The messages of a conversation, oldest first; at most the latest `limit`. */
export async function messagesOf(tx: Tx, threadId: string, limit: number): Promise<MessageRow[]> {
  const rows = await tx
    .select()
    .from(chatMessages)
    .where(eq(chatMessages.threadId, threadId))
    .orderBy(desc(chatMessages.createdAt), desc(chatMessages.id))
    .limit(limit);
  return rows.reverse();
}

export interface FoundThread extends ThreadRow {
  /** The first message that holds the search words; null without a search. */
  found: string | null;
}

/** A learner's conversations in a course, the latest first; with `words` those that say them. */
export async function threadPage(
  tx: Tx,
  key: { learnerId: string; courseId: string; words: string },
  after: [string, string] | null,
  limit: number,
): Promise<FoundThread[]> {
  const pattern = `%${key.words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  // The names in full: among what is selected from one table a column stands alone, and would be the inner table's.
  const found = sql<string | null>`(select m.words from chat_messages m where m.district_id = chat_threads.district_id
    and m.thread_id = chat_threads.id and m.words ilike ${pattern} order by m.created_at limit 1)`;
  const rows = await tx
    .select({ thread: chatThreads, found: key.words === '' ? sql<string | null>`null::text` : found })
    .from(chatThreads)
    .where(
      and(
        eq(chatThreads.learnerId, key.learnerId),
        eq(chatThreads.courseId, key.courseId),
        isNull(chatThreads.deletedAt),
        key.words === '' ? undefined : sql`${found} is not null`,
        after
          ? sql`(${chatThreads.updatedAt}, ${chatThreads.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(chatThreads.updatedAt), desc(chatThreads.id))
    .limit(limit);
  return rows.map(({ thread, found: words }) => ({ ...thread, found: words }));
}

export async function courseOf(tx: Tx, courseId: string): Promise<{ title: string; language: string } | null> {
  const [row] = await tx
    .select({ title: courses.title, language: courses.language })
    .from(courses)
    .where(eq(courses.id, courseId));
  return row ?? null;
}

/** The concept of a learner's own lesson; null where there is no such lesson. */
export async function conceptOfLesson(
  tx: Tx,
  key: { learnerId: string; courseId: string; lessonId: string },
): Promise<string | null> {
  const [row] = await tx
    .select({ conceptId: lessons.conceptId })
    .from(lessons)
    .where(and(eq(lessons.id, key.lessonId), eq(lessons.learnerId, key.learnerId), eq(lessons.courseId, key.courseId)));
  return row?.conceptId ?? null;
}

/** The tutor's message of a learner's own conversation with the question before it. */
export async function answerWithQuestion(
  tx: Tx,
  threadId: string,
  messageId: string,
): Promise<{ answer: MessageRow; question: string } | null> {
  const rows = await tx
    .select()
    .from(chatMessages)
    .where(eq(chatMessages.threadId, threadId))
    .orderBy(asc(chatMessages.createdAt), asc(chatMessages.id));
  const at = rows.findIndex((row) => row.id === messageId && row.role === 'tutor');
  const answer = rows[at];
  if (!answer) return null;
  const question = rows.slice(0, at).findLast((row) => row.role === 'learner');
  return { answer, question: question?.words ?? '' };
}
