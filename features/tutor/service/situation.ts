import { DEFAULT_PARAMETERS } from '@/core/tracing/bkt';
import { modeOf } from '@/core/tracing/thresholds';
import type { TeachingConcept } from '@/features/concepts/contract';
import type { RetrieveAnchor } from '@/features/library/contract';
import type { RecentAttempt } from '@/features/practice/contract';
import type { Tx } from '@/platform/database/transaction';
import type { Topic, Turn } from '../answer/turn';
import type { Place } from '../contract';
import * as store from '../store';
import { fail, type TutorDeps } from './deps';

/** What a learner did this lately is what they just did. */
const JUST_NOW_MS = 30 * 60_000;
const RECENT = 3;
/** Chunks of the concept that the passages lean towards. */
const ANCHORS = 4;

export interface Situation {
  turn: Omit<Turn, 'question' | 'history'>;
  anchors: RetrieveAnchor[];
}

interface Key {
  learnerId: string;
  courseId: string;
}

/**
 * What the tutor knows of where a learner is: read from what is stored of them. Of the place that the browser names only what is really this
 * learner's counts.
 */
export async function readSituation(deps: TutorDeps, tx: Tx, key: Key, place: Place): Promise<Situation> {
  const { learnerId, courseId } = key;
  const course = await store.courseOf(tx, courseId);
  if (!course) throw fail('place_not_found', 'There is no such course.');
  const concepts = (await deps.concepts.teachingConcepts(tx, courseId)).filter((concept) => !concept.hidden);
  const open = await deps.practice.openExercises(tx, learnerId, courseId);
  const here = open.find((exercise) => exercise.presentationId === place.presentationId);
  const ofLesson = place.lessonId ? await store.conceptOfLesson(tx, { ...key, lessonId: place.lessonId }) : null;
  const conceptId = here?.conceptId ?? ofLesson ?? place.conceptId ?? null;
  const concept = concepts.find((each) => each.id === conceptId) ?? null;
  const mastery = concept ? await deps.mastery.masteryOf(tx, learnerId, courseId) : null;
  const recent = await deps.practice.recentAttempts(tx, learnerId, courseId, RECENT);
  const turn: Situation['turn'] = {
    course: { id: courseId, ...course },
    learnerId,
    concept: concept ? { id: concept.id, name: concept.name } : null,
    mode: concept ? modeOf(mastery?.get(concept.id) ?? DEFAULT_PARAMETERS.pInit) : null,
    topics: concepts.map(topicOf),
    open,
    presentationId: here?.presentationId ?? null,
    recent: lately(recent, deps.now()),
  };
  return { turn, anchors: concept ? anchorsOf(concept) : [] };
}

/** A concept with the sentence that defines it, where that stands in one of its passages. */
export function topicOf({ name, aliases, definition, chunks }: TeachingConcept): Topic {
  const chunk = chunks.find((each) => each.id === definition?.chunkId);
  if (!definition || !chunk) return { name, aliases, definition: null };
  const { id: chunkId, sourceId, sourceTitle, headingPath, place } = chunk;
  return { name, aliases, definition: { text: definition.text, chunkId, sourceId, sourceTitle, headingPath, place } };
}

function lately(attempts: readonly RecentAttempt[], now: Date): RecentAttempt[] {
  return attempts.filter((attempt) => now.getTime() - attempt.at.getTime() < JUST_NOW_MS).reverse();
}

function anchorsOf(concept: TeachingConcept): RetrieveAnchor[] {
  return concept.chunks
    .slice(0, ANCHORS)
    .map((chunk, i) => ({ chunkId: chunk.id, why: 'concept', weight: 1 / (i + 1) }));
}
