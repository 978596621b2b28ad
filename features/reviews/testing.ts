import { randomUUID } from 'node:crypto';
import type { Standing } from '@/features/pathways/contract';
import { practicePolicies } from '@/features/practice/policy';
import { practiceRoutes } from '@/features/practice/routes';
import { generatedItem, practiceApp, principalOf } from '@/features/practice/testing';
import { addPerson, type TestDatabase } from '@/platform/database/testing';
import { addConcept, addCourse } from '@/platform/database/testing-course';
import { createApi } from '@/platform/http/api';
import type { Principal } from '@/platform/http/principal';
import { memoryFollower } from './follower';
import { reviewsPolicies } from './policy';
import { reviewsRoutes } from './routes';
import { createReviews } from './service';

const DAY_MS = 86_400_000;

/** Reviews over real mastery and practice, by their routes; `x-caller` says who calls. */
export async function reviewsApp(test: TestDatabase) {
  const app = practiceApp(test, null, memoryFollower);
  const states = new Map<string, Standing['state']>();
  const reviews = createReviews({
    mastery: app.mastery,
    practice: app.practice,
    // Gates have tests of their own in `features/pathways`; here a test says which concepts are still to show that they have held.
    standings: {
      standings: async (_tx, _learner, courseId) =>
        [...states].map(([conceptId, state]) => ({
          ...{ conceptId, name: courseId, position: 0, prerequisiteIds: [], state, mastery: 0.9, recall: 0.9 },
          ...{ attempts: 1, evidenceCount: 1, lastAnswerAt: null, masteredAt: null, heldAt: null, provableFrom: null },
          ...{ dueAt: null, missingIds: [] },
        })),
    },
    now: () => app.state.now,
  });
  const callers = new Map<string, Principal>();
  const api = createApi({
    database: test.database,
    policies: { ...practicePolicies, ...reviewsPolicies },
    authenticate: async (request) => callers.get(request.headers.get('x-caller') ?? '') ?? null,
    report: (error) => {
      throw error;
    },
  });
  practiceRoutes(api, app.practice);
  reviewsRoutes(api, reviews);
  const teacherId = await addPerson(test, 'teacher');

  /** Calls the API as somebody; a body makes it a POST. */
  async function call(as: Principal | null, path: string, body?: object, method = body ? 'POST' : 'GET') {
    if (as) callers.set(as.userId, as);
    const headers = as ? { 'x-caller': as.userId } : undefined;
    const response = await api.hono.request(path, {
      method,
      ...(headers ? { headers } : {}),
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  }

  return {
    ...app,
    reviews,
    states,
    call,
    teacher: principalOf(test, teacherId, 'teacher'),
    learner: async () => principalOf(test, await addPerson(test, 'learner'), 'learner'),
    /** A course with concepts of three exercises each. */
    async course(names: string[], options: { visibility?: 'district' | 'classes' } = {}) {
      const { courseId, chunkId } = await addCourse(test, { ownerId: teacherId, ...options });
      const conceptIds: string[] = [];
      for (const [position, name] of names.entries()) conceptIds.push(await addConcept(test, courseId, name, position));
      app.state.material = conceptIds.flatMap((conceptId) =>
        [1, 2, 3].map(() => generatedItem({ conceptId, chunkId }, randomUUID())),
      );
      await test.database.transaction({ districtId: test.districtId, userId: null, role: 'system' }, (tx) =>
        app.practice.regenerate(tx, courseId),
      );
      return { courseId, conceptIds };
    },
    /** Days after the moment of the test's clock. */
    later(days: number) {
      app.state.now = new Date(app.state.now.getTime() + days * DAY_MS);
    },
  };
}
