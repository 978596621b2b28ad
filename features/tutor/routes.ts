import { z } from 'zod';
import type { Api, RawCall } from '@/platform/http/api';
import { pageQuerySchema, pageSchema } from '@/platform/http/cursor';
import { failCommon } from '@/platform/http/problem';
import {
  type Ask,
  askLimitSchema,
  askSchema,
  chatMessageSchema,
  chatReportSchema,
  openingSchema,
  placeSchema,
  reportSchema,
  type TutorEvent,
  threadSchema,
  threadSummarySchema,
  threadWithMessagesSchema,
} from './contract';
import type { TutorService } from './service';

const tag = 'Tutor';
const ofCourse = z.object({ courseId: z.uuid() });
const ofThread = ofCourse.extend({ threadId: z.uuid() });

export function tutorRoutes(api: Api, service: TutorService): void {
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/chat',
      tag,
      summary: 'What I can ask here, and how often',
      params: ofCourse,
      query: placeSchema,
      response: openingSchema,
    },
    ({ tx, principal, params, query }) =>
      service.opening(tx, { learnerId: principal.userId, courseId: params.courseId }, query),
  );
  api.raw(
    {
      method: 'post',
      path: '/courses/{courseId}/chat',
      tag,
      summary:
        'Ask the tutor; with Accept: text/event-stream the answer comes block by block (asked, queued, started, block, restart, done)',
      params: ofCourse,
      body: askSchema,
      response: z.object({ thread: threadSchema, message: chatMessageSchema, limit: askLimitSchema }),
    },
    (call) => ask(service, call),
  );
  threadRoutes(api, service);
  reportRoutes(api, service);
}

async function ask(service: TutorService, call: RawCall<{ courseId: string }, unknown, Ask>): Promise<Response> {
  const { principal, params, context } = call;
  if (!principal) throw failCommon('not_signed_in', 'Sign in, or send an API token, to do this.');
  const input = { learnerId: principal.userId, courseId: params.courseId, ask: await call.body() };
  const asked = await service.takeIn(call.transaction, input);
  const left = new AbortController();
  // Begun before anybody reads: a reader who has left already never asks for the first event.
  const events = service.answer(call.transaction, asked, AbortSignal.any([left.signal, context.req.raw.signal]));
  if (context.req.header('accept')?.includes('text/event-stream'))
    return call.events((signal) => {
      signal.addEventListener('abort', () => left.abort(), { once: true });
      return events;
    });
  let done: Extract<TutorEvent, { type: 'done' }> | null = null;
  let thread: Extract<TutorEvent, { type: 'asked' }>['thread'] | null = null;
  for await (const event of events) {
    if (event.type === 'asked') thread = event.thread;
    if (event.type === 'done') done = event;
  }
  return Response.json({ thread, message: done?.message ?? null, limit: done?.limit ?? null });
}

function threadRoutes(api: Api, service: TutorService): void {
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/chats',
      tag,
      summary: 'My conversations, the latest first; with q those that say it',
      params: ofCourse,
      query: pageQuerySchema.extend({ q: z.string().trim().max(200).default('') }),
      response: pageSchema(threadSummarySchema),
    },
    ({ tx, principal, params, query }) => service.threads(tx, { learnerId: principal.userId, ...params }, query),
  );
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/chats/{threadId}',
      tag,
      summary: 'One conversation of mine',
      params: ofThread,
      response: threadWithMessagesSchema,
    },
    ({ tx, principal, params }) => service.thread(tx, { learnerId: principal.userId, ...params }),
  );
  api.route(
    {
      method: 'delete',
      path: '/courses/{courseId}/chats/{threadId}',
      tag,
      summary: 'Delete a conversation; it can be taken back for a day',
      params: ofThread,
    },
    ({ tx, principal, params }) => service.remove(tx, { learnerId: principal.userId, ...params }),
  );
  api.route(
    {
      method: 'post',
      path: '/courses/{courseId}/chats/{threadId}/restore',
      tag,
      summary: 'Take a deleted conversation back',
      params: ofThread,
    },
    ({ tx, principal, params }) => service.restore(tx, { learnerId: principal.userId, ...params }),
  );
}

function reportRoutes(api: Api, service: TutorService): void {
  api.route(
    {
      method: 'post',
      path: '/courses/{courseId}/chats/{threadId}/messages/{messageId}/report',
      tag,
      summary: 'Hand an answer with its question to the teachers of the course',
      params: ofThread.extend({ messageId: z.uuid() }),
      body: reportSchema,
    },
    ({ tx, principal, params, body }) => service.report(tx, { learnerId: principal.userId, ...params }, body),
  );
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/chat-reports',
      tag,
      summary: 'Answers of the tutor that learners reported',
      params: ofCourse,
      query: pageQuerySchema,
      response: pageSchema(chatReportSchema),
    },
    ({ tx, params, query }) => service.reports(tx, params.courseId, query),
  );
  api.route(
    {
      method: 'delete',
      path: '/courses/{courseId}/chat-reports/{reportId}',
      tag,
      summary: 'Take a report off the list',
      params: ofCourse.extend({ reportId: z.uuid() }),
    },
    ({ tx, params }) => service.dismissReport(tx, params.courseId, params.reportId),
  );
}
