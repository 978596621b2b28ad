import pg from 'pg';
import { createRandom } from '@/core/random/random';
import type { CourseGraph } from '@/core/sequencing/course-graph';
import { createConcepts } from '@/features/concepts/service';
import { createLibrary } from '@/features/library/service';
import type { LibraryDeps } from '@/features/library/service/deps';
import { createMastery } from '@/features/mastery/service';
import { createPathways } from '@/features/pathways/service';
import { createPractice } from '@/features/practice/service';
import type { Actor } from '@/platform/database/transaction';
import { withBenchLibrary } from '../bench/retrieval/bench-library';
import { storeCourse } from './store-course';

export const RIGHT = { kind: 'choice', optionId: 'a' } as const;
export const WRONG = { kind: 'choice', optionId: 'b' } as const;

/** The product's own services over a real database, with courses that are nothing but a graph and questions. */
export interface School {
  districtId: string;
  /** The moment at which the school stands; the services read it. */
  clock: { now: Date };
  owner: pg.Client;
  database: LibraryDeps['database'];
  mastery: ReturnType<typeof createMastery>;
  practice: ReturnType<typeof createPractice>;
  pathways: ReturnType<typeof createPathways>;
  /** Stores a course. @returns its id and the ids of its concepts by number. */
  addCourse(title: string, graph: CourseGraph): Promise<{ courseId: string; conceptIds: string[] }>;
  newLearner(): Actor & { userId: string };
  /** An id that is the same in every run: choices hang on ids. */
  newId(): string;
  /** How hard each item is, by its id: 0 easy to 2 hard. */
  levels: Map<string, number>;
}

/** Runs work in a school of its own, which goes when the work is done. */
export async function withSchool<T>(name: string, seed: number, work: (school: School) => Promise<T>): Promise<T> {
  const nothing = () => Promise.reject(new Error('nothing is made from material here'));
  return withBenchLibrary(name, nothing, async (libraryDeps, ownerUrl) => {
    const clock = { now: new Date('2026-01-05T08:00:00Z') };
    const now = () => clock.now;
    const library = createLibrary({ ...libraryDeps, now });
    const mastery = createMastery({ now });
    const concepts = createConcepts({ library: library.port, mastery, extract: nothing, mergeMastery: async () => {} });
    const practice = createPractice({
      ...{ concepts: concepts.port, library: library.port, mastery, generate: async () => [], now },
    });
    const pathways = createPathways({
      ...{ concepts: concepts.port, mastery, practice, now },
      visibleCourses: async (tx, limit) => (await library.listCourses(tx, { limit })).items,
    });
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    const newId = idsFrom(seed);
    const districtId = newId();
    const levels = new Map<string, number>();
    // What a simulation wrote needs not outlast the machine.
    await owner.query('alter role all set synchronous_commit = off');
    try {
      return await work({
        ...{ districtId, clock, owner, levels, database: libraryDeps.database, mastery, practice, pathways },
        addCourse: (title, graph) => storeCourse({ owner, districtId, newId, levels }, title, graph),
        newLearner: () => ({ districtId, userId: newId(), role: 'learner' }),
        newId,
      });
    } finally {
      await owner.end();
    }
  });
}

/** Random ids (RFC 9562, version 4) of a seed. */
function idsFrom(seed: number): () => string {
  const random = createRandom(seed);
  const hex = (digits: number) =>
    random
      .integer(16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  return () => `${hex(4)}${hex(4)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(6)}${hex(6)}`;
}
