import { seedOf } from '@/core/seed/seed-of';
import { DEFAULT_PARAMETERS } from '@/core/tracing/bkt';
import { isKnown, modeOf } from '@/core/tracing/thresholds';
import { WHOLE_COURSE } from '@/features/approaches/contract';
import type { TeachingConcept } from '@/features/concepts/contract';
import type { Mode } from '@/features/mastery/contract';
import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { type Approach, type ComposeInput, lessonsErrors } from '../contract';
import type { LessonsDeps } from '../deps';
import { approachOfArm } from '../model/arms';
import * as store from '../store';
import { latestUnclear } from '../unclear';
import type { WaysSituation } from '../ways';

const fail = errorsOf(lessonsErrors);

export interface LessonRequest {
  learnerId: string;
  courseId: string;
  /** Undefined: what the course proposes next. */
  conceptId: string | undefined;
  /** How it should teach; left out: as was decided for the learner, else what fits. */
  approach?: Approach | undefined;
  /** It is written before anybody asks for it. */
  ahead?: true;
}

/** What a lesson for one learner at one moment is made from. */
export interface Need {
  request: LessonRequest;
  courseTitle: string;
  /** Why this concept now, in one sentence. */
  reason: string;
  /** 1 for the learner's first lesson on the concept. */
  number: number;
  /** The learner's p(L). */
  mastery: number;
  /** Ids of the course's concepts that the learner knows. */
  known: string[];
  /** How it should teach, if the material bears it; null: nobody said. */
  wanted: Approach | null;
  /** How hard its exercises should be, 0 easy to 2 hard, as decided; null: nobody said. */
  level: number | null;
  ways: WaysSituation;
  input: ComposeInput;
}

/** Reads what a lesson is made from. @throws nothing_to_teach, concept_not_found */
export async function readNeed(deps: LessonsDeps, tx: Tx, request: LessonRequest): Promise<Need> {
  const { learnerId, courseId } = request;
  const { concept, reason } = await target(deps, tx, request);
  const number = (await store.lessonCount(tx, learnerId, concept.id)) + 1;
  const mastery = await deps.mastery.masteryOf(tx, learnerId, courseId);
  const course = await store.courseOf(tx, courseId);
  const own = mastery.get(concept.id) ?? DEFAULT_PARAMETERS.pInit;
  const decided = (await deps.decided?.(tx, { learnerId, courseId, conceptId: concept.id })) ?? null;
  return {
    request,
    courseTitle: course.title,
    reason,
    number,
    mastery: own,
    wanted: request.approach ?? (await approachOfArm(deps, tx, request)) ?? decided?.approach ?? null,
    level: decided?.level ?? null,
    ways: await waysOf(deps, tx, request, concept.id, modeOf(own)),
    known: [...mastery].filter(([, p]) => isKnown(p)).map(([id]) => id),
    input: {
      concept,
      mode: modeOf(own),
      neighbours: await neighboursOf(deps, tx, courseId, concept, mastery),
      seen: await store.shownTo(tx, learnerId, concept.id),
      seed: seedOf(learnerId, concept.id, number),
      language: course.language,
    },
  };
}

/** What the order of ways hangs on, for this learner and concept. */
async function waysOf(
  deps: LessonsDeps,
  tx: Tx,
  { learnerId, courseId }: LessonRequest,
  conceptId: string,
  mode: Mode,
): Promise<WaysSituation> {
  const earlier = await store.waysUsed(tx, learnerId, conceptId);
  const off = await deps.approaches?.allowed(tx, courseId);
  return {
    mode,
    error: await deps.practice.errorOn(tx, learnerId, courseId, conceptId),
    used: earlier.map(({ approach }) => approach),
    unclear: new Set(latestUnclear(earlier)),
    off: new Set([...(off?.get(WHOLE_COURSE) ?? []), ...(off?.get(conceptId) ?? [])]),
  };
}

/** The concept asked for with its reason, or what comes next. */
async function target(
  deps: LessonsDeps,
  tx: Tx,
  { courseId, learnerId, conceptId: wanted }: LessonRequest,
): Promise<{ concept: TeachingConcept; reason: string }> {
  const next = await deps.pathways.next(tx, learnerId, courseId);
  const conceptId = wanted ?? next.step?.conceptId;
  if (!conceptId) throw fail('nothing_to_teach', next.message ?? 'There is nothing to teach in this course yet.');
  const concept = await deps.concepts.teachingConcept(tx, courseId, conceptId);
  if (!concept || concept.hidden) throw fail('concept_not_found', 'There is no such concept in this course.');
  const reason = next.step?.conceptId === conceptId ? next.step.reason : deps.pathways.chosenReason(concept.name);
  return { concept, reason };
}

async function neighboursOf(
  deps: LessonsDeps,
  tx: Tx,
  courseId: string,
  concept: TeachingConcept,
  mastery: ReadonlyMap<string, number>,
): Promise<ComposeInput['neighbours']> {
  const neighbours: ComposeInput['neighbours'] = [];
  for (const relation of ['prerequisite', 'dependent'] as const) {
    for (const id of relation === 'prerequisite' ? concept.prerequisiteIds : concept.dependentIds) {
      const neighbour = await deps.concepts.teachingConcept(tx, courseId, id);
      if (neighbour && !neighbour.hidden)
        neighbours.push({ concept: neighbour, relation, known: isKnown(mastery.get(id) ?? 0) });
    }
  }
  return neighbours;
}
