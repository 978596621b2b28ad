import { randomUUID } from 'node:crypto';
import { beforeEach } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import * as frameworks from './frameworks/browse';
import { standardsCourse, TABLE } from './testing';

/** A course for each test, and what its teacher does with a framework there. */
export function withStandards() {
  const test = testDatabase();
  let course: Awaited<ReturnType<typeof standardsCourse>>;
  let title: string;
  beforeEach(async () => {
    course = await standardsCourse(test());
    title = `State ${randomUUID()}`;
  });
  return {
    test,
    /** The course, and the title of a framework that nobody has brought in. */
    now: () => ({ course, title }),
    imported: async (text = TABLE) => {
      const { framework } = await course.importTable(text, title);
      if (!framework) throw new Error('nothing imported');
      return framework;
    },
    choose: (frameworkId: string, levels: string[] = []) =>
      course.asTeacher((tx) => course.service.tags.choose(tx, course.courseId, frameworkId, { levels, strandIds: [] })),
    tagsOf: (filter: Parameters<typeof course.service.tags.list>[2] = {}) =>
      course.asTeacher(
        async (tx) => (await course.service.tags.list(tx, course.courseId, filter, { limit: 100 })).items,
      ),
    decide: (keys: string[], verdict: 'accept' | 'reject' | 'reopen') =>
      course.asTeacher((tx) => course.service.tags.decide(tx, course.courseId, course.teacher, keys, verdict)),
    coverage: (frameworkId: string, over = {}) =>
      course.asTeacher((tx) => course.service.coverage(tx, course.courseId, frameworkId, over)),
    standardOf: async (frameworkId: string, q: string) => {
      const [found] = await course.asTeacher((tx) => frameworks.search(tx, { frameworkId, q, levels: [] }));
      if (!found) throw new Error(`no standard ${q}`);
      return found;
    },
  };
}
