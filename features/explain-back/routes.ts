import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { pageQuerySchema, pageSchema } from '@/platform/http/cursor';
import { failCommon } from '@/platform/http/problem';
import {
  draftSchema,
  explanationSchema,
  explanationSummarySchema,
  overrideInputSchema,
  startExplanationSchema,
  turnResultSchema,
  turnSchema,
} from './contract';
import type { ExplainBackService } from './service';
import { turnEvents } from './service/turn-events';

const tag = 'Explaining back';
const ofConcept = z.object({ courseId: z.uuid(), conceptId: z.uuid() });
const one = z.object({ explanationId: z.uuid() });
const listQuery = pageQuerySchema.extend({ learnerId: z.uuid().optional(), conceptId: z.uuid().optional() });

export function explainBackRoutes(api: Api, service: ExplainBackService): void {
  api.route(
    {
      method: 'post',
      path: '/courses/{courseId}/concepts/{conceptId}/explanations',
      tag,
      summary: 'Explain a concept in my own words; an explanation that is open goes on',
      params: ofConcept,
      body: startExplanationSchema,
      response: explanationSchema,
      status: 201,
    },
    ({ tx, principal, params, body }) => service.start(tx, { ...params, ...body, learnerId: principal.userId }),
  );
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/explanations',
      tag,
      summary: 'My explanations, or those of the learners of my classes, newest first',
      params: z.object({ courseId: z.uuid() }),
      query: listQuery,
      response: pageSchema(explanationSummarySchema),
    },
    ({ tx, params, query }) => service.list(tx, { ...query, ...params }, query),
  );
  api.route(
    {
      method: 'get',
      path: '/explanations/{explanationId}',
      tag,
      summary: 'An explanation as it stands',
      params: one,
      response: explanationSchema,
    },
    ({ tx, principal, params }) => service.get(tx, principal.userId, params.explanationId),
  );
  api.route(
    {
      method: 'put',
      path: '/explanations/{explanationId}/draft',
      tag,
      summary: 'Keep what I am writing',
      params: one,
      body: draftSchema,
    },
    async ({ tx, principal, params, body }) => {
      await service.saveDraft(tx, principal.userId, params.explanationId, body.text);
      return undefined;
    },
  );
  api.raw(
    {
      method: 'post',
      path: '/explanations/{explanationId}/turns',
      tag,
      summary:
        'Send my explanation, or my answer to the question; with Accept: text/event-stream as it is judged (queued, judging, judged)',
      params: one,
      body: turnSchema,
      response: turnResultSchema,
    },
    async ({ principal, params, body, transaction, context, events }) => {
      if (!principal) throw failCommon('not_signed_in', 'Sign in, or send an API token, to do this.');
      const call = { ...(await body()), transact: transaction, learnerId: principal.userId, id: params.explanationId };
      if (!context.req.header('accept')?.includes('text/event-stream'))
        return Response.json(await service.takeTurn({ ...call, signal: context.req.raw.signal }));
      return events((signal) => turnEvents((told) => service.takeTurn({ ...call, signal, told })));
    },
  );
  api.route(
    {
      method: 'post',
      path: '/explanations/{explanationId}/finish',
      tag,
      summary: 'Leave the open question and see what came of it',
      params: one,
      response: explanationSchema,
    },
    ({ tx, principal, params }) => service.finish(tx, principal.userId, params.explanationId),
  );
  api.route(
    {
      method: 'post',
      path: '/explanations/{explanationId}/override',
      tag,
      summary: 'Overrule the judgement of a learner’s explanation; their mastery follows',
      params: one,
      body: overrideInputSchema,
      response: explanationSchema,
    },
    ({ tx, principal, params, body }) => service.override(tx, principal, { ...body, id: params.explanationId }),
  );
}
