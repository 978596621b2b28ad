import { z } from 'zod';
import type { Tx } from '@/platform/database/transaction';
import { decodeCursor, type Page, type PageQuery, toPage } from '@/platform/http/cursor';
import type { ChatReport, Place, ThreadSummary, ThreadWithMessages } from './contract';
import { type AskCall, type Asked, answer, takeIn } from './service/ask';
import { fail, noSuchThread, type Run, type TutorDeps } from './service/deps';
import { readLimit } from './service/limit';
import { readOpening } from './service/opening';
import { showMessage, showThread } from './service/show';
import * as store from './store';
import * as reports from './store-reports';
import { say } from './words';

export type { TutorDeps } from './service/deps';

/** Messages of a conversation that are shown. */
const SHOWN = 200;
/** How long a conversation that was deleted can be taken back. */
const UNDO_MS = 24 * 3_600_000;
const EXCERPT = 140;

interface Key {
  learnerId: string;
  courseId: string;
}
type ThreadKey = Key & { threadId: string };

export type TutorService = ReturnType<typeof createTutor>;

/** The tutor's chat: what learners ask in a course, and what it answers. Conversations are their learner's alone. */
export function createTutor(deps: TutorDeps) {
  async function required(tx: Tx, key: ThreadKey, withDeleted = false): Promise<store.ThreadRow> {
    const row = await store.threadOf(tx, key, withDeleted);
    if (!row) throw noSuchThread();
    return row;
  }

  return {
    opening: (tx: Tx, key: Key, place: Place) => readOpening(deps, tx, key, place),
    takeIn: (run: Run, call: AskCall): Promise<Asked> => takeIn(deps, run, call),
    answer: (run: Run, asked: Asked, signal: AbortSignal) => answer(deps, run, asked, signal),

    async thread(tx: Tx, key: ThreadKey): Promise<ThreadWithMessages> {
      const row = await required(tx, key);
      const messages = await store.messagesOf(tx, row.id, SHOWN);
      const reported = await reports.reportedAmong(
        tx,
        messages.map((message) => message.id),
      );
      return {
        ...showThread(row),
        messages: await Promise.all(messages.map((message) => showMessage(message, reported.has(message.id)))),
        limit: await readLimit(tx, key.learnerId, deps.questionsPerHour, deps.now()),
      };
    },

    async threads(tx: Tx, key: Key, query: PageQuery & { q: string }): Promise<Page<ThreadSummary>> {
      const after = decodeCursor(query.cursor, z.tuple([z.string(), z.uuid()]));
      const rows = await store.threadPage(tx, { ...key, words: query.q }, after, query.limit + 1);
      return toPage(
        rows,
        query.limit,
        (row) => [row.updatedAt.toISOString(), row.id],
        (row) => ({ ...showThread(row), found: row.found === null ? null : excerpt(row.found, query.q) }),
      );
    },

    /** Out of sight at once, gone for good a day later. @throws thread_not_found */
    async remove(tx: Tx, key: ThreadKey): Promise<void> {
      const row = await required(tx, key);
      await store.setDeleted(tx, row.id, deps.now());
    },
    async restore(tx: Tx, key: ThreadKey): Promise<void> {
      const row = await required(tx, key, true);
      await store.setDeleted(tx, row.id, null);
    },
    /** Clears conversations that can't be taken back any more. */
    purge: (tx: Tx) => store.purgeThreads(tx, new Date(deps.now().getTime() - UNDO_MS)),

    /** Hands one answer, with the question before it, to the teachers of the course. @throws message_not_found */
    async report(
      tx: Tx,
      key: ThreadKey & { messageId: string },
      input: { reason: ChatReport['reason']; words: string },
    ): Promise<void> {
      const row = await required(tx, key);
      const found = await store.answerWithQuestion(tx, row.id, key.messageId);
      if (!found) throw fail('message_not_found', 'There is no such answer in this conversation.');
      const { learnerId, courseId, messageId } = key;
      const writtenBy = found.answer.reply?.model ?? say('writtenByMaterial');
      const report = { learnerId, courseId, messageId, question: found.question, answer: found.answer.words };
      await reports.putReport(tx, { ...report, writtenBy, ...input }, deps.now());
    },
    async reports(tx: Tx, courseId: string, query: PageQuery): Promise<Page<ChatReport>> {
      const after = decodeCursor(query.cursor, z.tuple([z.string(), z.uuid()]));
      const rows = await reports.reportPage(tx, courseId, after, query.limit + 1);
      return toPage(
        rows,
        query.limit,
        (row) => [row.createdAt.toISOString(), row.id],
        ({ id, question, answer: said, writtenBy, reason, words, createdAt }) => ({
          ...{ id, question, answer: said, writtenBy, reason, words },
          at: createdAt.toISOString(),
        }),
      );
    },
    async dismissReport(tx: Tx, courseId: string, reportId: string): Promise<void> {
      if (!(await reports.deleteReport(tx, courseId, reportId)))
        throw fail('message_not_found', 'There is no such report in this course.');
    },
  };
}

/** The words around the first place of what was searched. */
function excerpt(text: string, words: string): string {
  const plain = text.replace(/\s+/g, ' ');
  const at = Math.max(0, plain.toLowerCase().indexOf(words.toLowerCase()));
  const start = Math.max(0, at - EXCERPT / 3);
  const end = start + EXCERPT;
  return `${start > 0 ? '…' : ''}${plain.slice(start, end)}${end < plain.length ? '…' : ''}`;
}
