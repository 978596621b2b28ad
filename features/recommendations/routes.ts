import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import {
  askForHelpSchema,
  lessonPresenceSchema,
  offeredHelpSchema,
  offerReactionSchema,
  recommendationChoiceSchema,
  recommendationSchema,
} from './contract';
import { recommendationReviewRoutes } from './routes-review';
import type { RecommendationsService } from './service';

const tag = 'Recommendations';
const limited = z.object({ limit: z.coerce.number().int().min(1).max(20).default(3) });

export function recommendationsRoutes(api: Api, service: RecommendationsService): void {
  const { learner } = service;
  recommendationReviewRoutes(api, service);
  choiceRoutes(api, service);
  api.route(
    {
      method: 'get',
      path: '/recommendations',
      tag,
      summary: 'What I may do to get on, over all my courses',
      query: limited,
      response: z.object({ items: z.array(recommendationSchema) }),
    },
    async ({ tx, principal, query }) => ({ items: await learner.forLearner(tx, principal.userId, query.limit) }),
  );
  api.route(
    {
      method: 'post',
      path: '/recommendations/seen',
      tag,
      summary: 'I looked at that list; gives the offers by recommendation',
      query: limited,
      response: z.object({ offers: z.record(z.uuid(), z.uuid()) }),
    },
    async ({ tx, principal, query }) => ({ offers: await learner.seen(tx, principal.userId, query.limit) }),
  );
  api.route(
    {
      method: 'post',
      path: '/courses/{courseId}/recommendation-offers',
      tag,
      summary: 'What may help me now, if anything does',
      params: z.object({ courseId: z.uuid() }),
      body: askForHelpSchema,
      response: offeredHelpSchema,
    },
    ({ tx, principal, params, body }) => learner.ask(tx, principal.userId, params.courseId, body),
  );
  api.route(
    {
      method: 'post',
      path: '/recommendation-offers/{offerId}',
      tag,
      summary: 'I opened an offer, or sent it away',
      params: z.object({ offerId: z.uuid() }),
      body: offerReactionSchema,
    },
    ({ tx, principal, params, body }) => learner.react(tx, principal.userId, params.offerId, body.reaction),
  );
  api.route(
    {
      method: 'post',
      path: '/courses/{courseId}/lessons/{lessonId}/presence',
      tag,
      summary: 'A lesson of mine is open and visible',
      params: z.object({ courseId: z.uuid(), lessonId: z.uuid() }),
      response: lessonPresenceSchema,
    },
    ({ tx, principal, params }) => learner.beat(tx, principal.userId, params.courseId, params.lessonId),
  );
}

function choiceRoutes(api: Api, service: RecommendationsService): void {
  const path = '/recommendations/choice';
  api.route(
    {
      method: 'get',
      path,
      tag,
      summary: 'Whether my answers stand among the many',
      response: recommendationChoiceSchema,
    },
    ({ tx, principal }) => service.choice(tx, principal.userId),
  );
  api.route(
    {
      method: 'put',
      path,
      tag,
      summary: 'Let my answers stand among the many, or not',
      body: recommendationChoiceSchema,
      response: recommendationChoiceSchema,
    },
    ({ tx, principal, body }) => service.choose(tx, principal.userId, body),
  );
}
