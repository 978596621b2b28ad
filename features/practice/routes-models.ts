import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { practiceSettingsSchema, reviewItemsSchema } from './contract';
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
