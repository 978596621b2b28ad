import { z } from 'zod';
import type { ConsentChange } from '@/features/consent/contract';
import type { Tx } from '@/platform/database/transaction';
import { decodeCursor, type Page, type PageQuery, toPage } from '@/platform/http/cursor';
import { errorsOf } from '@/platform/http/problem';
import { dropUnwanted } from './ahead/store-ahead';
import {
  type Approach,
  type Lesson,
  type LessonFeedback,
  type LessonSummary,
  lessonsErrors,
  type ReadingPreferences,
} from './contract';
import type { LessonsDeps } from './deps';
import { preferencesOf, putPreferences } from './model/store-need';
import { composeAndKeep } from './service/keep';
import type { LessonRequest } from './service/need';
import { offersOf } from './service/offers';
import { showLesson } from './service/show';
import { createWriting } from './service/write';
import * as store from './store';

export type { LessonsDeps } from './deps';

const fail = errorsOf(lessonsErrors);

export type LessonsService = ReturnType<typeof createLessons>;

/** Lessons made for one learner at one moment, and what was said about them. */
export function createLessons(deps: LessonsDeps) {
  return {
    /** A lesson, event by event, by the model that is configured or from the material alone; see {@link createWriting}. */
    write: createWriting(deps),

    /**
     * Composes, stores and returns a lesson from the material alone, in the caller's transaction.
     * @throws nothing_to_teach when the course or the concept has no teachable material.
     */
    compose: ({ tx, ...request }: LessonRequest & { tx: Tx }): Promise<Lesson> => composeAndKeep(deps, tx, request),

    /** Ways of teaching that the material of each of a course's concepts bears. */
    offers: (tx: Tx, courseId: string): Promise<Map<string, Approach[]>> => offersOf(deps, tx, courseId),

    /** A lesson of the reader again, with its exercises as they stand. */
    async get(tx: Tx, courseId: string, id: string): Promise<Lesson> {
      const row = await store.lessonById(tx, courseId, id);
      if (!row) throw fail('lesson_not_found', 'There is no such lesson of yours.');
      return showLesson(deps, tx, row, row.courseTitle, await deps.practice.ofLesson(tx, id));
    },

    async list(tx: Tx, courseId: string, learnerId: string, query: PageQuery): Promise<Page<LessonSummary>> {
      const after = decodeCursor(query.cursor, z.tuple([z.string(), z.uuid()]));
      const rows = await store.pageOfLessons(tx, courseId, learnerId, after, query.limit + 1);
      return toPage(
        rows,
        query.limit,
        (row) => [row.createdAt.toISOString(), row.id],
        ({ conceptName, createdAt, ...row }) => ({
          ...row,
          title: conceptName,
          createdAt: createdAt.toISOString(),
        }),
      );
    },

    /**
     * What the learner says of a lesson; said again, it replaces what was said. "Too hard" and "too easy" move how hard the next exercises of the
     * course are, "unclear" has the next lesson on the concept go another way. Neither touches what the learner is thought to know.
     */
    async feedback(
      tx: Tx,
      courseId: string,
      lessonId: string,
      learnerId: string,
      input: LessonFeedback,
    ): Promise<void> {
      const row = await store.lessonById(tx, courseId, lessonId);
      if (!row || row.learnerId !== learnerId) throw fail('lesson_not_found', 'There is no such lesson of yours.');
      const before = await store.feedbackFit(tx, lessonId, learnerId);
      await store.putFeedback(tx, { lessonId, learnerId, courseId, ...input });
      if (input.fit === before || input.fit === null || input.fit === 'right') return;
      await deps.practice.wish(tx, { learnerId, courseId }, input.fit === 'too_hard' ? 'easier' : 'harder');
    },

    /** What a model wrote ahead for who wants no model goes at once. */
    async consentChanged(tx: Tx, { purpose, learnerId }: ConsentChange): Promise<void> {
      if (purpose === 'tutoring') await dropUnwanted(tx, learnerId);
    },

    /** What the learner asks of lessons; the usual until they say. */
    preferences: (tx: Tx, learnerId: string): Promise<ReadingPreferences> => preferencesOf(tx, learnerId),

    setPreferences: (tx: Tx, learnerId: string, preferences: ReadingPreferences): Promise<void> =>
      putPreferences(tx, learnerId, preferences),
  };
}
