import { LRUCache } from 'lru-cache';
import { EXERCISE_MINUTES, readingMinutes } from '@/core/pacing/minutes';
import { type WayTime, wayTime } from '@/core/pacing/way-time';
import { createRandom } from '@/core/random/random';
import { seedOf } from '@/core/seed/seed-of';
import { type ConceptParameters, parametersOf } from '@/core/tracing/bkt';
import type { PathTime } from './contract';

/** Words of a usual lesson; for the estimate while the course has no lessons whose time is known. */
const LESSON_WORDS = 350;
/** About half of all exercises let one pick from four, the others ask for the answer itself: between 1/4 and 0.05. */
const MIXED_GUESS = 0.15;
/** Ways whose time is kept: one needs about 200 bytes. */
const WAYS_KEPT = 5000;

/** What a course's own learners take; null where too little is known. Minutes. */
export interface CoursePace {
  answerMinutes: number | null;
  lessonMinutes: number | null;
}

/** A concept that is still to be learned by somebody. */
export interface Ahead {
  /** p(L) now, 0 to 1; null before any answer. */
  mastery: number | null;
  parameters: ConceptParameters;
  /** p(L) that is enough, 0 to 1. */
  threshold: number;
}

const kept = new LRUCache<string, WayTime>({ max: WAYS_KEPT });

/**
 * How long concepts will take, in minutes, and where the minutes come from. The same concepts at the same p(L) (to a hundredth) and pace always give
 * the same figures, and are reckoned once.
 */
export function pathTime(concepts: readonly Ahead[], pace: CoursePace): PathTime {
  const minutes = pace.answerMinutes ?? EXERCISE_MINUTES;
  const lessonMinutes = pace.lessonMinutes ?? readingMinutes(LESSON_WORDS);
  const ahead = concepts.map(({ mastery, parameters, threshold }) => ({
    pKnown: Math.round((mastery ?? parameters.pInit) * 100) / 100,
    parameters: parametersOf(parameters, MIXED_GUESS),
    threshold,
    lessonMinutes,
  }));
  const key = JSON.stringify([minutes, ahead]);
  const time = kept.get(key) ?? wayTime(ahead, minutes, createRandom(seedOf(key)));
  kept.set(key, time);
  return {
    low: Math.round(time.low),
    middle: Math.round(time.middle),
    high: Math.round(time.high),
    answersFrom: pace.answerMinutes === null ? 'default' : 'course',
    lessonsFrom: pace.lessonMinutes === null ? 'default' : 'course',
  };
}
