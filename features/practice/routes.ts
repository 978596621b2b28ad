import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { pageQuerySchema, pageSchema } from '@/platform/http/cursor';
import {
  attemptInputSchema,
  attemptResultSchema,
  attemptSchema,
  bankItemSchema,
  bankItemViewSchema,
  fitInputSchema,
  fitResultSchema,
  presentationSchema,
  presentInputSchema,
  shownAnswerSchema,
  updateItemSchema,
  writeItemSchema,
} from './contract';
import { explainRoutes, proposalRoutes, reportRoutes, reviewRoutes } from './routes-models';
import type { PracticeService } from './service';

const tag = 'Practice';
const course = z.object({ courseId: z.uuid() });
const item = z.object({ courseId: z.uuid(), itemId: z.uuid() });
const presentation = z.object({ presentationId: z.uuid() });
const bankQuery = pageQuerySchema.extend({
  conceptId: z.uuid().optional(),
  kind: z.enum(['choice', 'truth', 'cloze', 'ordering', 'matching', 'numeric', 'short', 'code']).optional(),
  status: z.enum(['active', 'retired']).optional(),
  review: z.enum(['approved', 'unreviewed']).optional(),
  q: z.string().trim().max(200).optional(),
});
const attemptsQuery = pageQuerySchema.extend({ learnerId: z.uuid().optional(), conceptId: z.uuid().optional() });

export function practiceRoutes(api: Api, service: PracticeService): void {
  bankRoutes(api, service);
  reviewRoutes(api, service);
  proposalRoutes(api, service);
  reportRoutes(api, service);
  explainRoutes(api, service);
  api.route(
    {
      method: 'post',
      path: '/courses/{courseId}/presentations',
      tag,
      summary: 'Exercises on a concept, those I never had first',
      params: course,
      body: presentInputSchema,
      response: z.object({ items: z.array(presentationSchema) }),
      status: 201,
    },
    async ({ tx, principal, params, body }) => ({
      items: await service.practise(tx, principal.userId, { ...params, ...body }),
    }),
  );
  api.route(
    {
      method: 'get',
      path: '/presentations/{presentationId}',
      tag,
      summary: 'An exercise of mine as it stands',
      params: presentation,
      response: presentationSchema,
    },
    ({ tx, principal, params }) => service.presentation(tx, principal.userId, params.presentationId),
  );
  api.route(
    {
      method: 'post',
      path: '/presentations/{presentationId}/hints',
      tag,
      summary: 'Show me the next hint',
      params: presentation,
      response: presentationSchema,
    },
    ({ tx, principal, params }) => service.hint(tx, principal.userId, params.presentationId),
  );
  api.route(
    {
      method: 'post',
      path: '/presentations/{presentationId}/fit',
      tag,
      summary:
        'Give me a harder or an easier exercise; or, with nothing said, one that suits me better by now if there is one',
      params: presentation,
      body: fitInputSchema,
      response: fitResultSchema,
    },
    ({ tx, principal, params, body }) => service.fit(tx, principal.userId, params.presentationId, body.said),
  );
  api.route(
    {
      method: 'post',
      path: '/presentations/{presentationId}/attempts',
      tag,
      summary: 'Answer an exercise',
      params: presentation,
      body: attemptInputSchema,
      response: attemptResultSchema,
      status: 201,
    },
    ({ tx, principal, params, body }) => service.attempt(tx, principal.userId, params.presentationId, body),
  );
  api.route(
    {
      method: 'post',
      path: '/presentations/{presentationId}/answer',
      tag,
      summary: 'Show me the answer; this ends the exercise',
      params: presentation,
      response: shownAnswerSchema,
    },
    ({ tx, principal, params }) => service.answer(tx, principal.userId, params.presentationId),
  );
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/attempts',
      tag,
      summary: 'My attempts, or those of the learners of my classes',
      params: course,
      query: attemptsQuery,
      response: pageSchema(attemptSchema),
    },
    ({ tx, params, query }) => service.attempts(tx, params.courseId, query),
  );
}

function bankRoutes(api: Api, service: PracticeService): void {
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/items',
      tag,
      summary: 'The exercises of a course with their answers',
      params: course,
      query: bankQuery,
      response: pageSchema(bankItemSchema),
    },
    ({ tx, params, query }) => service.items(tx, params.courseId, query),
  );
  api.route(
    {
      method: 'post',
      path: '/courses/{courseId}/items',
      tag,
      summary: 'Add an exercise of my own',
      params: course,
      body: writeItemSchema,
      response: bankItemSchema,
      status: 201,
    },
    ({ tx, params, body }) => service.createItem(tx, params.courseId, body),
  );
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/items/{itemId}',
      tag,
      summary: 'One exercise with its answer',
      params: item,
      response: bankItemViewSchema,
    },
    ({ tx, params }) => service.item(tx, params.courseId, params.itemId),
  );
  api.route(
    {
      method: 'patch',
      path: '/courses/{courseId}/items/{itemId}',
      tag,
      summary: 'Change an exercise, retire it or take it back into use',
      params: item,
      body: updateItemSchema,
      response: bankItemSchema,
    },
    ({ tx, params, body }) => service.updateItem(tx, params.courseId, params.itemId, body),
  );
}
