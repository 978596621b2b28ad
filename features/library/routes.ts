import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { pageQuerySchema, pageSchema } from '@/platform/http/cursor';
import { chunkSchema, courseSchema, createCourseSchema, searchHitSchema, updateCourseSchema } from './contract';
import { courseIndexRoutes } from './routes/course-index';
import { ingestionRoutes } from './routes/ingestions';
import { caller, once } from './routes/once';
import { passageRoutes } from './routes/passages';
import { retrievalRoutes } from './routes/retrieval';
import { sourceRoutes } from './routes/sources';
import { watchRoutes } from './routes/watches';
import { staffSearchQuerySchema, staffSearchSchema } from './search/contract';
import type { LibraryService } from './service';

const course = z.object({ courseId: z.uuid() });

/** Courses, their material and the search in it. */
export function libraryRoutes(api: Api, service: LibraryService): void {
  courseRoutes(api, service);
  sourceRoutes(api, service);
  ingestionRoutes(api, service);
  watchRoutes(api, service);
  passageRoutes(api, service);
  retrievalRoutes(api, service);
  courseIndexRoutes(api, service);
  staffSearchRoutes(api, service);
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/chunks/{chunkId}',
      tag: 'Material',
      summary: 'One passage',
      params: course.extend({ chunkId: z.uuid() }),
      response: chunkSchema,
    },
    ({ tx, params }) => service.getChunk(tx, params.courseId, params.chunkId),
  );
  api.route(
    {
      method: 'get',
      path: '/search',
      tag: 'Search',
      summary: 'Passages that match, best first, in one course or all that are open to me',
      query: z.object({
        q: z.string().max(20_000).default(''),
        courseId: z.uuid().optional(),
        limit: z.coerce.number().int().min(1).max(100).default(20),
      }),
      response: z.object({ items: z.array(searchHitSchema) }),
    },
    async ({ tx, principal, query }) => ({
      items: await service.search(tx, {
        districtId: principal.districtId,
        query: query.q,
        courseId: query.courseId,
        limit: query.limit,
      }),
    }),
  );
}

/** Search for those who teach. */
function staffSearchRoutes(api: Api, service: LibraryService): void {
  api.route(
    {
      method: 'get',
      path: '/search/all',
      tag: 'Search',
      summary: 'All that I may see, by words or by likeness, with filters and how many passages each would leave',
      query: staffSearchQuerySchema,
      response: staffSearchSchema,
    },
    ({ tx, principal, query }) => service.searchStaff(tx, principal.districtId, query),
  );
}

function courseRoutes(api: Api, service: LibraryService): void {
  const tag = 'Courses';
  api.route(
    {
      method: 'get',
      path: '/courses',
      tag,
      summary: 'Courses that are open to me, newest first',
      query: pageQuerySchema,
      response: pageSchema(courseSchema),
    },
    ({ tx, query }) => service.listCourses(tx, query),
  );
  api.route(
    {
      method: 'post',
      path: '/courses',
      tag,
      summary: 'Make a course',
      body: createCourseSchema,
      response: courseSchema,
      status: 201,
    },
    ({ tx, principal, body }) => service.createCourse(tx, principal.userId, body),
  );
  api.raw(
    {
      method: 'post',
      path: '/courses/sample',
      tag,
      summary: 'Take the sample course in',
      response: z.object({ courseId: z.uuid(), ingestionId: z.uuid() }),
      status: 202,
    },
    async (call) => {
      const { actor, principal } = caller(call);
      const made = await service.importSample({ ...actor, userId: principal.userId }, once(call));
      return call.context.json(made, 202);
    },
  );
  api.route(
    { method: 'get', path: '/courses/{courseId}', tag, summary: 'One course', params: course, response: courseSchema },
    ({ tx, params }) => service.getCourse(tx, params.courseId),
  );
  api.route(
    {
      method: 'patch',
      path: '/courses/{courseId}',
      tag,
      summary: 'Change a course',
      params: course,
      body: updateCourseSchema,
      response: courseSchema,
    },
    ({ tx, params, body }) => service.updateCourse(tx, params.courseId, body),
  );
  api.raw(
    {
      method: 'delete',
      path: '/courses/{courseId}',
      tag,
      summary: 'Delete a course with everything in it',
      params: course,
    },
    async (call) => {
      await service.deleteCourse(caller(call).actor, call.params.courseId, once(call));
      return call.context.body(null, 204);
    },
  );
}
