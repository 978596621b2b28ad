import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { pageQuerySchema, pageSchema } from '@/platform/http/cursor';
import { changedTagsSchema, changeTagsSchema, tagChangeSchema, undoneTagsSchema } from './contract';
import type { StandardsService } from './service';

const tag = 'Standards';
const course = z.object({ courseId: z.uuid() });
const path = '/courses/{courseId}/tag-changes';

/** One word on many at once, its way back, and the account of all such changes. */
export function changeRoutes(api: Api, { changes }: StandardsService): void {
  api.route(
    {
      method: 'post',
      path,
      tag,
      summary: 'Tag many sources, passages, concepts or exercises at once: standards, kind, difficulty',
      params: course,
      body: changeTagsSchema,
      response: changedTagsSchema,
    },
    ({ tx, principal, params, body }) => changes.change(tx, params.courseId, principal.userId, body),
  );
  api.route(
    {
      method: 'post',
      path: `${path}/{changeId}/undo`,
      tag,
      summary: 'Bring back what was before a change; what was changed again since stays',
      params: course.extend({ changeId: z.uuid() }),
      response: undoneTagsSchema,
    },
    ({ tx, principal, params }) => changes.undo(tx, params.courseId, principal.userId, params.changeId),
  );
  api.route(
    {
      method: 'get',
      path,
      tag,
      summary: 'Changes of tags, the latest first: who, when, what was before and after',
      params: course,
      query: pageQuerySchema,
      response: pageSchema(tagChangeSchema),
    },
    ({ tx, params, query }) => changes.list(tx, params.courseId, query),
  );
}
