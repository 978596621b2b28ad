import type { Standing, StandingState } from '@/features/pathways/contract';
import type { Tx } from '@/platform/database/transaction';
import type { PathRow } from '../store';
import { paceOf } from '../store-pace';
import { thresholdsOf } from '../store-thresholds';
import { type LiveTarget, liveTargets } from '../targets';
import { type CoursePace, pathTime } from '../time';
import { type CourseWays, courseWays, type WayConcept } from '../way';
import type { PathsDeps } from './deps';

/** A concept as one learner stands with it. */
export interface StoodConcept extends WayConcept {
  state: StandingState;
  mastery: number | null;
  missingIds: readonly string[];
}

/** The concepts of a course, its pace and parameters: what every way through it is made from. */
export interface CourseGround {
  concepts: readonly WayConcept[];
  ways: CourseWays<WayConcept>;
  /** Minutes of what is still to be learned, by p(L) of each. */
  timeOf(steps: readonly { id: string; mastery: number | null }[]): ReturnType<typeof pathTime>;
  pace: CoursePace;
  /** p(L) from which a concept is passed. */
  threshold(id: string): number;
}

/** Where somebody stands in a course. */
export interface Ground extends Omit<CourseGround, 'ways'> {
  ways: CourseWays<StoodConcept>;
  isKnown(id: string): boolean;
}

const MASTERED: readonly StandingState[] = ['fresh', 'unproven', 'held'];

export async function courseGround(
  deps: PathsDeps,
  tx: Tx,
  courseId: string,
  given?: readonly WayConcept[],
): Promise<CourseGround> {
  const concepts =
    given ??
    (await deps.concepts.teachingConcepts(tx, courseId))
      .filter(({ hidden, chunks }) => !hidden && chunks.length > 0)
      .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  const parametersOf = await deps.mastery.courseParameters(tx, courseId);
  const pace = await paceOf(tx, courseId);
  const threshold = await thresholdsOf(tx, courseId);
  return {
    concepts,
    ...{ pace, threshold },
    ways: courseWays(concepts),
    timeOf: (steps) =>
      pathTime(
        steps.map(({ id, mastery }) => ({ mastery, parameters: parametersOf(id), threshold: threshold(id) })),
        pace,
      ),
  };
}

/** A course as a learner stands in it. */
export async function groundOf(deps: PathsDeps, tx: Tx, learnerId: string, courseId: string): Promise<Ground> {
  const standings = await deps.pathways.standings(tx, learnerId, courseId);
  const concepts = standings.map(
    ({ conceptId: id, name, prerequisiteIds, state, mastery, missingIds }: Standing): StoodConcept => ({
      ...{ id, name, prerequisiteIds, state, mastery, missingIds },
    }),
  );
  const ways = courseWays(concepts);
  return {
    ...(await courseGround(deps, tx, courseId, concepts)),
    ways,
    isKnown: (id) => MASTERED.includes(ways.byId.get(id)?.state ?? 'locked'),
  };
}

/** A course as it stands for somebody who knows nothing of it: the whole way. */
export async function bareGround(deps: PathsDeps, tx: Tx, courseId: string): Promise<Ground> {
  const course = await courseGround(deps, tx, courseId);
  const shown = new Set(course.concepts.map(({ id }) => id));
  const concepts = course.concepts.map((concept): StoodConcept => {
    const missingIds = concept.prerequisiteIds.filter((id) => shown.has(id));
    return { ...concept, state: missingIds.length > 0 ? 'locked' : 'ready', mastery: null, missingIds };
  });
  return { ...course, ways: courseWays(concepts), isKnown: () => false };
}

/** What has become of a path's targets in the course as it is. */
export function targetsOf(
  deps: PathsDeps,
  tx: Tx,
  { ways }: { ways: Pick<CourseWays<WayConcept>, 'byId'> },
  { targets }: Pick<PathRow, 'targets'>,
): Promise<LiveTarget[]> {
  return liveTargets(tx, deps.mastery, ways.byId, targets);
}
