import { lessonMinutes } from '@/core/pacing/minutes';
import { streakOf } from '@/core/streak/streak';
import { DEFAULT_PARAMETERS } from '@/core/tracing/bkt';
import { isKnown, modeOf } from '@/core/tracing/thresholds';
import type { ConceptsPort } from '@/features/concepts/contract';
import type { Course } from '@/features/library/contract';
import type { MasteryPort } from '@/features/mastery/contract';
import type { ReviewsPort } from '@/features/reviews/contract';
import type { Tx } from '@/platform/database/transaction';
import { changeClassView, classView } from './class-view/service';
import { isShown } from './class-view/store';
import type {
  ConceptGate,
  Gates,
  Home,
  LearningStreak,
  NextStep,
  PathwaysPort,
  Standing,
  WantedPort,
} from './contract';
import type { ClassViewSettings } from './contract-class-view';
import { createCourseReader, type EngineCourse } from './engine/course';
import { decisionFor, type EngineDeps, readSituation } from './engine/next';
import { createReplayReader } from './engine/replays';
import { standingsOf } from './engine/standings';
import { createPlacement, type PlacementDeps } from './placement/service';
import { chosenReason, nothingLeft, reasonOf } from './reason';
import { changeConceptGate, changeGates } from './service/gates';
import { endPlan, listPlans } from './service/plans';
import * as store from './store';
import { type DecisionRow, newestDecisions } from './store-decisions';
import { conceptGatesIn, gatesOf, type Stamp, stampsOf } from './store-gates';

/** Exercises and most words of a lesson; for the estimate before there is one. */
const EXERCISES = 5;
const LESSON_WORDS = 350;
/** Questions of a step without a lesson. */
const PRACTICE_ONLY: ReadonlySet<string> = new Set(['review', 'prove', 'probe']);
/** A streak is looked back for so long. */
const STREAK_DAYS = 400;
/** Courses on the home page. */
const HOME_COURSES = 12;

export interface PathwaysDeps extends Omit<EngineDeps, 'readCourse' | 'readReplay' | 'wanted' | 'dueOf'> {
  concepts: ConceptsPort<Tx>;
  mastery: MasteryPort<Tx>;
  /** Ways that learners and teachers chose; left out: none. */
  wanted?: WantedPort<Tx> | undefined;
  /** When each concept is to be reviewed; left out: as memory alone says. */
  reviews?: Pick<ReviewsPort<Tx>, 'memoriesOf'> | undefined;
  practice: PlacementDeps['practice'];
  /** Courses that the reader may learn from. */
  visibleCourses(tx: Tx, limit: number): Promise<Course[]>;
  now(): Date;
}

export type PathwaysService = ReturnType<typeof createPathways>;

