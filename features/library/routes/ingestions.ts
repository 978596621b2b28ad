import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { pageQuerySchema, pageSchema } from '@/platform/http/cursor';
import { ingestionSchema } from '../contract';
import type { LibraryService } from '../service';
import { caller, once } from './once';

const course = z.object({ courseId: z.uuid() });
const ingestion = course.extend({ ingestionId: z.uuid() });
const tag = 'Material';

/** Uploads and how far they have come. */
export function ingestionRoutes(api: Api, service: LibraryService): void {
  api.raw(
    {
      method: 'post',
      path: '/courses/{courseId}/sources',
      tag,
      takes: 'stored',
      summary:
        'Upload files: multipart/form-data with `files`, and `paths` in the same order; they are read in the background',
      params: course,
      response: ingestionSchema,
      status: 202,
    },
    async (call) => {
      const { courseId } = call.params;
      const { actor, principal } = caller(call);
      // The policy, before a byte of the upload is read.
      await call.transaction(async () => {});
      const upload = { courseId, createdBy: principal.userId };
      const id = await service.uploadRequest(actor, upload, call.context.req.raw, once(call));
      return call.context.json(await call.transaction((tx) => service.getIngestion(tx, courseId, id)), 202);
    },
  );
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/ingestions',
      tag,
      summary: 'Uploads of a course, newest first',
      params: course,
      query: pageQuerySchema,
      response: pageSchema(ingestionSchema),
    },
    ({ tx, params, query }) => service.listIngestions(tx, params.courseId, query),
  );
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/ingestions/{ingestionId}',
      tag,
      summary: 'One upload and how far it is',
      params: ingestion,
      response: ingestionSchema,
    },
    ({ tx, params }) => service.getIngestion(tx, params.courseId, params.ingestionId),
  );
  api.route(
    {
      method: 'post',
      path: '/courses/{courseId}/ingestions/{ingestionId}/cancel',
      tag,
      summary: 'Stop an upload; what is in stays',
      params: ingestion,
      response: ingestionSchema,
    },
    ({ tx, params }) => service.cancelIngestion(tx, params.courseId, params.ingestionId),
  );
  api.raw(
    {
      method: 'post',
      path: '/courses/{courseId}/ingestions/{ingestionId}/retry',
      tag,
      summary: 'Take up again what failed or was stopped',
      params: ingestion,
      response: ingestionSchema,
      status: 202,
    },
    async (call) => {
      const { courseId, ingestionId } = call.params;
      const shown = await once(call)((tx) => service.retryIngestion(tx, courseId, ingestionId));
      await service.sendIngestion(caller(call).actor.districtId, ingestionId);
      return call.context.json(shown, 202);
    },
  );
}
