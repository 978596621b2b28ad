import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { pageQuerySchema, pageSchema } from '@/platform/http/cursor';
import { ingestionSchema, sourcePartSchema, sourceSchema, sourceViewSchema } from '../contract';
import type { LibraryService } from '../service';
import { caller, once } from './once';
import { originalRoute } from './original';

const course = z.object({ courseId: z.uuid() });
const source = course.extend({ sourceId: z.uuid() });
const tag = 'Material';

/** An uploaded image may hold anything: opened by itself, it runs no script and asks for nothing. */
const ASSET_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

/** Sources and the images that came with them. */
export function sourceRoutes(api: Api, service: LibraryService): void {
  originalRoute(api, service);
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/sources',
      tag,
      summary: 'Sources of a course, in teaching order',
      params: course,
      query: pageQuerySchema.extend({ limit: z.coerce.number().int().min(1).max(500).default(50) }),
      response: pageSchema(sourceSchema),
    },
    ({ tx, params, query }) => service.listSources(tx, params.courseId, query),
  );
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/sources/{sourceId}',
      tag,
      summary: 'One source as a page, with the places of its passages',
      params: source,
      response: sourceViewSchema,
    },
    ({ tx, params }) => service.sourceView(tx, params.courseId, params.sourceId),
  );
  api.raw(
    {
      method: 'delete',
      path: '/courses/{courseId}/sources/{sourceId}',
      tag,
      summary: 'Remove a source; the map is drawn anew in the background',
      params: source,
    },
    async (call) => {
      const { courseId, sourceId } = call.params;
      await service.deleteSource(caller(call).actor, courseId, sourceId, once(call));
      return call.context.body(null, 204);
    },
  );
  api.raw(
    {
      method: 'put',
      path: '/courses/{courseId}/sources/{sourceId}/part',
      tag,
      summary:
        'Say whether the course is made of a source or it stands beside; null: as its path has it. The map is drawn anew',
      params: source,
      body: z.object({ part: sourcePartSchema.nullable() }),
    },
    async (call) => {
      const { courseId, sourceId } = call.params;
      const { part } = await call.body();
      await service.setSourcePart(caller(call).actor, { courseId, sourceId, part }, once(call));
      return call.context.body(null, 204);
    },
  );
  api.raw(
    {
      method: 'post',
      path: '/courses/{courseId}/sources/{sourceId}/read-scans',
      tag,
      summary: 'Read a source again, its pictures of text by text recognition',
      params: source,
      response: ingestionSchema,
      status: 202,
    },
    async (call) => {
      const { courseId, sourceId } = call.params;
      const id = await service.readScans(caller(call).actor, courseId, sourceId, once(call));
      return call.context.json(await call.transaction((tx) => service.getIngestion(tx, courseId, id)), 202);
    },
  );
  api.raw(
    {
      method: 'get',
      path: '/courses/{courseId}/assets/{rest}',
      tag,
      summary: 'An image that came with the material, by its path in the upload',
      params: course.extend({ rest: z.string().max(1000) }),
      response: z.string(),
      produces: 'image/*',
    },
    async (call) => {
      const { courseId, rest } = call.params;
      const asset = await call.transaction((tx) => service.getAsset(tx, courseId, rest));
      const headers = {
        etag: `"${asset.sha256}"`,
        'cache-control': 'private, no-cache',
        'content-security-policy': ASSET_POLICY,
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
      };
      const known = call.context.req
        .header('if-none-match')
        ?.split(',')
        .map((tag) => tag.trim().replace(/^W\//, ''));
      if (known?.includes(headers.etag)) return new Response(null, { status: 304, headers });
      return new Response(new Uint8Array(await service.assetBytes(caller(call).actor, asset)), {
        headers: { ...headers, 'content-type': asset.mediaType, 'content-length': String(asset.bytes) },
      });
    },
  );
}
