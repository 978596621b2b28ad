import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { answerWarningSchema, guessSchema, warningsSchema } from './contract';
import type { EarlyWarningService } from './service';

const course = z.object({ courseId: z.uuid() });

export function earlyWarningRoutes(api: Api, service: EarlyWarningService): void {
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/warnings',
      tag: 'Early warning',
      summary: 'Who may fall behind in the weeks to come, and why: what is said of me, or of my learners',
      params: course,
      response: warningsSchema,
    },
    ({ tx, params }) => service.list(tx, params.courseId),
  );
  const guesses = z.object({ items: z.array(guessSchema) });
  api.route(
    {
      method: 'get',
      path: '/me/warnings',
      tag: 'Early warning',
      summary: 'What is guessed of me, course by course, and why',
      response: guesses,
    },
    async ({ tx, principal }) => ({ items: await service.guesses(tx, principal.userId) }),
  );
  api.route(
    {
      method: 'get',
      path: '/followed-learners/{learnerId}/warnings',
      tag: 'Early warning',
      summary: 'What is guessed of a learner whom I follow, course by course, and why',
      params: z.object({ learnerId: z.uuid() }),
      response: guesses,
    },
    async ({ tx, params }) => ({ items: await service.guessesOfFollowed(tx, params.learnerId) }),
  );
  api.route(
    {
      method: 'post',
      path: '/courses/{courseId}/warnings/{learnerId}',
      tag: 'Early warning',
      summary: 'Say what becomes of a warning: my word holds over it',
      params: course.extend({ learnerId: z.uuid() }),
      body: answerWarningSchema,
      response: warningsSchema,
    },
    ({ tx, principal, params, body }) => service.answer(tx, { ...params, by: principal.userId }, body),
  );
}
