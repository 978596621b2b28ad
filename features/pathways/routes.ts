import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { homeSchema, nextStepSchema } from './contract';
import type { PathwaysService } from './service';

export function pathwaysRoutes(api: Api, service: PathwaysService): void {
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/next',
      tag: 'Pathways',
      summary: 'What to learn next, and why',
      params: z.object({ courseId: z.uuid() }),
      response: nextStepSchema,
    },
    ({ tx, principal, params }) => service.next(tx, principal.userId, params.courseId),
  );
  api.route(
    {
      method: 'get',
      path: '/home',
      tag: 'Pathways',
      summary: 'My courses with their next steps',
      response: homeSchema,
    },
    ({ tx, principal }) => service.home(tx, principal.userId),
  );
}
