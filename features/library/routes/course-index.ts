import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { courseIndexSchema } from '../reindex/contract';
import type { LibraryService } from '../service';
import { caller, once } from './once';

const course = z.object({ courseId: z.uuid() });
const tag = 'Retrieval';

/** By which vectors a course is searched. */
export function courseIndexRoutes(api: Api, service: LibraryService): void {
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/index',
      tag,
      summary: 'Which vectors a course is searched by, and how far others are that are made beside them',
      params: course,
      response: courseIndexSchema,
    },
    ({ tx, principal, params }) => service.courseIndex(tx, principal.districtId, params.courseId),
  );
  api.raw(
    {
      method: 'post',
      path: '/courses/{courseId}/index',
      tag,
      summary: 'Use the new vectors, keep the built-in ones, follow what is configured, or stop what is being made',
      params: course,
      body: z.object({ act: z.enum(['use', 'keep', 'follow', 'cancel']) }),
      response: courseIndexSchema,
    },
    async (call) => {
      const { act } = await call.body();
      return call.context.json(await service.decideIndex(caller(call).actor, call.params.courseId, act, once(call)));
    },
  );
}
