import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Draws } from '@/core/privacy/noise/random-bits';
import { asSystem } from '@/platform/database/as-system';
import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import { decodeCursor, type Page, type PageQuery, toPage } from '@/platform/http/cursor';
import { errorsOf } from '@/platform/http/problem';
import type { JobQueue } from '@/platform/jobs/queue';
import { type Aggregate, type AggregateQuestion, type BudgetPort, researchErrors } from '../contract';
import { courseTitles } from '../exports/store-read';
import { figuresOf } from './figures';
import * as store from './store';

const fail = errorsOf(researchErrors);

export const AGGREGATE_QUEUE = 'research.aggregate';
const cursorSchema = z.tuple([z.iso.datetime(), z.uuid()]);

export interface AggregatesDeps {
  database: Database;
  jobs: Pick<JobQueue, 'define' | 'send'>;
  budget: BudgetPort<Tx>;
  /** New for each answer. */
  draws(): Draws;
  now(): Date;
}

export type AggregatesService = ReturnType<typeof createAggregates>;

/**
 * Figures of many learners with noise. A question pays when it is asked, before anything is looked at; it is answered by a job, so that nobody can
 * tell from the time it took what the noise was; and its answer is kept, so that asking for it again is free.
 */
export function createAggregates({ database, jobs, budget, draws, now }: AggregatesDeps) {
  jobs.define(
    AGGREGATE_QUEUE,
    { data: z.object({ districtId: z.uuid(), id: z.uuid() }), retries: 2, expireInSeconds: 900 },
    async ({ districtId, id }) => {
      await database.transaction(systemActor(districtId), async (tx) => {
        const asked = await store.findAggregate(tx, id);
        if (asked?.status !== 'queued') return;
        const concepts = await store.conceptsOf(tx, asked.question.courseId);
        const rows = await store.readLearnerConcepts(tx, asked.question);
        await store.tellAggregate(tx, id, figuresOf(asked.question, concepts, rows, draws()));
      });
    },
  );

  async function show(tx: Tx, rows: readonly store.AggregateRow[]): Promise<Aggregate[]> {
    const ids = [...new Set(rows.map(({ question }) => question.courseId))];
    const titles = await asSystem(tx, () => courseTitles(tx, ids));
    return rows.map(({ id, question, status, rows: told, createdAt }) => ({
      ...{ id, question, status, rows: told },
      courseTitle: titles.get(question.courseId) ?? null,
      createdAt: createdAt.toISOString(),
    }));
  }

  return {
    /** @throws course_unknown, budget_spent */
    async ask(
      { districtId, userId }: { districtId: string; userId: string },
      question: AggregateQuestion,
    ): Promise<Aggregate> {
      const id = uuidv7();
      const made = await database.transaction(systemActor(districtId), async (tx) => {
        if (!(await courseTitles(tx, [question.courseId])).has(question.courseId))
          throw fail('course_unknown', 'There is no such course.');
        const { measure: purpose, rho } = question;
        const spent = await budget.spend(tx, { dataSet: 'answers', purpose, rho, by: userId });
        if (!spent.granted)
          throw fail('budget_spent', `This costs ${spent.needed}, and ${spent.left} of the budget is left.`);
        await store.insertAggregate(tx, { id, question, requestedBy: userId, createdAt: now() });
        return store.findAggregate(tx, id).then((row) => show(tx, row ? [row] : []));
      });
      await jobs.send(AGGREGATE_QUEUE, { districtId, id });
      const [shown] = made;
      if (!shown) throw new Error('The question was not stored.');
      return shown;
    },

    async list(tx: Tx, query: PageQuery): Promise<Page<Aggregate>> {
      const at = decodeCursor(query.cursor, cursorSchema);
      const rows = await store.listAggregates(tx, at && { createdAt: new Date(at[0]), id: at[1] }, query.limit + 1);
      const page = toPage(
        rows,
        query.limit,
        ({ createdAt, id }) => [createdAt.toISOString(), id],
        (row) => row,
      );
      return { items: await show(tx, page.items), nextCursor: page.nextCursor };
    },

    /** Takes up questions that a killed process left. */
    async resume(districtId: string): Promise<number> {
      const open = await database.transaction(systemActor(districtId), store.openAggregates);
      for (const id of open) await jobs.send(AGGREGATE_QUEUE, { districtId, id });
      return open.length;
    },
  };
}
