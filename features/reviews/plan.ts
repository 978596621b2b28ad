import { type ConceptMemory, probabilityOfRecall } from '@/core/memory/memory';

const DAY_MS = 86_400_000;

/** A concept that a learner has mastered, with what is kept of their memory of it. Times in milliseconds since 1970. */
export interface Mastered extends ConceptMemory {
  conceptId: string;
  name: string;
  courseId: string;
  courseTitle: string;
  /** Language of the course. */
  lang: string;
  basis: number;
  /** One answer is missing that shows it has held: wanted now, whatever its date. */
  unproven: boolean;
}

/** At most so many a day; null: no limit. */
export interface Caps {
  mine: number | null;
  ofCourse(courseId: string): number | null;
}

/** What was already reviewed on the first day; it counts for the limits. */
export interface Done {
  total: number;
  ofCourse(courseId: string): number;
}

export interface PlannedReview {
  of: Mastered;
  /** A limit put it off from its own day. */
  moved: boolean;
}

export interface PlannedDay {
  /** `YYYY-MM-DD`, UTC. */
  date: string;
  /** Least recall first. */
  reviews: PlannedReview[];
}

export interface Plan {
  days: PlannedDay[];
  /** Those that come after the last of the days. */
  later: number;
  /** Due by now, and put off from the first day. */
  waiting: number;
}

/** The day of a moment, `YYYY-MM-DD` in UTC. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** FSRS counts whole days, rounded: what comes within so long of its date is the same to it. */
export const SAME_DAY_MS = DAY_MS / 2;

/**
 * Up to when dates have come at a moment: those of its day (UTC), and those of the next twelve hours, so that who comes at nine on the day of
 * a date at ten finds it.
 */
export function dueUntil(now: number): number {
  return Math.max(Date.parse(dayOf(now)) + DAY_MS - 1, now + SAME_DAY_MS);
}

/** Whether it is wanted at a moment. */
export function isDue({ dueAt, unproven }: Pick<Mastered, 'dueAt' | 'unproven'>, now: number): boolean {
  return unproven || dueAt <= dueUntil(now);
}

/**
 * Puts reviews on days: each on its own, what is overdue on the first; where a limit leaves no room, the least urgent (of the greatest recall
 * on that day) move on to the next. The first day is that of `now`. Only the next review of each concept is planned: those after it depend on the answer.
 *
 * @param days how many, at least 1.
 */
export function planReviews(
  all: readonly Mastered[],
  { now, days, caps, done }: { now: number; days: number; caps: Caps; done: Done },
): Plan {
  const first = Date.parse(dayOf(now));
  const dayNumber = (each: Mastered) => (isDue(each, now) ? 0 : Math.floor((each.dueAt - first) / DAY_MS));
  const arriving: Mastered[][] = Array.from({ length: days }, () => []);
  let later = 0;
  for (const each of all) {
    const list = arriving[dayNumber(each)];
    if (list) list.push(each);
    else later++;
  }
  const planned: PlannedDay[] = [];
  let pool: Mastered[] = [];
  let waiting = 0;
  for (const [number, own] of arriving.entries()) {
    const start = first + number * DAY_MS;
    const at = number === 0 ? now : start;
    pool = byUrgency([...pool, ...own], at);
    const room = roomOf(caps, number === 0 ? done : null);
    const reviews: PlannedReview[] = [];
    const rest: Mastered[] = [];
    for (const of of pool) {
      if (room.take(of.courseId)) reviews.push({ of, moved: dayNumber(of) < number });
      else rest.push(of);
    }
    if (number === 0) waiting = rest.length;
    planned.push({ date: dayOf(start), reviews });
    pool = rest;
  }
  return { days: planned, later: later + pool.length, waiting };
}

/** Least recall at a moment first; the same recall by id, so that the same memories give the same order. */
export function byUrgency<T extends Mastered>(list: readonly T[], at: number): T[] {
  return list
    .map((each) => ({ each, recall: probabilityOfRecall(each, at) }))
    .sort((a, b) => a.recall - b.recall || (a.each.conceptId < b.each.conceptId ? -1 : 1))
    .map(({ each }) => each);
}

function roomOf({ mine, ofCourse }: Caps, done: Done | null) {
  let total = done?.total ?? 0;
  const taken = new Map<string, number>();
  return {
    take(courseId: string): boolean {
      const ofThis = taken.get(courseId) ?? done?.ofCourse(courseId) ?? 0;
      if (total >= (mine ?? Number.POSITIVE_INFINITY)) return false;
      if (ofThis >= (ofCourse(courseId) ?? Number.POSITIVE_INFINITY)) return false;
      total++;
      taken.set(courseId, ofThis + 1);
      return true;
    },
  };
}
