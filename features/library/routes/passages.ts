import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { changedPassagesSchema, decideSchema, inspectedPassageSchema, splitSchema } from '../inspect/contract';
import type { LibraryService } from '../service';
import { caller, once } from './once';

const course = z.object({ courseId: z.uuid() });
const chunk = course.extend({ chunkId: z.uuid() });
const tag = 'Material';

/** The passages of a source, and what teachers decide of them. */
export function passageRoutes(api: Api, service: LibraryService): void {
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/sources/{sourceId}/passages',
      tag,
      summary: 'Passages of a source, in order, with what they are linked to and what was decided of them',
      params: course.extend({ sourceId: z.uuid() }),
      query: z.object({
        from: z.coerce.number().int().min(0).max(1_000_000).default(0),
        limit: z.coerce.number().int().min(1).max(200).default(100),
      }),
      response: z.object({ items: z.array(inspectedPassageSchema), total: z.number().int() }),
    },
    ({ tx, params, query }) => service.listPassages(tx, params.courseId, params.sourceId, query.from, query.limit),
  );
  api.raw(
    {
      method: 'patch',
      path: '/courses/{courseId}/chunks/{chunkId}',
      tag,
      summary: 'Pin a passage or hide it, or take that back',
      params: chunk,
      body: decideSchema,
      response: inspectedPassageSchema,
    },
    async (call) => call.context.json(await service.decidePassage(deciding(call), await call.body(), once(call))),
  );
  api.raw(
    {
      method: 'post',
      path: '/courses/{courseId}/chunks/{chunkId}/split',
      tag,
      summary: 'Split a passage at paragraphs; it stays split when its source comes in again',
      params: chunk,
      body: splitSchema,
      response: changedPassagesSchema,
    },
    async (call) => call.context.json(await service.splitPassage(deciding(call), (await call.body()).at, once(call))),
  );
  api.raw(
    {
      method: 'post',
      path: '/courses/{courseId}/chunks/{chunkId}/join',
      tag,
      summary: 'Put the parts of a split passage together again',
      params: chunk,
      response: changedPassagesSchema,
    },
    async (call) => call.context.json(await service.joinPassage(deciding(call), once(call))),
  );
}

function deciding(call: Parameters<typeof caller<z.output<typeof chunk>, unknown>>[0]) {
  const { actor, principal } = caller(call);
  return { actor: { ...actor, userId: principal.userId }, ...call.params };
}
