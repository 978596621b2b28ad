import { probabilityOfRecall } from '@/core/memory/memory';
import type { MasteryPort } from '@/features/mastery/contract';
import { asSystem } from '@/platform/database/as-system';
import type { Tx } from '@/platform/database/transaction';
import type { ReviewPreferences, ReviewSettings, ReviewsPort, RoundLength } from './contract';
import { rebuild } from './rebuild';
import { withDueDate } from './remember';
import { dueCount, reviewDay, reviewsOf } from './service/due';
import { beginRound, endRound, nextInRound, type RoundDeps, roundNow } from './service/rounds';
import { dateAnew, storedMemories } from './store-memories';
import { putOwnCap, putSettings, settingsOf } from './store-settings';

export interface ReviewsDeps extends RoundDeps {
  mastery: Pick<MasteryPort<Tx>, 'countedAnswers'>;
}

export type ReviewsService = ReturnType<typeof createReviews>;

/** Spaced review: what is due, rounds of questions on it, and what is coming. */
export function createReviews(deps: ReviewsDeps) {
  const { standings } = deps;
  const now = () => deps.now().getTime();

  const port: ReviewsPort<Tx> = {
    async memoriesOf(tx, learnerId, courseId) {
      const rows = await storedMemories(tx, learnerId, courseId);
      const at = now();
      return new Map(
        rows.map(({ conceptId, dueAt, ...memory }) => [
          conceptId,
          {
            dueAt,
            stabilityDays: memory.stabilityDays,
            recall: probabilityOfRecall(withDueDate(memory), at),
            lastReviewAt: new Date(memory.lastReviewAt),
          },
        ]),
      );
    },
    dueCount: (tx, learnerId) => dueCount(tx, learnerId, now()),
  };

  return {
    port,
    reviews: (tx: Tx, learnerId: string) => reviewsOf(standings, tx, learnerId, now()),
    day: (tx: Tx, learnerId: string, date: string) => reviewDay(standings, tx, learnerId, date, now()),
    begin: (tx: Tx, learnerId: string, length: RoundLength) => beginRound(deps, tx, learnerId, length),
    round: (tx: Tx, learnerId: string, id: string) => roundNow(deps, tx, learnerId, id),
    next: (tx: Tx, learnerId: string, id: string) => nextInRound(deps, tx, learnerId, id),
    end: (tx: Tx, learnerId: string, id: string) => endRound(deps, tx, learnerId, id),
    async setPreferences(tx: Tx, learnerId: string, preferences: ReviewPreferences): Promise<ReviewPreferences> {
      await putOwnCap(tx, learnerId, preferences.dailyCap, deps.now());
      return preferences;
    },
    settings: (tx: Tx, courseId: string) => settingsOf(tx, courseId),
    /** What a course wants from now on; another retention dates all its learners' reviews anew. */
    async setSettings(tx: Tx, courseId: string, settings: ReviewSettings): Promise<ReviewSettings> {
      const before = await settingsOf(tx, courseId);
      await putSettings(tx, courseId, settings, deps.now());
      if (before.retention !== settings.retention) await asSystem(tx, () => dateAnew(tx, courseId));
      return settings;
    },
    rebuild: (tx: Tx, learnerId: string, courseId: string) => rebuild(deps.mastery, tx, learnerId, courseId),
  };
}
