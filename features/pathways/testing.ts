import { randomUUID } from 'node:crypto';
import type { ConceptsPort, TeachingConcept } from '@/features/concepts/contract';
import type { EvidenceInput } from '@/features/mastery/contract';
import { createMastery } from '@/features/mastery/service';
import { evidenceOf } from '@/features/mastery/testing';
import { addPerson, type TestDatabase } from '@/platform/database/testing';
import { addConcept, addCourse } from '@/platform/database/testing-course';
import type { Actor, Tx } from '@/platform/database/transaction';
import type { WantedConcepts } from './contract';
import { createPathways, type PathwaysDeps } from './service';

const DAY_MS = 86_400_000;

/**
 * A course of concepts, each with the names of what it needs, and its pathways; a clock that tests turn, and ways that they choose.
 * @param map names of concepts in the course's order with their prerequisites.
 */
export async function pathwaysAt(
  test: TestDatabase,
  map: Record<string, readonly string[]>,
  more: Partial<PathwaysDeps> = {},
) {
  const clock = { now: new Date('2026-03-02T09:00:00Z') };
  const wanted: WantedConcepts[] = [];
  const ownerId = await addPerson(test, 'teacher');
  const { courseId } = await addCourse(test, { ownerId });
  const ids = new Map<string, string>();
  for (const [position, name] of Object.keys(map).entries())
    ids.set(name, await addConcept(test, courseId, name, position));
  const idOf = (name: string) => ids.get(name) ?? '';
  const needsOf = new Map(Object.entries(map).map(([name, needs]) => [name, [...needs]]));
  const hidden = new Set<string>();
  const concepts: Pick<ConceptsPort<Tx>, 'teachingConcepts'> = {
    teachingConcepts: async () => [...needsOf.keys()].map((name, position) => taught(name, position)),
  };
  function taught(name: string, position: number): TeachingConcept {
    return {
      ...{ id: idOf(name), name, aliases: [], definition: null, position, hidden: hidden.has(name) },
      chunks: [CHUNK],
      prerequisiteIds: (needsOf.get(name) ?? []).map(idOf),
      dependentIds: [...needsOf].filter(([, needs]) => needs.includes(name)).map(([id]) => idOf(id)),
    };
  }
  const mastery = createMastery({ now: () => clock.now });
  const unused = (what: string) => () => Promise.reject(new Error(`${what} is not part of this test`));
  const deps: PathwaysDeps = {
    concepts: { ...concepts, teachingConcept: unused('one concept'), rebuild: unused('rebuilding') },
    mastery,
    practice: { present: unused('practice'), presentation: unused('practice') },
    wanted: { wantedOf: async () => wanted },
    visibleCourses: async () => [],
    now: () => clock.now,
    ...more,
  };
  const pathways = createPathways(deps);
  const newLearner = async (): Promise<Actor & { userId: string }> => ({
    districtId: test.districtId,
    userId: await addPerson(test, 'learner'),
    role: 'learner',
  });
  /** The map or its items changed: what was kept of the course is out of date. */
  const changed = () => test.owner.query('update courses set revision = revision + 1 where id = $1', [courseId]);
  return {
    ...{ courseId, clock, wanted, idOf, deps, pathways, mastery, newLearner, needsOf, hidden, changed, ownerId },
    later: (days: number) => {
      clock.now = new Date(clock.now.getTime() + days * DAY_MS);
    },
    answer: (who: Actor & { userId: string }, name: string, rest: Partial<EvidenceInput> = {}) =>
      test.database.transaction(who, (tx) =>
        mastery.recordEvidence(
          tx,
          evidenceOf({ learnerId: who.userId, courseId, conceptId: idOf(name) }, { at: clock.now, ...rest }),
        ),
      ),
    next: (who: Actor & { userId: string }) =>
      test.database.transaction(who, (tx) => pathways.next(tx, who.userId, courseId)),
    async standings(who: Actor & { userId: string }) {
      const all = await test.database.transaction(who, (tx) => pathways.standings(tx, who.userId, courseId));
      return new Map(all.map((each) => [each.name, each]));
    },
    decisions: async (who: Actor & { userId: string }) =>
      (
        await test.owner.query('select * from pathway_decisions where learner_id = $1 order by created_at, id', [
          who.userId,
        ])
      ).rows,
  };
}

/** What every concept of the tests is taught by. */
const CHUNK: TeachingConcept['chunks'][number] = {
  ...{ id: randomUUID(), sourceId: randomUUID(), sourcePath: 'a.md', sourceTitle: 'A', sourcePosition: 0, ordinal: 0 },
  ...{ headingPath: ['A'], anchor: 'a', start: 0, end: 10, place: null, text: 'A passage.', blocks: [] },
};
