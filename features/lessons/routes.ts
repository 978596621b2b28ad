import { z } from 'zod';
import type { Api, RawCall } from '@/platform/http/api';
import { pageQuerySchema, pageSchema } from '@/platform/http/cursor';
import { fingerprintOf } from '@/platform/http/idempotency';
import { failCommon } from '@/platform/http/problem';
import { idempotencyKey } from '@/platform/http/read-request';
import {
  type CreateLesson,
  createLessonSchema,
  type Lesson,
  lessonFeedbackSchema,
  lessonSchema,
  lessonSummarySchema,
  readingPreferencesSchema,
} from './contract';
import type { LessonsService } from './service';
import type { WriteRequest } from './service/write';

const tag = 'Lessons';
const ofCourse = z.object({ courseId: z.uuid() });
const ofLesson = ofCourse.extend({ lessonId: z.uuid() });

export function lessonsRoutes(api: Api, service: LessonsService): void {
  api.raw(
    {
      method: 'post',
      path: '/courses/{courseId}/lessons',
      tag,
      summary:
        'A lesson for me now; with Accept: text/event-stream as it is made (queued, writing, section, withdrawn, lesson)',
      params: ofCourse,
      body: createLessonSchema,
      response: lessonSchema,
      status: 201,
    },
    (call) => writeLesson(service, call),
  );
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/lessons',
      tag,
      summary: 'My lessons, newest first',
      params: ofCourse,
      query: pageQuerySchema,
      response: pageSchema(lessonSummarySchema),
    },
    ({ tx, principal, params, query }) => service.list(tx, params.courseId, principal.userId, query),
  );
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/lessons/{lessonId}',
      tag,
      summary: 'A lesson again',
      params: ofLesson,
      response: lessonSchema,
    },
    ({ tx, params }) => service.get(tx, params.courseId, params.lessonId),
  );
  api.route(
    {
      method: 'post',
      path: '/courses/{courseId}/lessons/{lessonId}/feedback',
      tag,
      summary: 'Rate a lesson and say what was good or bad',
      params: ofLesson,
      body: lessonFeedbackSchema,
    },
    async ({ tx, principal, params, body }) => {
      await service.feedback(tx, params.courseId, params.lessonId, principal.userId, body);
    },
  );
  api.route(
    { method: 'get', path: '/me/reading', tag, summary: 'What I ask of lessons', response: readingPreferencesSchema },
    ({ tx, principal }) => service.preferences(tx, principal.userId),
  );
  api.route(
    {
      method: 'put',
      path: '/me/reading',
      tag,
      summary: 'Ask for easier words or shorter lessons',
      body: readingPreferencesSchema,
      response: readingPreferencesSchema,
    },
    async ({ tx, principal, body }) => {
      await service.setPreferences(tx, principal.userId, body);
      return body;
    },
  );
}

async function writeLesson(
  service: LessonsService,
  call: RawCall<{ courseId: string }, unknown, CreateLesson>,
): Promise<Response> {
  const { principal, params, context, transaction } = call;
  if (!principal) throw failCommon('not_signed_in', 'Sign in, or send an API token, to do this.');
  const { conceptId, approach, writer } = await call.body();
  const key = idempotencyKey(context);
  const fingerprint = fingerprintOf('post', context.req.path, await call.text());
  const request: WriteRequest = {
    transact: transaction,
    learnerId: principal.userId,
    courseId: params.courseId,
    conceptId,
    approach,
    writer,
    once: key === undefined ? null : { userId: principal.userId, key, fingerprint },
  };
  if (context.req.header('accept')?.includes('text/event-stream')) {
    // Who may not see the course is told so before anything is streamed.
    await transaction(async () => {});
    return call.events((signal) => service.write(request, signal));
  }
  let lesson: Lesson | null = null;
  for await (const event of service.write(request, context.req.raw.signal))
    if (event.type === 'lesson') lesson = event.lesson;
  return context.body(JSON.stringify(lesson), 201, { 'content-type': 'application/json; charset=utf-8' });
}
