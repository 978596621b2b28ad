import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import {
  bankItemSchema,
  practiceSettingsSchema,
  proposalRunSchema,
  proposalsSchema,
  reportReasonSchema,
  reviewItemsSchema,
} from './contract';
import type { PracticeService } from './service';

const tag = 'Practice';
const course = z.object({ courseId: z.uuid() });

/** What teachers decide about exercises that a model made. */
export function reviewRoutes(api: Api, service: PracticeService): void {
  api.route(
    {
      method: 'post',
      path: '/courses/{courseId}/items/reviews',
      tag,
      summary: 'Approve or turn down exercises that a model made',
      params: course,
      body: reviewItemsSchema,
      response: z.object({ changed: z.number().int() }),
    },
    ({ tx, params, body }) => service.review(tx, params.courseId, body),
  );
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/practice-settings',
      tag,
      summary: 'What a course allows its exercises',
      params: course,
      response: practiceSettingsSchema,
    },
    ({ tx, params }) => service.settings(tx, params.courseId),
  );
  api.route(
    {
      method: 'put',
      path: '/courses/{courseId}/practice-settings',
      tag,
      summary: 'Change what a course allows its exercises',
      params: course,
      body: practiceSettingsSchema,
      response: practiceSettingsSchema,
    },
    ({ tx, params, body }) => service.putSettings(tx, params.courseId, body),
  );
}

/** What learners say is wrong with an exercise. */
export function reportRoutes(api: Api, service: PracticeService): void {
  api.route(
    {
      method: 'post',
      path: '/presentations/{presentationId}/reports',
      tag,
      summary: 'Something is wrong with this exercise',
      params: z.object({ presentationId: z.uuid() }),
      body: z.object({ reason: reportReasonSchema }),
      response: z.object({ reported: z.literal(true) }),
      status: 201,
    },
    async ({ tx, principal, params, body }) => {
      await service.report(tx, principal.userId, params.presentationId, body.reason);
      return { reported: true as const };
    },
  );
  api.route(
    {
      method: 'delete',
      path: '/courses/{courseId}/items/{itemId}/reports',
      tag,
      summary: 'I have looked at what learners said of an exercise',
      params: z.object({ courseId: z.uuid(), itemId: z.uuid() }),
      response: bankItemSchema,
    },
    ({ tx, params }) => service.settleReports(tx, params.courseId, params.itemId),
  );
}

/** Exercises that a model proposes. */
export function proposalRoutes(api: Api, service: PracticeService): void {
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/proposals',
      tag,
      summary: 'Where a course stands with exercises by a model',
      params: course,
      query: z.object({ conceptId: z.uuid().optional() }),
      response: proposalsSchema,
    },
    ({ tx, params, query }) => service.proposals(tx, params.courseId, query.conceptId),
  );
  api.raw(
    {
      method: 'post',
      path: '/courses/{courseId}/proposals',
      tag,
      summary: 'Have a model propose exercises on a concept',
      params: course,
      body: z.object({ conceptId: z.uuid() }),
      response: proposalRunSchema,
      status: 202,
    },
    async ({ principal, params, body, transaction }) => {
      const { conceptId } = await body();
      const run = await transaction((tx) =>
        service.propose(tx, { userId: principal?.userId ?? '', ...params, conceptId }),
      );
      // After the commit: the job looks its run up.
      if (principal) await service.startProposal(principal.districtId, run);
      return Response.json(run, { status: 202 });
    },
  );
}

/** A wrong answer explained, block by block as it is written. */
export function explainRoutes(api: Api, service: PracticeService): void {
  api.raw(
    {
      method: 'post',
      path: '/attempts/{attemptId}/explanation',
      tag,
      summary: 'Explain my mistake; events as they come',
      params: z.object({ attemptId: z.uuid() }),
      produces: 'text/event-stream',
    },
    async ({ principal, params, transaction, events }) => {
      const learnerId = principal?.userId ?? '';
      const explained = await transaction((tx) => service.attemptToExplain(tx, learnerId, params.attemptId));
      return events((signal) => service.explain(transaction, explained, learnerId, signal));
    },
  );
}
