import { z } from 'zod';
import { asSystem } from '@/platform/database/as-system';
import type { Tx } from '@/platform/database/transaction';
import { decodeCursor, type Page, type PageQuery, toPage } from '@/platform/http/cursor';
import { errorsOf } from '@/platform/http/problem';
import {
  type Decide,
  type Effect,
  type RecommendationChangesPort,
  type RecommendationSettings,
  type ReviewedRecommendation,
  recommendationsErrors,
  type StandingVeto,
} from '../contract';
import { effectRows } from '../store-effects';
import * as store from '../store-review';
import { effectsOf } from './effects';

const fail = errorsOf(recommendationsErrors);

export interface ReviewDeps {
  changes: RecommendationChangesPort<Tx>;
  now(): Date;
}

/** What teachers do with recommendations: look before learners do, veto, see what came of them. */
export function createReview({ changes, now }: ReviewDeps) {
  return {
    settings: store.settingsOf,

    async putSettings(tx: Tx, courseId: string, settings: RecommendationSettings): Promise<RecommendationSettings> {
      await store.putSettings(tx, courseId, settings, now());
      await asSystem(tx, () => store.setWaiting(tx, courseId, settings.teachersFirst));
      return settings;
    },

    async list(
      tx: Tx,
      courseId: string,
      query: PageQuery & { state: ReviewedRecommendation['state'] },
    ): Promise<Page<ReviewedRecommendation>> {
      const after = decodeCursor(query.cursor, z.tuple([z.string(), z.uuid()]));
      const rows = await store.ofState(tx, courseId, { ...query, after, limit: query.limit + 1, now: now() });
      return toPage(
        rows,
        query.limit,
        ({ learnerName, id }) => [learnerName, id],
        (row) => row,
      );
    },

    /** @throws recommendation_not_found where none of the named ones is the teacher's to decide. */
    async decide(tx: Tx, courseId: string, by: string, input: Decide): Promise<{ count: number }> {
      if ('ids' in input) {
        const state = input.decision === 'approve' ? 'ready' : 'vetoed';
        const count = await store.decideOn(tx, courseId, { ids: input.ids, state, by, now: now() });
        if (count === 0)
          throw fail('recommendation_not_found', 'There is no such recommendation for a learner of yours.');
        return { count };
      }
      const { kind = null, conceptId = null } = input;
      const veto = { courseId, kind, conceptId, by, now: now() };
      return { count: await asSystem(tx, () => store.insertVeto(tx, veto)) };
    },

    vetoes: (tx: Tx, courseId: string): Promise<StandingVeto[]> => store.listVetoes(tx, courseId),

    /** What it kept away comes back with the next calculation. @throws veto_not_found */
    async lift(tx: Tx, courseId: string, vetoId: string): Promise<void> {
      if (!(await store.deleteVeto(tx, courseId, vetoId))) throw fail('veto_not_found', 'There is no such veto.');
      await changes.courseChanged(tx, courseId);
    },

    effects: async (tx: Tx, courseId: string): Promise<Effect[]> => effectsOf(await effectRows(tx, courseId)),
  };
}
