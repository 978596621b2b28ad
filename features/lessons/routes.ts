import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { pageQuerySchema, pageSchema } from '@/platform/http/cursor';
import { createLessonSchema, type Lesson, lessonFeedbackSchema, lessonSchema, lessonSummarySchema } from './contract';
import type { LessonsService } from './service';

const tag = 'Lessons';
const ofCourse = z.object({ courseId: z.uuid() });
const ofLesson = ofCourse.extend({ lessonId: z.uuid() });

export function lessonsRoutes(api: Api, service: LessonsService): void {
  api.route(
    {
      method: 'post',
      path: '/courses/{courseId}/lessons',
      tag,
      summary:
        'Compose a lesson for me now; with Accept: text/event-stream in parts (lesson, section, exercises, done)',
      params: ofCourse,
      body: createLessonSchema,
      response: lessonSchema,
      status: 201,
      stream: streamLesson,
    },
    ({ tx, principal, params, body }) =>
      service.compose({ tx, learnerId: principal.userId, courseId: params.courseId, conceptId: body.conceptId }),
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
}

/** A stored lesson, part by part. It is sent after its transaction has committed: what a reader saw is kept. */
function streamLesson(context: Parameters<typeof streamSSE>[0], body: string): Response {
  const lesson: Lesson = lessonSchema.parse(JSON.parse(body));
  return streamSSE(context, async (stream) => {
    const { sections, exercises, ...head } = lesson;
    await stream.writeSSE({ event: 'lesson', data: JSON.stringify(head) });
    for (const section of sections) await stream.writeSSE({ event: 'section', data: JSON.stringify(section) });
    await stream.writeSSE({ event: 'exercises', data: JSON.stringify(exercises) });
    await stream.writeSSE({ event: 'done', data: JSON.stringify({ id: lesson.id }) });
  });
}
