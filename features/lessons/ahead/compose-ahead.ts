import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import { AppError } from '@/platform/http/problem';
import { ModelError } from '@/platform/models/types';
import type { LessonsDeps, TutorDeps } from '../deps';
import type { PreparedDraft } from '../model/draft';
import { type ModelNeed, readModelNeed } from '../model/need';
import { roomOf, trimmed } from '../model/room';
import { writeLesson } from '../model/write-lesson';
import { readNeed } from '../service/need';
import { fingerprintOfNeed } from './fingerprint';
import * as store from './store-ahead';

/** How often an idle model is looked for. */
const EVERY_MS = 15_000;
/** Learners who did something in so many hours are active today. */
const ACTIVE_MS = 12 * 3600 * 1000;
const MOST_LEARNERS = 60;
/** A prepared lesson that nobody asked for is forgotten after so many hours. */
const KEPT_MS = 24 * 3600 * 1000;

export interface AheadDeps {
  lessons: LessonsDeps;
  tutor: TutorDeps;
  database: Database;
  currentDistrict(): Promise<{ id: string } | null>;
}

/** What a round did: `prepared` one lesson, found everything `ready`, or left a `busy` model alone. */
export type Round = 'prepared' | 'ready' | 'busy';

export interface Ahead {
  /** Prepares at most one lesson, if the model has nothing else to do. Never throws for what a model does. */
  round(signal: AbortSignal): Promise<Round>;
  /** Rounds from now on, until stopped; what is under way then is given up, waited for, and nothing of it kept. */
  start(): { stop(): Promise<void> };
}

/**
 * Has lessons written that are likely to be asked for next, while nobody needs the model: the next step of those who learned today. Such work takes nobody's
 * share and makes room at once for whoever waits.
 */
export function createAhead({ lessons, tutor, database, currentDistrict }: AheadDeps): Ahead {
  /** What was looked at, by learner and course: what they did last, and the state of the material. Looked at again when either has changed. */
  const seen = new Map<string, string>();

  async function round(signal: AbortSignal): Promise<Round> {
    const district = await currentDistrict();
    if (!district || !tutor.serving.idle('tutor')) return 'busy';
    const asSystem = <T>(work: (tx: Tx) => Promise<T>) => database.transaction(systemActor(district.id), work);
    const now = lessons.now();
    const active = await asSystem(async (tx) => {
      await store.dropExpired(tx, now);
      return store.activeSince(tx, new Date(now.getTime() - ACTIVE_MS), MOST_LEARNERS);
    });
    for (const learner of active) {
      if (signal.aborted) return 'ready';
      const name = `${learner.learnerId} ${learner.courseId}`;
      if (seen.get(name) === learner.state) continue;
      const done = await prepare(learner, asSystem, signal);
      if (done !== 'busy') seen.set(name, learner.state);
      if (done !== 'ready') return done;
    }
    return 'ready';
  }

  async function prepare(
    { learnerId, courseId }: store.ActiveLearner,
    asSystem: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
    signal: AbortSignal,
  ): Promise<Round> {
    const request = { learnerId, courseId, conceptId: undefined, ahead: true as const };
    try {
      const room = await roomOf(tutor);
      const need = await asSystem(async (tx) => {
        const read = trimmed(
          await readModelNeed(lessons, tx, await readNeed(lessons, tx, request), room.passages),
          room.prompt,
        );
        const there = await store.preparedFor(
          tx,
          learnerId,
          read.input.concept.id,
          fingerprintOfNeed(read),
          lessons.now(),
        );
        return there ? null : read;
      });
      if (!need) return 'ready';
      const draft = await written(tutor, need, signal);
      await asSystem((tx) =>
        store.putPrepared(tx, {
          learnerId,
          courseId,
          conceptId: need.input.concept.id,
          fingerprint: fingerprintOfNeed(need),
          draft,
          expiresAt: new Date(lessons.now().getTime() + KEPT_MS),
        }),
      );
      return 'prepared';
    } catch (error) {
      // Somebody needed the model, or it can't be had: another round will do.
      if (signal.aborted || (error instanceof ModelError && PASSING.has(error.failure))) return 'busy';
      // Nothing to teach here, or nothing that this model can write: not tried again until something changes.
      if (error instanceof ModelError || error instanceof AppError) return 'ready';
      throw error;
    }
  }

  return {
    round,
    start() {
      const stopping = new AbortController();
      let running: Promise<void> | null = null;
      async function rounds(): Promise<void> {
        try {
          while ((await round(stopping.signal)) === 'prepared');
        } catch (error) {
          lessons.report(error);
        } finally {
          running = null;
        }
      }
      const timer = setInterval(() => {
        running ??= rounds();
      }, EVERY_MS);
      timer.unref();
      return {
        async stop() {
          clearInterval(timer);
          stopping.abort();
          await running;
        },
      };
    },
  };
}

const PASSING: ReadonlySet<ModelError['failure']> = new Set([
  'cancelled',
  'busy',
  'unavailable',
  'loading',
  'interrupted',
  'timeout',
  'over_budget',
]);

async function written(tutor: TutorDeps, need: ModelNeed, signal: AbortSignal): Promise<PreparedDraft> {
  const steps = writeLesson(tutor, need, { priority: 'background' }, signal);
  let step = await steps.next();
  while (!step.done) step = await steps.next();
  return step.value;
}
