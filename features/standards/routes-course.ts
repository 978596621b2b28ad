import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { pageQuerySchema, pageSchema } from '@/platform/http/cursor';
import {
  addTagSchema,
  changedTagsSchema,
  chooseFrameworkSchema,
  courseFrameworkSchema,
  coverageSchema,
  decideTagsSchema,
  labelSchema,
  setLabelSchema,
  tagSchema,
  tagStateSchema,
  targetKindSchema,
} from './contract';
import { coverageCsv } from './coverage/csv';
import { changeRoutes } from './routes-changes';
import type { StandardsService } from './service';

const tag = 'Standards';
const course = z.object({ courseId: z.uuid() });
const framework = course.extend({ frameworkId: z.uuid() });
const base = '/courses/{courseId}/frameworks';
const oneFramework = `${base}/{frameworkId}`;
const listed = z
  .string()
  .max(4000)
  .transform((text) => text.split(',').filter((part) => part !== ''));
const narrowed = z.object({ levels: listed.optional(), strandIds: listed.pipe(z.array(z.uuid())).optional() });
const whole = <T>(items: T[]) => ({ items, nextCursor: null });

/** What concerns one course: its frameworks, tags, coverage and labels. */
export function courseStandardRoutes(api: Api, service: StandardsService): void {
  const { tags, labels } = service;
  changeRoutes(api, service);
  api.route(
    {
      method: 'get',
      path: base,
      tag,
      summary: 'Frameworks that a course is held against',
      params: course,
      response: z.object({ items: z.array(courseFrameworkSchema), nextCursor: z.null() }),
    },
    async ({ tx, params }) => whole(await tags.frameworksOf(tx, params.courseId)),
  );
  api.route(
    {
      method: 'put',
      path: oneFramework,
      tag,
      summary: 'Hold the course against a framework, or some levels and groups of it',
      params: framework,
      body: chooseFrameworkSchema,
      response: courseFrameworkSchema,
    },
    ({ tx, params, body }) => tags.choose(tx, params.courseId, params.frameworkId, body),
  );
  api.route(
    {
      method: 'delete',
      path: oneFramework,
      tag,
      summary: 'Hold it against this framework no longer; decided tags stay',
      params: framework,
    },
    ({ tx, params }) => tags.leave(tx, params.courseId, params.frameworkId),
  );
  api.route(
    {
      method: 'post',
      path: `${oneFramework}/proposals`,
      tag,
      summary: 'Look again for what covers its standards',
      params: framework,
      response: z.object({ proposed: z.number().int() }),
    },
    async ({ tx, params }) => ({ proposed: await tags.proposeFor(tx, params.courseId, params.frameworkId) }),
  );
  api.route(
    {
      method: 'get',
      path: `${oneFramework}/coverage`,
      tag,
      summary: 'What of a framework the course covers, and the gaps',
      params: framework,
      query: narrowed,
      response: coverageSchema,
    },
    ({ tx, params, query }) => service.coverage(tx, params.courseId, params.frameworkId, query),
  );
  api.raw(
    {
      method: 'get',
      path: `${oneFramework}/table`,
      tag,
      summary: 'The coverage report as CSV',
      params: framework,
      query: narrowed,
      response: z.string(),
      produces: 'text/csv',
    },
    async (call) => {
      const { courseId, frameworkId } = call.params;
      const report = await call.transaction((tx) => service.coverage(tx, courseId, frameworkId, call.query));
      return call.context.body(coverageCsv(report), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="coverage.csv"',
      });
    },
  );
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/standard-tags',
      tag,
      summary: 'What carries which standard; the best proposals first',
      params: course,
      query: pageQuerySchema.extend({
        frameworkId: z.uuid().optional(),
        standardId: z.uuid().optional(),
        state: tagStateSchema.optional(),
        targetKind: targetKindSchema.optional(),
        targetId: z.uuid().optional(),
      }),
      response: pageSchema(tagSchema),
    },
    ({ tx, params, query }) => {
      const { targetKind, targetId, frameworkId, standardId, state } = query;
      const target = targetKind && targetId ? { kind: targetKind, id: targetId } : undefined;
      return tags.list(tx, params.courseId, { frameworkId, standardId, state, target }, query);
    },
  );
  api.route(
    {
      method: 'post',
      path: '/courses/{courseId}/standard-tags',
      tag,
      summary: 'Say that something covers a standard',
      params: course,
      body: addTagSchema,
      response: tagSchema,
      status: 201,
    },
    ({ tx, principal, params, body }) => tags.add(tx, params.courseId, principal.userId, body),
  );
  api.route(
    {
      method: 'post',
      path: '/courses/{courseId}/standard-tags/decisions',
      tag,
      summary: 'Accept, reject or reopen many at once',
      params: course,
      body: decideTagsSchema,
      response: changedTagsSchema,
    },
    ({ tx, principal, params, body }) => tags.decide(tx, params.courseId, principal.userId, body.keys, body.verdict),
  );
  api.route(
    {
      method: 'delete',
      path: '/courses/{courseId}/standard-tags/{key}',
      tag,
      summary: 'Take a tag away; it is not proposed again',
      params: course.extend({ key: z.string().max(300) }),
    },
    async ({ tx, principal, params }) => {
      await tags.remove(tx, params.courseId, principal.userId, params.key);
    },
  );
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/labels',
      tag,
      summary: 'How hard material is and of what kind',
      params: course,
      query: z.object({ targetKind: targetKindSchema, sourceId: z.uuid().optional() }),
      response: z.object({ items: z.array(labelSchema), nextCursor: z.null() }),
    },
    async ({ tx, params, query }) =>
      whole(await labels.list(tx, params.courseId, query.targetKind, query.sourceId ?? null)),
  );
  api.route(
    {
      method: 'put',
      path: '/courses/{courseId}/labels',
      tag,
      summary: 'A teacher’s word on how hard it is or of what kind; null takes it back',
      params: course,
      body: setLabelSchema,
      response: labelSchema,
    },
    ({ tx, principal, params, body }) => labels.set(tx, params.courseId, principal.userId, body),
  );
}
