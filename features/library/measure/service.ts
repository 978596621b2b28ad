import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { libraryErrors } from '../contract';
import type { LibraryContext } from '../service/deps';
import { searchedCourse } from '../store-courses';
import {
  type ExpectedPassage,
  type ImportReport,
  MOST_QUESTIONS,
  type RetrievalQuestion,
  type ScoreReport,
} from './contract';
import { explainRetrieval } from './explain';
import type { Explained } from './explained';
import { matcherFor } from './matcher-for';
import { stateOf } from './measure-course';
import { readQuestions, writeCsv, writeJsonLines } from './question-files';
import { createResolver } from './resolve-written';
import { reportOf } from './score-report';
import * as store from './store-measure';

const fail = errorsOf(libraryErrors);
/** Scores that the chart shows. */
const SHOWN_SCORES = 60;

/** Passages that a question should find, and how much each says. */
interface Written {
  chunkIds: string[];
  grades?: Record<string, number>;
}

/** What a question retrieves and why; a course's question set, and its scores. */
export function measureCases(context: LibraryContext) {
  async function expectedOf(
    tx: Tx,
    courseId: string,
    { chunkIds, grades = {} }: Written,
    before: RetrievalQuestion['expected'] = [],
  ): Promise<ExpectedPassage[]> {
    const anchors = await store.anchorsOf(tx, courseId, chunkIds);
    const had = new Map(before.map(({ chunkId, grade }) => [chunkId, grade]));
    return [...new Set(chunkIds)].map((id) => {
      const anchor = anchors.get(id);
      if (!anchor) throw fail('chunk_not_found', 'There is no such passage: its source has changed or is gone.');
      return { ...anchor, grade: grades[id] ?? had.get(id) ?? 1 };
    });
  }

  async function show(tx: Tx, courseId: string, rows: readonly store.QuestionRow[]): Promise<RetrievalQuestion[]> {
    if (rows.length === 0) return [];
    const match = await matcherFor(
      tx,
      courseId,
      rows.flatMap(({ expected }) => expected),
    );
    return rows.map(({ id, question, expected, updatedAt }) => ({
      ...{ id, question, updatedAt: updatedAt.toISOString() },
      expected: expected.map((passage) => ({ ...passage, chunkId: match(passage) })),
    }));
  }

  async function shownById(tx: Tx, courseId: string, id: string): Promise<RetrievalQuestion> {
    const row = await store.questionById(tx, courseId, id);
    const [shown] = row ? await show(tx, courseId, [row]) : [];
    if (!shown) throw fail('question_not_found', 'There is no such question in this course.');
    return shown;
  }

  return {
    /** What would be retrieved for a question, and why. @throws AppError course_not_found */
    async explainRetrieval(
      tx: Tx,
      asked: { courseId: string; question: string; limit: number; budgetTokens: number },
    ): Promise<Explained> {
      const explained = await explainRetrieval(context, tx, asked);
      if (!explained) throw fail('course_not_found', 'There is no such course, or it is not open to you.');
      return explained;
    },

    listQuestions: async (tx: Tx, courseId: string) => show(tx, courseId, await store.questionsOf(tx, courseId)),

    /** @throws AppError chunk_not_found, too_many_questions */
    async addQuestion(
      tx: Tx,
      asked: Written & { courseId: string; question: string; userId: string },
    ): Promise<RetrievalQuestion> {
      const { courseId, question, userId } = asked;
      const expected = await expectedOf(tx, courseId, asked);
      // Asked before with another passage: both should be found.
      const rows = await store.questionsOf(tx, courseId);
      const same = rows.find((row) => plain(row.question) === plain(question));
      if (same) {
        const known = new Set(same.expected.map(({ sourceId, hash }) => `${sourceId} ${hash}`));
        const added = expected.filter(({ sourceId, hash }) => !known.has(`${sourceId} ${hash}`));
        const values = { question: same.question, expected: [...same.expected, ...added] };
        await store.updateQuestion(tx, same.id, values, context.now());
        return shownById(tx, courseId, same.id);
      }
      if (rows.length >= MOST_QUESTIONS)
        throw fail('too_many_questions', 'The course has as many questions as it may.');
      const [id = ''] = await store.insertQuestions(tx, courseId, [{ question, expected }], userId);
      return shownById(tx, courseId, id);
    },

    /** @throws AppError question_not_found, chunk_not_found */
    async changeQuestion(
      tx: Tx,
      courseId: string,
      id: string,
      values: Written & { question: string; keepGone?: boolean },
    ): Promise<RetrievalQuestion> {
      const before = (await shownById(tx, courseId, id)).expected;
      const gone = values.keepGone === false ? [] : before.filter(({ chunkId }) => chunkId === null);
      const expected = [
        ...(await expectedOf(tx, courseId, values, before)),
        ...gone.map(({ chunkId: _, ...passage }) => passage),
      ];
      await store.updateQuestion(tx, id, { question: values.question, expected }, context.now());
      return shownById(tx, courseId, id);
    },

    /** @throws AppError question_not_found */
    async removeQuestion(tx: Tx, courseId: string, id: string): Promise<void> {
      if (!(await store.deleteQuestion(tx, courseId, id)))
        throw fail('question_not_found', 'There is no such question in this course.');
    },

    async exportQuestions(tx: Tx, courseId: string, format: 'jsonl' | 'csv'): Promise<string> {
      const rows = await store.questionsOf(tx, courseId);
      return format === 'csv' ? writeCsv(rows) : writeJsonLines(rows);
    },

    /** Takes what it can of a file; each line that it can't has its reason. */
    async importQuestions(tx: Tx, courseId: string, text: string, userId: string): Promise<ImportReport> {
      const { questions, unreadable } = readQuestions(text);
      const refused: ImportReport['refused'] = unreadable.map((line) => ({ line, reason: 'unreadable' as const }));
      const course = await searchedCourse(tx, courseId);
      const resolve = createResolver(await store.knownPassages(tx, courseId), course?.languages[0] ?? 'en');
      const rows = await store.questionsOf(tx, courseId);
      const known = new Map(rows.map((row) => [plain(row.question), row]));
      const fresh: { question: string; expected: ExpectedPassage[] }[] = [];
      let updated = 0;
      for (const { line, question, passages } of questions) {
        const expected = passages.flatMap((passage) => resolve(passage) ?? []);
        const same = known.get(plain(question));
        if (question === '') refused.push({ line, reason: 'no_question' });
        else if (passages.length === 0) refused.push({ line, reason: 'no_passage' });
        else if (expected.length === 0) refused.push({ line, reason: 'passage_unknown' });
        else if (same) {
          await store.updateQuestion(tx, same.id, { question: same.question, expected }, context.now());
          updated++;
        } else if (rows.length + fresh.length >= MOST_QUESTIONS) refused.push({ line, reason: 'too_many' });
        else fresh.push({ question: question.slice(0, 2_000), expected });
      }
      await store.insertQuestions(tx, courseId, fresh, userId);
      return { added: fresh.length, updated, refused: refused.sort((a, b) => a.line - b.line) };
    },

    async scoreReport(tx: Tx, districtId: string, courseId: string): Promise<ScoreReport> {
      const now = await stateOf(context, tx, districtId, courseId);
      return reportOf(await store.scoresOf(tx, courseId, SHOWN_SCORES), now?.state ?? null);
    },
  };
}

function plain(question: string): string {
  return question.replace(/\s+/g, ' ').trim().toLowerCase();
}
