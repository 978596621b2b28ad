import { z } from 'zod';
import type { Tx } from '@/platform/database/transaction';
import { decodeCursor, type Page, type PageQuery, toPage } from '@/platform/http/cursor';
import { errorsOf } from '@/platform/http/problem';
import { compareCourse } from './compare';
import { type CourseUpdate, type TouchedLearner, type UpdatesPort, updatesErrors } from './contract';
import * as store from './store';
import { capture } from './store-capture';

const fail = errorsOf(updatesErrors);

export type UpdatesService = ReturnType<typeof createUpdates>;

/** What each change of the material did to its course, and whose mastery it touched. */
export function createUpdates(deps: { now(): Date }) {
  const port: UpdatesPort<Tx> = {
    async begin(tx, courseId, ingestionId) {
      if (!(await store.isBegun(tx, ingestionId)))
        await store.insertUpdate(tx, courseId, ingestionId, await capture(tx, courseId));
    },
    async taughtBefore(tx, ingestionId) {
      const before = await store.beforeOf(tx, ingestionId);
      if (!before) return null;
      return {
        chunkIds: new Set(before.chunks.map(([id]) => id)),
        words: new Map(before.concepts.map(({ id, teaches }) => [id, new Set(teaches)])),
        byTeacher: new Map(before.concepts.map(({ id, byTeacher }) => [id, new Map(byTeacher)])),
      };
    },
    async finish(tx, courseId, ingestionId, answers) {
      const before = await store.beforeOf(tx, ingestionId);
      if (!before) return;
      const learners = await store.learnersByConcept(tx, courseId);
      const report = compareCourse(before, await capture(tx, courseId), learners);
      await store.finishUpdate(tx, ingestionId, answers ? { ...report, answers } : report, deps.now());
    },
  };

  /** @throws update_not_found */
  async function one(tx: Tx, courseId: string, ingestionId: string): Promise<CourseUpdate> {
    const row = await store.updateById(tx, courseId, ingestionId);
    if (!row) throw fail('update_not_found', 'There is no report of this change.');
    return show(row);
  }

  return {
    port,
    one,

    /** Newest first. */
    async list(tx: Tx, courseId: string, query: PageQuery): Promise<Page<CourseUpdate>> {
      const before = decodeCursor(query.cursor, z.tuple([z.uuid()]))?.[0] ?? null;
      const rows = await store.listUpdates(tx, courseId, before, query.limit + 1);
      return toPage(rows, query.limit, (row) => [row.ingestionId], show);
    },

    /** By name, learners of the reader's classes whose evidence a change touched. @throws update_not_found */
    async learners(tx: Tx, courseId: string, ingestionId: string): Promise<TouchedLearner[]> {
      const { report } = await one(tx, courseId, ingestionId);
      const ids = [...(report?.conceptsChanged ?? []), ...(report?.conceptsGone ?? [])]
        .filter(({ learnerCount }) => learnerCount > 0)
        .map(({ id }) => id);
      const people = new Map<string, TouchedLearner>();
      for (const { learnerId, name, conceptId, concept, mastery } of await store.learnersOn(tx, courseId, ids)) {
        const person = people.get(learnerId) ?? { learnerId, name, concepts: [] };
        person.concepts.push({ id: conceptId, name: concept, mastery });
        people.set(learnerId, person);
      }
      return [...people.values()];
    },
  };
}

function show({ ingestionId, courseId, report, createdAt }: store.UpdateRow): CourseUpdate {
  return { ingestionId, courseId, at: createdAt.toISOString(), report };
}
