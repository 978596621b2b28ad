import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import {
  changeQuestionSchema,
  importQuestionsSchema,
  importReportSchema,
  retrievalQuestionSchema,
  scoreReportSchema,
  writeQuestionSchema,
} from '../measure/contract';
import { BUDGET_TOKENS, LIMIT } from '../measure/explain';
import { explainedSchema } from '../measure/explained';
import type { LibraryService } from '../service';
import { caller, once } from './once';

const course = z.object({ courseId: z.uuid() });
const question = course.extend({ questionId: z.uuid() });
const tag = 'Retrieval';

/** What a question finds and why, and the questions by which that is measured. */
export function retrievalRoutes(api: Api, service: LibraryService): void {
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/retrieval',
      tag,
      summary: 'What would be retrieved for a question, and why',
      params: course,
      query: z.object({
        q: z.string().trim().min(1).max(2_000),
        limit: z.coerce.number().int().min(1).max(20).default(LIMIT),
        budgetTokens: z.coerce.number().int().min(50).max(20_000).default(BUDGET_TOKENS),
      }),
      response: explainedSchema,
    },
    ({ tx, params, query: { q, ...room } }) =>
      service.explainRetrieval(tx, { courseId: params.courseId, question: q, ...room }),
  );
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/retrieval/questions',
      tag,
      summary: 'Questions with the passages that they should find',
      params: course,
      response: z.object({ items: z.array(retrievalQuestionSchema) }),
    },
    async ({ tx, params }) => ({ items: await service.listQuestions(tx, params.courseId) }),
  );
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/retrieval/scores',
      tag,
      summary: 'How retrieval did on the questions, over time',
      params: course,
      response: scoreReportSchema,
    },
    ({ tx, principal, params }) => service.scoreReport(tx, principal.districtId, params.courseId),
  );
  api.raw(
    {
      method: 'get',
      path: '/courses/{courseId}/retrieval/questions/file',
      tag,
      summary: 'The questions as a file',
      params: course,
      query: z.object({ format: z.enum(['jsonl', 'csv']).default('jsonl') }),
      response: z.string(),
      produces: 'text/plain',
    },
    async (call) => {
      const { format } = call.query;
      const text = await call.transaction((tx) => service.exportQuestions(tx, call.params.courseId, format));
      return new Response(text, {
        headers: {
          'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl; charset=utf-8',
          'content-disposition': `attachment; filename="questions.${format}"`,
          'x-content-type-options': 'nosniff',
        },
      });
    },
  );
  changes(api, service);
}

/** Each is followed by a new score, in the background. */
function changes(api: Api, service: LibraryService): void {
  api.raw(
    {
      method: 'post',
      path: '/courses/{courseId}/retrieval/questions',
      tag,
      summary: 'Add a question; asked before, it gets the passages besides',
      params: course,
      body: writeQuestionSchema,
      response: retrievalQuestionSchema,
      status: 201,
    },
    async (call) => {
      const { actor, principal } = caller(call);
      const { courseId } = call.params;
      const body = await call.body();
      const asked = { courseId, userId: principal.userId, ...body };
      const added = await once(call)((tx) => service.addQuestion(tx, asked), JSON.stringify(body));
      await service.scoreSoon(actor.districtId, courseId);
      return call.context.json(added, 201);
    },
  );
  api.raw(
    {
      method: 'put',
      path: '/courses/{courseId}/retrieval/questions/{questionId}',
      tag,
      summary: 'Change a question and its passages',
      params: question,
      body: changeQuestionSchema,
      response: retrievalQuestionSchema,
    },
    async (call) => {
      const { courseId, questionId } = call.params;
      const body = await call.body();
      const changed = await call.transaction((tx) => service.changeQuestion(tx, courseId, questionId, body));
      await service.scoreSoon(caller(call).actor.districtId, courseId);
      return call.context.json(changed);
    },
  );
  api.raw(
    {
      method: 'delete',
      path: '/courses/{courseId}/retrieval/questions/{questionId}',
      tag,
      summary: 'Remove a question',
      params: question,
    },
    async (call) => {
      const { courseId, questionId } = call.params;
      await once(call)((tx) => service.removeQuestion(tx, courseId, questionId));
      await service.scoreSoon(caller(call).actor.districtId, courseId);
      return call.context.body(null, 204);
    },
  );
  api.raw(
    {
      method: 'post',
      path: '/courses/{courseId}/retrieval/questions/import',
      tag,
      takes: 'text',
      summary: 'Take questions from a file: JSON lines as BEIR has them, or comma-separated values',
      params: course,
      body: importQuestionsSchema,
      response: importReportSchema,
    },
    async (call) => {
      const { actor, principal } = caller(call);
      const { courseId } = call.params;
      const { text } = await call.body();
      const report = await once(call)((tx) => service.importQuestions(tx, courseId, text, principal.userId), text);
      await service.scoreSoon(actor.districtId, courseId);
      return call.context.json(report);
    },
  );
}
