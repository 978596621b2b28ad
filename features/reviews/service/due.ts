import { probabilityOfRecall } from '@/core/memory/memory';
import type { PathwaysPort } from '@/features/pathways/contract';
import type { Tx } from '@/platform/database/transaction';
import { CALENDAR_DAYS, type ReviewDay, type Reviews } from '../contract';
import {
  type Caps,
  type Done,
  dayOf,
  dueUntil,
  isDue,
  type Mastered,
  type Plan,
  planReviews,
  SAME_DAY_MS,
} from '../plan';
import { isLeft, outcomeNow } from '../round-state';
import { masteredConcepts } from '../store-due';
import { openRound, stepsNow } from '../store-rounds';
import { courseLimits, ownCap, reviewedSince } from '../store-settings';

/** How a learner stands with the concepts of a course: asked which ones are still to show that they have held. */
export type StandingsOf = Pick<PathwaysPort<Tx>, 'standings'>;

export interface Limits {
  caps: Caps;
  courses: Awaited<ReturnType<typeof courseLimits>>;
}

async function limitsOf(tx: Tx, learnerId: string): Promise<Limits> {
  const courses = await courseLimits(tx);
  const ofCourse = new Map(courses.map(({ courseId, dailyCap }) => [courseId, dailyCap]));
  return { caps: { mine: await ownCap(tx, learnerId), ofCourse: (id) => ofCourse.get(id) ?? null }, courses };
}

async function doneToday(tx: Tx, learnerId: string, now: number): Promise<Done> {
  const counts = await reviewedSince(tx, learnerId, new Date(dayOf(now)));
  return { total: [...counts.values()].reduce((sum, each) => sum + each, 0), ofCourse: (id) => counts.get(id) ?? 0 };
}

/** All that a learner has mastered, those marked that are to show they have held. */
async function masteredNow(standings: StandingsOf, tx: Tx, learnerId: string, now: number): Promise<Mastered[]> {
  const all = await masteredConcepts(tx, learnerId);
  // What is due comes anyway: only courses with something else are asked about.
  const courses = new Set(all.filter((each) => !isDue(each, now)).map(({ courseId }) => courseId));
  const unproven = new Set<string>();
  for (const courseId of courses) {
    for (const { conceptId, state } of await standings.standings(tx, learnerId, courseId))
      if (state === 'unproven') unproven.add(conceptId);
  }
  // What was answered today has its date: who has just missed it isn't asked at once whether it has held.
  const mayAsk = (each: Mastered) => !isDue(each, now) && now - each.lastReviewAt >= SAME_DAY_MS;
  return all.map((each) => ({ ...each, unproven: unproven.has(each.conceptId) && mayAsk(each) }));
}

/** What is coming for a learner, on days and within the limits. */
export async function planOf(
  standings: StandingsOf,
  tx: Tx,
  learnerId: string,
  now: number,
): Promise<{ plan: Plan; all: Mastered[]; limits: Limits; done: number }> {
  const all = await masteredNow(standings, tx, learnerId, now);
  const limits = await limitsOf(tx, learnerId);
  const done = await doneToday(tx, learnerId, now);
  const plan = planReviews(all, { now, days: CALENDAR_DAYS, caps: limits.caps, done });
  return { plan, all, limits, done: done.total };
}

/** Where a learner's reviews stand, and the calendar. */
export async function reviewsOf(standings: StandingsOf, tx: Tx, learnerId: string, now: number): Promise<Reviews> {
  const { plan, all, limits, done } = await planOf(standings, tx, learnerId, now);
  const wanted = plan.days[0]?.reviews ?? [];
  const next = all.filter((each) => !isDue(each, now)).reduce((least, { dueAt }) => Math.min(least, dueAt), Infinity);
  return {
    today: {
      due: wanted.length,
      unproven: wanted.filter(({ of }) => of.unproven).length,
      waiting: plan.waiting,
      done,
    },
    nextAt: wanted.length === 0 && Number.isFinite(next) ? new Date(next).toISOString() : null,
    session: await openProgress(tx, learnerId, now),
    preferences: { dailyCap: limits.caps.mine },
    limits: limits.courses,
    days: plan.days.map(({ date, reviews }) => ({
      date,
      count: reviews.length,
      moved: reviews.filter(({ moved }) => moved).length,
    })),
    later: plan.later,
  };
}

async function openProgress(tx: Tx, learnerId: string, now: number): Promise<Reviews['session']> {
  const round = await openRound(tx, learnerId);
  if (!round || isLeft(round.createdAt, now)) return null;
  const steps = await stepsNow(tx, round.id);
  const done = steps.filter((step) => outcomeNow(step) !== null).length;
  return done < steps.length ? { id: round.id, done, total: steps.length } : null;
}

/** What is to be reviewed on one of the calendar's days; nothing on others. */
export async function reviewDay(
  standings: StandingsOf,
  tx: Tx,
  learnerId: string,
  date: string,
  now: number,
): Promise<ReviewDay> {
  const { plan } = await planOf(standings, tx, learnerId, now);
  const reviews = plan.days.find((day) => day.date === date)?.reviews ?? [];
  const at = Math.max(now, Date.parse(date));
  return {
    date,
    reviews: reviews.map(({ of, moved }) => ({
      conceptId: of.conceptId,
      name: of.name,
      courseId: of.courseId,
      courseTitle: of.courseTitle,
      lang: of.lang,
      dueAt: new Date(of.dueAt).toISOString(),
      recall: probabilityOfRecall(of, at),
      unproven: of.unproven,
      moved,
    })),
  };
}

/** Mastered concepts whose date has come, as far as the limits leave room today. */
export async function dueCount(tx: Tx, learnerId: string, now: number): Promise<number> {
  const due = await masteredConcepts(tx, learnerId, new Date(dueUntil(now)));
  if (due.length === 0) return 0;
  const { caps } = await limitsOf(tx, learnerId);
  const done = await doneToday(tx, learnerId, now);
  return planReviews(due, { now, days: 1, caps, done }).days[0]?.reviews.length ?? 0;
}
