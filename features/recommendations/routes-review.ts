import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { pageQuerySchema, pageSchema } from '@/platform/http/cursor';
import {
  decideSchema,
  effectSchema,
  recommendationRunSchema,
  recommendationSettingsSchema,
  reviewedRecommendationSchema,
  standingVetoSchema,
} from './contract';
import type { RecommendationsService } from './service';

const tag = 'Recommendations';
const course = z.object({ courseId: z.uuid() });

/** What teachers see of recommendations and decide. */
export function recommendationReviewRoutes(api: Api, service: RecommendationsService): void {
  const { review } = service;
  settingRoutes(api, service);
  runRoutes(api, service);
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/recommendations',
      tag,
      summary: 'Recommendations for the learners of my classes',
      params: course,
      query: pageQuerySchema.extend({ state: z.enum(['waiting', 'ready', 'vetoed']).default('waiting') }),
      response: pageSchema(reviewedRecommendationSchema),
    },
    ({ tx, params, query }) => review.list(tx, params.courseId, query),
  );
  api.route(
    {
      method: 'post',
      path: '/courses/{courseId}/recommendations/decisions',
      tag,
      summary: 'Let recommendations through, or veto them: some, a kind, a concept',
      params: course,
      body: decideSchema,
      response: z.object({ count: z.number().int() }),
    },
    ({ tx, principal, params, body }) => review.decide(tx, params.courseId, principal.userId, body),
  );
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/recommendation-vetoes',
      tag,
      summary: 'Vetoes of kinds and concepts that stand',
      params: course,
      response: z.object({ items: z.array(standingVetoSchema) }),
    },
    async ({ tx, params }) => ({ items: await review.vetoes(tx, params.courseId) }),
  );
  api.route(
    {
      method: 'delete',
      path: '/courses/{courseId}/recommendation-vetoes/{vetoId}',
      tag,
      summary: 'Lift a veto',
      params: course.extend({ vetoId: z.uuid() }),
    },
    ({ tx, params }) => review.lift(tx, params.courseId, params.vetoId),
  );
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/recommendation-effects',
      tag,
      summary: 'What came after recommendations, by kind and band',
      params: course,
      response: z.object({ items: z.array(effectSchema) }),
    },
    async ({ tx, params }) => ({ items: await review.effects(tx, params.courseId) }),
  );
}

function settingRoutes(api: Api, { review }: RecommendationsService): void {
  const path = '/courses/{courseId}/recommendation-settings';
  const response = recommendationSettingsSchema;
  api.route(
    { method: 'get', path, tag, summary: 'What a course says of its recommendations', params: course, response },
    ({ tx, params }) => review.settings(tx, params.courseId),
  );
  api.route(
    {
      ...{ method: 'put', path, tag, summary: 'Have teachers look first; hold back for comparison' },
      ...{ params: course, body: recommendationSettingsSchema, response },
    },
    ({ tx, params, body }) => review.putSettings(tx, params.courseId, body),
  );
}

function runRoutes(api: Api, service: RecommendationsService): void {
  const run = z.object({ runId: z.uuid() });
  api.route(
    {
      method: 'get',
      path: '/recommendation-runs',
      tag,
      summary: 'Recalculations, the newest first',
      response: z.object({ items: z.array(recommendationRunSchema) }),
    },
    ({ tx }) => service.runs(tx),
  );
  api.raw(
    {
      method: 'post',
      path: '/recommendation-runs',
      tag,
      summary: 'Work out now what is out of date',
      response: recommendationRunSchema,
      status: 202,
    },
    async ({ principal, context }) => {
      if (!principal) throw new Error('A route for administrators was called by nobody.');
      return context.json(await service.run(principal.districtId), 202);
    },
  );
  api.route(
    {
      method: 'post',
      path: '/recommendation-runs/{runId}/cancel',
      tag,
      summary: 'Stop a recalculation',
      params: run,
      response: recommendationRunSchema,
    },
    ({ tx, params }) => service.cancel(tx, params.runId),
  );
}
