import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { bktParametersSchema, conceptEvidenceSchema, conceptParametersSchema, courseProgressSchema } from './contract';
import type { MasteryService } from './service';

const tag = 'Mastery';
const course = z.object({ courseId: z.uuid() });
const concept = z.object({ courseId: z.uuid(), conceptId: z.uuid() });
const whose = z.object({ learnerId: z.uuid().optional() });

export function masteryRoutes(api: Api, service: MasteryService): void {
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/progress',
      tag,
      summary: 'What I know of a course, or a learner of my classes does',
      params: course,
      query: whose,
      response: courseProgressSchema,
    },
    ({ tx, principal, params, query }) => service.progress(tx, principal, { ...params, ...query }),
  );
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/concepts/{conceptId}/evidence',
      tag,
      summary: 'The attempts behind an estimate',
      params: concept,
      query: whose,
      response: conceptEvidenceSchema,
    },
    ({ tx, principal, params, query }) => service.evidence(tx, principal, { ...params, ...query }),
  );
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/concepts/{conceptId}/parameters',
      tag,
      summary: 'What a concept is reckoned with',
      params: concept,
      response: conceptParametersSchema,
    },
    ({ tx, params }) => service.parameters(tx, params.courseId, params.conceptId),
  );
  api.route(
    {
      method: 'put',
      path: '/courses/{courseId}/concepts/{conceptId}/parameters',
      tag,
      summary: 'Set what a concept is reckoned with from now on',
      params: concept,
      body: bktParametersSchema,
      response: conceptParametersSchema,
    },
    ({ tx, principal, params, body }) => service.setParameters(tx, principal, { ...params, parameters: body }),
  );
}
