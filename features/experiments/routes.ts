import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import {
  createExperimentSchema,
  estimatesSchema,
  experimentArmSchema,
  experimentChoicesSchema,
  experimentDetailSchema,
  experimentSchema,
} from './contract';
import { peopleRoutes } from './routes-people';
import type { ExperimentsService } from './service';

const tag = 'Experiments';
const course = z.object({ courseId: z.uuid() });
const one = course.extend({ experimentId: z.uuid() });
const base = '/courses/{courseId}/experiments';
const at = `${base}/{experimentId}`;

export function experimentsRoutes(api: Api, service: ExperimentsService): void {
  api.route(
    {
      ...{ method: 'get', path: base, tag, params: course },
      summary: 'The experiments of a course, newest first',
      response: z.object({ items: z.array(experimentSchema), nextCursor: z.null() }),
    },
    async ({ tx, params }) => ({ items: await service.list(tx, params.courseId), nextCursor: null }),
  );
  api.route(
    {
      ...{ method: 'post', path: base, tag, params: course, status: 201 },
      summary: 'Drafts an experiment; it begins with a word of its own',
      body: createExperimentSchema,
      response: experimentDetailSchema,
    },
    ({ tx, params, principal, body }) => service.create(tx, params.courseId, principal.userId, body),
  );
  api.route(
    {
      ...{ method: 'get', path: '/courses/{courseId}/experiment-choices', tag, params: course },
      summary: 'What a new experiment can be made of',
      response: experimentChoicesSchema,
    },
    ({ tx, params }) => service.choices(tx, params.courseId),
  );
  api.route(
    {
      ...{ method: 'get', path: '/courses/{courseId}/experiment-estimates', tag, params: course },
      summary: 'What earlier answers suggest of arms that were not tried yet',
      query: z.object({ subject: estimatesSchema.shape.subject }),
      response: estimatesSchema,
    },
    ({ tx, params, query }) => service.estimates(tx, params.courseId, query.subject),
  );
  api.route(
    {
      ...{ method: 'get', path: at, tag, params: one },
      summary: 'An experiment with its report and how it went day by day',
      response: experimentDetailSchema,
    },
    ({ tx, params }) => service.detail(tx, params.courseId, params.experimentId),
  );
  api.route({ ...{ method: 'delete', path: at, tag, params: one }, summary: 'Removes a draft' }, ({ tx, params }) =>
    service.remove(tx, params.courseId, params.experimentId),
  );
  const steps = [
    ['start', 'Begins a draft'],
    ['pause', 'Gives everyone what the course has without it, for a while'],
    ['resume', 'Goes on after a pause'],
    ['stop', 'Ends it'],
  ] as const;
  for (const [step, summary] of steps)
    api.route(
      { ...{ method: 'post', path: `${at}/${step}`, tag, params: one }, summary, response: experimentDetailSchema },
      ({ tx, params }) => service[step](tx, params.courseId, params.experimentId),
    );
  api.route(
    {
      ...{ method: 'put', path: `${at}/default`, tag, params: one },
      summary: 'Makes an arm of an experiment that has ended the default of the course',
      body: experimentArmSchema.pick({ key: true }),
    },
    ({ tx, params, body, principal }) =>
      service.takeOver(tx, params.courseId, params.experimentId, body.key, principal.userId),
  );
  api.route(
    { ...{ method: 'delete', path: `${at}/default`, tag, params: one }, summary: 'Takes that back' },
    ({ tx, params, principal }) => service.undoTakeOver(tx, params.courseId, params.experimentId, principal.userId),
  );
  peopleRoutes(api, service, tag);
}
