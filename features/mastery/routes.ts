import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { bktParametersSchema, conceptEvidenceSchema, conceptParametersSchema, courseProgressSchema } from './contract';
import { learnerModelsSchema, modelRunSchema } from './model/contract';
import type { ModelsService } from './model/service';
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
  api.route(
    {
      method: 'delete',
      path: '/courses/{courseId}/concepts/{conceptId}/parameters',
      tag,
      summary: 'Go back to what Meno reckons a concept with',
      params: concept,
      response: conceptParametersSchema,
    },
    ({ tx, principal, params }) => service.clearParameters(tx, principal, params),
  );
}

export function learnerModelRoutes(api: Api, service: ModelsService): void {
  const tag = 'Learner model';
  const run = z.object({ runId: z.uuid() });
  api.route(
    {
      method: 'get',
      path: '/learner-models',
      tag,
      summary: 'Versions of the learner model, how each was judged, and what is at work',
      response: learnerModelsSchema,
    },
    ({ tx }) => service.list(tx),
  );
  api.route(
    {
      method: 'post',
      path: '/learner-models/runs',
      tag,
      summary: 'Fit the learner model to all answers now',
      response: modelRunSchema,
      status: 202,
    },
    ({ principal }) => service.refit({ id: principal.districtId, requestedBy: principal.userId }),
  );
  api.route(
    {
      method: 'get',
      path: '/learner-models/runs/{runId}',
      tag,
      summary: 'How far a run is',
      params: run,
      response: modelRunSchema,
    },
    ({ tx, params }) => service.run(tx, params.runId),
  );
  api.route(
    {
      method: 'post',
      path: '/learner-models/runs/{runId}/cancel',
      tag,
      summary: 'Stop a run',
      params: run,
      response: modelRunSchema,
    },
    ({ tx, params }) => service.cancel(tx, params.runId),
  );
  api.route(
    {
      method: 'post',
      path: '/learner-models/{version}/activate',
      tag,
      summary: 'Put a version into force (0: the starting values) and reckon every learner anew',
      params: z.object({ version: z.coerce.number().int().min(0).max(2_000_000_000) }),
      response: modelRunSchema,
      status: 202,
    },
    ({ principal, params }) =>
      service.apply({ id: principal.districtId, requestedBy: principal.userId }, params.version),
  );
}
