import { z } from 'zod';
import type { Tx } from '@/platform/database/transaction';
import { decodeCursor, type Page, toPage } from '@/platform/http/cursor';
import { errorsOf } from '@/platform/http/problem';
import {
  type FollowedCourse,
  type FollowedDetail,
  type FollowedLearner,
  type FollowedQuery,
  followingErrors,
} from './contract';
import * as store from './store';

const fail = errorsOf(followingErrors);
/** Concepts that a page names of each kind; the rest is counted. */
const NAMED = 8;

export type FollowingService = ReturnType<typeof createFollowing>;

/** How the learners get on whom a guardian or a counsellor follows: counts and names of concepts, nothing that they answered. */
export function createFollowing() {
  return {
    /** By name. */
    async list(tx: Tx, query: FollowedQuery): Promise<Page<FollowedLearner>> {
      const after = decodeCursor(query.cursor, z.tuple([z.string(), z.uuid()]));
      const rows = await store.pageOfFollowed(tx, { words: query.q, after, limit: query.limit + 1 });
      const courses = await store.coursesOf(
        tx,
        rows.map(({ learnerId }) => learnerId),
      );
      return toPage(
        rows,
        query.limit,
        ({ name, learnerId }) => [name, learnerId],
        (row) => ({ ...row, courses: courses.filter((each) => each.learner_id === row.learnerId).map(courseOf) }),
      );
    },

    /** @throws learner_not_found */
    async one(tx: Tx, learnerId: string): Promise<FollowedDetail> {
      const learner = await store.followedById(tx, learnerId);
      if (!learner) throw fail('learner_not_found', 'There is no such learner.');
      const courses = await store.coursesOf(tx, [learnerId]);
      const concepts = await store.conceptsOf(tx, learnerId);
      const plans = await store.plansOf(tx, learnerId);
      const named = (courseId: string, known: boolean) =>
        concepts
          .filter((each) => each.course_id === courseId && each.known === known)
          .slice(0, NAMED)
          .map(({ concept_id, name, at }) => ({
            ...{ conceptId: concept_id, name, lastEvidenceAt: at?.toISOString() ?? null },
          }));
      return {
        ...learner,
        courses: courses.map((row) => ({
          ...courseOf(row),
          known: named(row.course_id, true),
          started: named(row.course_id, false),
          plans: plans
            .filter(({ course_id }) => course_id === row.course_id)
            .map(({ concept_id, name, created_at }) => ({
              ...{ conceptId: concept_id, name, since: created_at.toISOString() },
            })),
        })),
      };
    },
  };
}

function courseOf(row: store.CourseRow): FollowedCourse {
  return {
    ...{ courseId: row.course_id, title: row.title, conceptCount: row.concept_count },
    ...{ knownCount: row.known_count, startedCount: row.started_count, planCount: row.plan_count },
    lastEvidenceAt: row.last_evidence_at?.toISOString() ?? null,
  };
}
