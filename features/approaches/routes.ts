import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { courseApproachesSchema, switchApproachSchema } from './contract';
import type { ApproachesService } from './service';

const tag = 'Lessons';
const course = z.object({ courseId: z.uuid() });

export function approachesRoutes(api: Api, service: ApproachesService): void {
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/approaches',
      tag,
      summary: 'What each way of teaching did in a course, concept by concept, with intervals',
      params: course,
      response: courseApproachesSchema,
    },
    ({ tx, params }) => service.show(tx, params.courseId),
  );
  api.route(
    {
      method: 'put',
      path: '/courses/{courseId}/approaches',
      tag,
      summary: 'Switch a way of teaching off or on, for a concept or the whole course',
      params: course,
      body: switchApproachSchema,
      response: courseApproachesSchema,
    },
    async ({ tx, principal, params, body }) => {
      await service.switch(tx, params.courseId, principal.userId, body);
      return service.show(tx, params.courseId);
    },
  );
}
