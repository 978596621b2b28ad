import { createRandom } from '@/core/random/random';
import { seedOf } from '@/core/seed/seed-of';
import type { ErrorKind } from '@/core/sequencing/approach-prior';
import type { LoggedAnswer } from '@/core/sequencing/bring-back';
import type { Approach } from '@/features/lessons/contract';
import type { Tx } from '@/platform/database/transaction';
import type { WantedConcepts, WantedPort } from '../contract';
import { type DecisionRow, keepDecision, newestDecisions, openPlans, writePlans } from '../store-decisions';
import type { Stamp } from '../store-gates';
import type { createCourseReader } from './course';
import { decide, type PathwayPolicy } from './decide';
import { updatePlans } from './plan';
import type { createReplayReader } from './replays';
import { type Situation, situationOf, underPlans } from './situation';
import { wayOfTeaching } from './way-of-teaching';

/** What chose, in records: another number where the same situation would be decided otherwise. */
const POLICY_VERSION = 1;

export interface EngineDeps {
  readCourse: ReturnType<typeof createCourseReader>;
  readReplay: ReturnType<typeof createReplayReader>;
  wanted: WantedPort<Tx>;
  /** Concepts whose next review has come, by the schedule that the course wants; undefined leaves it to memory alone. */
  dueOf?: ((tx: Tx, learnerId: string, courseId: string) => Promise<(conceptId: string) => boolean>) | undefined;
  /** What a learner's last wrong answers on a concept have in common. */
  errorOn?: ((tx: Tx, of: Of & { conceptId: string }) => Promise<ErrorKind | null>) | undefined;
  /** Ways of teaching that are switched off for a concept of a course. */
  waysOff?: ((tx: Tx, courseId: string, conceptId: string) => Promise<readonly Approach[]>) | undefined;
  /** What decides for a learner where an experiment or a course's own wish says so. */
  policyOf?:
    | ((tx: Tx, learnerId: string, courseId: string) => Promise<{ policy: PathwayPolicy; experimentId: string | null }>)
    | undefined;
  now(): Date;
}

/** A learner in a course. */
export interface Of {
  learnerId: string;
  courseId: string;
}

/** Everything that a decision hangs on, in one word. A new day brings a new decision: what is known fades, reviews fall due. */
export function basisOf(stamp: Stamp, wanted: readonly WantedConcepts[], now: Date): string {
  const ways = wanted.map(({ targetIds, wishIds, by, title, dueAt }) => [
    ...targetIds,
    '|',
    ...wishIds,
    '|',
    by,
    title,
    dueAt?.getTime() ?? '',
  ]);
  const words = [stamp.sequence, stamp.stamp, now.toISOString().slice(0, 10), seedOf(ways.flat().join(' '))];
  return words.join('/');
}

/** The decision that holds for a learner now: the stored one where nothing has changed since, else a new one. Null: nothing is left. */
export async function decisionFor(
  deps: EngineDeps,
  tx: Tx,
  of: Of,
  stamp: Stamp,
  newest?: DecisionRow | null,
): Promise<DecisionRow | null> {
  const { learnerId, courseId } = of;
  const now = deps.now();
  const wanted = await deps.wanted.wantedOf(tx, learnerId, courseId);
  const basis = basisOf(stamp, wanted, now);
  const stored = newest === undefined ? (await newestDecisions(tx, learnerId, [courseId])).get(courseId) : newest;
  if (stored?.basis === basis) return stored;
  const read = await readSituation(deps, tx, of, stamp, wanted);
  const situation = await withPlans(tx, of, read.situation, read.answers);
  const { policy = 'pathway', experimentId = null } = (await deps.policyOf?.(tx, learnerId, courseId)) ?? {};
  const random = createRandom(seedOf(learnerId, courseId, basis));
  const decision = decide(situation, random, policy);
  if (!decision) return null;
  const { conceptId } = decision;
  const error = (await deps.errorOn?.(tx, { learnerId, courseId, conceptId })) ?? null;
  const off = (await deps.waysOff?.(tx, courseId, conceptId)) ?? [];
  return keepDecision(tx, {
    ...{ learnerId, courseId, basis, experimentId },
    ...decision,
    ...wayOfTeaching(situation, conceptId, { error, off }, random),
    policy: `${policy}@${POLICY_VERSION}`,
    createdAt: now,
  });
}

/** A situation with the learner's plans brought up to date, in the table too: where a decision is made, not where somebody only looks. */
async function withPlans(tx: Tx, of: Of, situation: Situation, answers: readonly LoggedAnswer[]): Promise<Situation> {
  const { course, pathway, passed, plans, now } = situation;
  const changes = updatePlans(course, pathway, answers, plans, (concept) => passed[concept] === 1);
  if (changes.opened.length + changes.moved.length + changes.closed.length === 0) return situation;
  await writePlans(tx, of, changes, new Date(now));
  return underPlans(situation, await openPlans(tx, of.learnerId, of.courseId));
}

/** Reads where a learner stands; writes nothing. The answers hold until the next wait: others add to them. */
export async function readSituation(
  deps: EngineDeps,
  tx: Tx,
  of: Of,
  stamp: Stamp,
  wanted: readonly WantedConcepts[],
): Promise<{ situation: Situation; answers: readonly LoggedAnswer[] }> {
  const { learnerId, courseId } = of;
  const course = await deps.readCourse(tx, stamp);
  const plans = await openPlans(tx, learnerId, courseId);
  const due = await deps.dueOf?.(tx, learnerId, courseId);
  const { replay, answers } = await deps.readReplay(tx, of, course);
  const now = deps.now().getTime();
  return { situation: situationOf(course, replay.at(now), now, { wanted, plans, due }), answers };
}
