import { lessonMinutes } from '@/core/pacing/minutes';
import type { OpenExercise } from '@/features/practice/contract';
import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { why } from '../calculate/words';
import type { LessonPresence, MomentTrigger, OfferedHelp, Recommendation } from '../contract';
import { recommendationsErrors } from '../contract';
import { allowedOf } from '../store-learner';
import * as moments from '../store-moments';
import { isPending } from '../store-states';
import * as visits from '../store-visits';

const fail = errorsOf(recommendationsErrors);

export interface LearnerDeps {
  /** Exercises that are open before a learner, to keep a reason from telling an answer. */
  practice: { openExercises(tx: Tx, learnerId: string, courseId: string): Promise<OpenExercise[]> };
  now(): Date;
}

/** Read for one list, so that some are left once held-back ones and doubles are gone. */
const READ = 40;
/** Without ten learners of a class: so many times the minutes that the lesson was said to take. */
const LONGER_THAN_SAID = 2;
const NOTHING: OfferedHelp = { recommendation: null, offerId: null, pending: false };

/** What a learner gets of recommendations: a list, an offer at the right moment, and a word back. */
export function createForLearner({ practice, now }: LearnerDeps) {
  /** The best of each concept; those held back are left out. */
  async function forLearner(tx: Tx, learnerId: string, limit: number): Promise<Recommendation[]> {
    const all = await allowedOf(tx, learnerId, { limit: READ, now: now() });
    const open = all.filter(({ heldBack }) => !heldBack);
    return firstOfEach(open)
      .slice(0, limit)
      .map(({ heldBack: _, ...recommendation }) => recommendation);
  }

  /** Notes that the list was looked at, for those who got it and those who would have. Gives the names of the offers by recommendation. */
  async function seen(tx: Tx, learnerId: string, limit: number): Promise<Record<string, string>> {
    const offers: Record<string, string> = {};
    const all = firstOfEach(await allowedOf(tx, learnerId, { limit: READ, now: now() })).slice(0, limit);
    for (const { heldBack, ...of } of all) {
      const today = await moments.offerOfToday(tx, learnerId, of.conceptId, now());
      const id = today?.id ?? (await moments.insertOffer(tx, { learnerId, of, trigger: 'home', heldBack, now: now() }));
      if (!heldBack) offers[of.id] = id;
    }
    return offers;
  }

  /**
   * What may help at a moment, if it is one: the server looks for itself whether two answers went wrong, or the lesson takes long. Nothing after
   * one was dismissed in the same sitting, and one offer a day for each concept.
   */
  async function ask(
    tx: Tx,
    learnerId: string,
    courseId: string,
    at: { conceptId: string; trigger: Exclude<MomentTrigger, 'home'>; lessonId?: string | undefined },
  ): Promise<OfferedHelp> {
    const { conceptId, trigger, lessonId } = at;
    if (await moments.dismissedLately(tx, learnerId, courseId, now())) return NOTHING;
    if (!(await isMoment(tx, learnerId, courseId, { conceptId, trigger, lessonId }))) return NOTHING;
    const pending = await isPending(tx, learnerId, courseId);
    const found = await allowedOf(tx, learnerId, { courseId, conceptId, limit: READ, now: now() });
    const today = await moments.offerOfToday(tx, learnerId, conceptId, now());
    if (today?.heldBack || today?.openedAt || today?.dismissedAt) return NOTHING;
    const best = found.find(({ id }) => id === today?.recommendationId) ?? found[0];
    if (!best) return { ...NOTHING, pending };
    const { heldBack, ...of } = best;
    const offerId = today?.id ?? (await moments.insertOffer(tx, { learnerId, of, trigger, heldBack, now: now() }));
    if (heldBack) return NOTHING;
    return { recommendation: await silent(tx, learnerId, of), offerId, pending: false };
  }

  async function isMoment(
    tx: Tx,
    learnerId: string,
    courseId: string,
    { conceptId, trigger, lessonId }: { conceptId: string; trigger: MomentTrigger; lessonId?: string | undefined },
  ): Promise<boolean> {
    if (trigger === 'misses') return moments.missedTwice(tx, learnerId, courseId, conceptId, now());
    if (trigger === 'idle') return true;
    const lesson = lessonId === undefined ? null : await visits.ownLesson(tx, learnerId, lessonId);
    if (lessonId === undefined || lesson?.courseId !== courseId) return false;
    return (await visits.visibleMs(tx, learnerId, lessonId)) >= (await longFrom(tx, learnerId, lesson));
  }

  /** A reason that would tell the answer of an open exercise gives way to one that tells nothing. */
  async function silent(tx: Tx, learnerId: string, of: Recommendation): Promise<Recommendation> {
    const open = await practice.openExercises(tx, learnerId, of.courseId);
    const tells = open.some((exercise) => exercise.givesAway(of.why, true));
    return tells ? { ...of, why: why('neutral') } : of;
  }

  async function longFrom(
    tx: Tx,
    learnerId: string,
    lesson: { courseId: string; conceptId: string; words: number; exercises: number },
  ): Promise<number> {
    const pace = await visits.paceOf(tx, learnerId, lesson.courseId, lesson.conceptId);
    return pace ?? lessonMinutes(lesson.words, lesson.exercises) * LONGER_THAN_SAID * 60_000;
  }

  return {
    forLearner,
    seen,
    ask,

    /** @throws offer_not_found */
    async react(tx: Tx, learnerId: string, offerId: string, reaction: 'opened' | 'dismissed'): Promise<void> {
      const found = await moments.react(tx, learnerId, offerId, reaction, now());
      if (found === null) throw fail('offer_not_found', 'There is no such offer of yours.');
    },

    /** A lesson of the learner's is open and visible. @throws lesson_not_found */
    async beat(tx: Tx, learnerId: string, courseId: string, lessonId: string): Promise<LessonPresence> {
      const lesson = await visits.ownLesson(tx, learnerId, lessonId);
      if (!lesson || lesson.courseId !== courseId) throw fail('lesson_not_found', 'There is no such lesson of yours.');
      const { conceptId } = lesson;
      const visibleMs = await visits.noteVisible(tx, { lessonId, learnerId, courseId, conceptId, now: now() });
      const longFromMs = await longFrom(tx, learnerId, lesson);
      return { visibleMs, longFromMs, long: visibleMs >= longFromMs };
    },
  };
}

function firstOfEach<T extends { conceptId: string }>(list: readonly T[]): T[] {
  const concepts = new Set<string>();
  return list.filter(({ conceptId }) => (concepts.has(conceptId) ? false : concepts.add(conceptId)));
}
