import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import type { LibraryService } from '../service';
import { createWatchSchema, updateWatchSchema, watchesSchema, watchSchema } from '../watch/contract';
import { caller, once } from './once';

const course = z.object({ courseId: z.uuid() });
const watch = course.extend({ watchId: z.uuid() });
const tag = 'Material';

/** Folders on the server and Git repositories that a course follows. */
export function watchRoutes(api: Api, service: LibraryService): void {
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/watches',
      tag,
      summary: 'Folders and repositories that the course follows, and which ones it may',
      params: course,
      response: watchesSchema,
    },
    ({ tx, params }) => service.listWatches(tx, params.courseId),
  );
  api.raw(
    {
      method: 'post',
      path: '/courses/{courseId}/watches',
      tag,
      summary: 'Follow a folder or repository; its files are read in the background, now and whenever they change',
      params: course,
      body: createWatchSchema,
      response: watchSchema,
      status: 201,
    },
    async (call) => {
      const { actor, principal } = caller(call);
      const body = await call.body();
      const owner = { ...actor, userId: principal.userId };
      // The policy, before the server's folders are looked at.
      await call.transaction(async () => {});
      return call.context.json(await service.createWatch(owner, call.params.courseId, body, once(call)), 201);
    },
  );
  api.route(
    {
      method: 'patch',
      path: '/courses/{courseId}/watches/{watchId}',
      tag,
      summary: 'Change whether sources go whose file is gone',
      params: watch,
      body: updateWatchSchema,
      response: watchSchema,
    },
    ({ tx, params, body }) => service.updateWatch(tx, params.courseId, params.watchId, body),
  );
  api.raw(
    {
      method: 'post',
      path: '/courses/{courseId}/watches/{watchId}/check',
      tag,
      summary: 'Look at it now, in the background',
      params: watch,
      response: watchSchema,
      status: 202,
    },
    async (call) => {
      const { courseId, watchId } = call.params;
      return call.context.json(await service.checkWatch(caller(call).actor, courseId, watchId, once(call)), 202);
    },
  );
  api.raw(
    {
      method: 'delete',
      path: '/courses/{courseId}/watches/{watchId}',
      tag,
      summary: 'Follow it no more; what came from it stays',
      params: watch,
    },
    async (call) => {
      await service.deleteWatch(call.params.courseId, call.params.watchId, once(call));
      return call.context.body(null, 204);
    },
  );
}