/** What next, and why. */
export function createPathways(deps: PathwaysDeps) {
  const readCourse = createCourseReader(deps);
  const engine: EngineDeps = {
    ...deps,
    readCourse,
    readReplay: createReplayReader(deps),
    wanted: deps.wanted ?? { wantedOf: async () => [] },
    dueOf: deps.reviews && dueBy(deps.reviews, deps.now),
  };

  async function stampOf(tx: Tx, learnerId: string, courseId: string): Promise<Stamp | null> {
    const [stamp] = await stampsOf(tx, learnerId, [courseId]);
    return stamp ?? null;
  }

  async function next(tx: Tx, learnerId: string, courseId: string): Promise<NextStep> {
    const stamp = await stampOf(tx, learnerId, courseId);
    if (!stamp) return { step: null, message: nothingLeft(true) };
    const course = await readCourse(tx, stamp);
    const decision = await decisionFor(engine, tx, { learnerId, courseId }, stamp);
    const stored = new Map((await store.masteryIn(tx, learnerId, [courseId])).map((row) => [row.conceptId, row]));
    return show(course, decision, stored);
  }

  async function standings(tx: Tx, learnerId: string, courseId: string): Promise<Standing[]> {
    const stamp = await stampOf(tx, learnerId, courseId);
    if (!stamp) return [];
    const { situation } = await readSituation(engine, tx, { learnerId, courseId }, stamp, []);
    const stored = await store.masteryIn(tx, learnerId, [courseId]);
    const memories = await deps.reviews?.memoriesOf(tx, learnerId, courseId);
    return standingsOf(
      situation,
      new Map(stored.map((row) => [row.conceptId, row])),
      (conceptId) => memories?.get(conceptId)?.dueAt ?? null,
    );
  }

  const port: PathwaysPort<Tx> = {
    standings,
    next,
    async decided(tx, { learnerId, courseId, conceptId }) {
      const newest = (await newestDecisions(tx, learnerId, [courseId])).get(courseId);
      return newest?.conceptId === conceptId ? { approach: newest.approach, level: newest.itemLevel } : null;
    },
    chosenReason,
  };

  const placement = createPlacement({ ...deps, readCourse });

  return {
    port,
    placement,
    gates: gatesOf,
    changeGates: (tx: Tx, of: { courseId: string; by: string }, gates: Gates) => changeGates(tx, of, gates, deps.now()),
    conceptGates: conceptGatesIn,
    changeConceptGate: (tx: Tx, of: { courseId: string; by: string }, gate: ConceptGate) =>
      changeConceptGate(tx, of, gate, deps.now()),
    classView,
    classViewSettings: async (tx: Tx, courseId: string) => ({ shown: await isShown(tx, courseId) }),
    changeClassView: (tx: Tx, of: { courseId: string; by: string }, settings: ClassViewSettings) =>
      changeClassView(tx, of, settings, deps.now()),
    plans: listPlans,
    endPlan: (tx: Tx, of: { courseId: string; planId: string; by: string }) => endPlan(tx, of, deps.now()),
    next,
    standings,

    /** The days on which the reader worked, by the school's own calendar. */
    async streak(tx: Tx, learnerId: string): Promise<LearningStreak> {
      const now = deps.now();
      const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
      const today = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now);
      const since = new Date(now.getTime() - STREAK_DAYS * 86_400_000);
      return streakOf(await store.daysWithAnswers(tx, learnerId, since, timeZone), today);
    },

    /** Every course of the reader with its next step; the one worked on last comes first. */
    async home(tx: Tx, learnerId: string): Promise<Home> {
      const courses = await deps.visibleCourses(tx, HOME_COURSES);
      const ids = courses.map(({ id }) => id);
      const stamps = new Map((await stampsOf(tx, learnerId, ids)).map((stamp) => [stamp.courseId, stamp]));
      const decisions = await newestDecisions(tx, learnerId, ids);
      const lessons = await store.lastLessons(tx, learnerId, ids);
      const mastery = await store.masteryIn(tx, learnerId, ids);
      const entries = [];
      for (const course of courses) {
        const stamp = stamps.get(course.id);
        if (!stamp) continue;
        const inEngine = await readCourse(tx, stamp);
        const newest = decisions.get(course.id) ?? null;
        const decision = await decisionFor(engine, tx, { learnerId, courseId: course.id }, stamp, newest);
        const stored = new Map(
          mastery.filter((row) => row.courseId === course.id).map((row) => [row.conceptId, row] as const),
        );
        const last = lessons.get(course.id);
        entries.push({
          course,
          next: show(inEngine, decision, stored),
          progress: progressOf(inEngine, stored),
          lastLessonId: last?.id ?? null,
          activeAt: last?.createdAt.getTime() ?? 0,
        });
      }
      entries.sort((a, b) => b.activeAt - a.activeAt);
      return { courses: entries.map(({ activeAt: _, ...entry }) => entry) };
    },
  };
}

type Stored = ReadonlyMap<string, store.StoredRow>;

function show(course: EngineCourse, decision: DecisionRow | null, stored: Stored): NextStep {
  const conceptOf = (id: string) => course.concepts[course.numberOf.get(id) ?? -1] ?? null;
  const concept = decision && conceptOf(decision.conceptId);
  if (!decision || !concept) return { step: null, message: nothingLeft(course.concepts.length === 0) };
  const row = stored.get(concept.id);
  const mastery = row?.pKnown ?? DEFAULT_PARAMETERS.pInit;
  const activity = PRACTICE_ONLY.has(decision.reason) ? 'practice' : 'lesson';
  return {
    step: {
      conceptId: concept.id,
      name: concept.name,
      mode: modeOf(mastery),
      mastery,
      begun: row !== undefined,
      reason: reasonOf(decision, (id) => conceptOf(id)?.name ?? null),
      reasonCode: decision.reason,
      activity,
      decisionId: decision.id,
      minutes: lessonMinutes(activity === 'lesson' ? LESSON_WORDS : 0, EXERCISES),
      factors: {
        ...{ propensity: decision.propensity, policy: decision.policy, level: decision.itemLevel },
        compared: decision.experimentId !== null,
      },
    },
    message: null,
  };
}

function progressOf({ concepts }: EngineCourse, stored: Stored): Home['courses'][number]['progress'] {
  const known = concepts.map(({ id }) => stored.get(id)?.pKnown ?? 0);
  return {
    meanMastery: known.length > 0 ? known.reduce((sum, each) => sum + each, 0) / known.length : 0,
    knownCount: known.filter(isKnown).length,
    conceptCount: known.length,
  };
}

/** Which concepts are due by the schedule that the course keeps. */
function dueBy(reviews: Pick<ReviewsPort<Tx>, 'memoriesOf'>, now: () => Date) {
  return async (tx: Tx, learnerId: string, courseId: string) => {
    const memories = await reviews.memoriesOf(tx, learnerId, courseId);
    return (conceptId: string) =>
      (memories.get(conceptId)?.dueAt.getTime() ?? Number.POSITIVE_INFINITY) <= now().getTime();
  };
}
