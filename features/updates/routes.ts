import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { pageQuerySchema, pageSchema } from '@/platform/http/cursor';
import { courseUpdateSchema, touchedLearnerSchema } from './contract';
import type { UpdatesService } from './service';

const tag = 'Material';
const course = z.object({ courseId: z.uuid() });
const update = course.extend({ ingestionId: z.uuid() });

export function updatesRoutes(api: Api, service: UpdatesService): void {
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/updates',
      tag,
      summary: 'What each change of the material did to the course, newest first',
      params: course,
      query: pageQuerySchema,
      response: pageSchema(courseUpdateSchema),
    },
    ({ tx, params, query }) => service.list(tx, params.courseId, query),
  );
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/updates/{ingestionId}',
      tag,
      summary: 'What one change of the material did to the course',
      params: update,
      response: courseUpdateSchema,
    },
    ({ tx, params }) => service.one(tx, params.courseId, params.ingestionId),
  );
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/updates/{ingestionId}/learners',
      tag,
      summary: 'Learners of my classes whose evidence the change touched',
      params: update,
      response: z.object({ items: z.array(touchedLearnerSchema), nextCursor: z.null() }),
    },
    async ({ tx, params }) => ({
      items: await service.learners(tx, params.courseId, params.ingestionId),
      nextCursor: null,
    }),
  );
}
