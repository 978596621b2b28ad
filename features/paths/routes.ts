import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import {
  changePathSchema,
  createPathSchema,
  learnerOnPathSchema,
  pathListSchema,
  pathSchema,
  previewPathSchema,
  wayViewSchema,
} from './contract';
import type { PathsService } from './service';

const tag = 'Paths';
const ofCourse = z.object({ courseId: z.uuid() });
const one = z.object({ pathId: z.uuid() });

export function pathsRoutes(api: Api, service: PathsService): void {
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/paths',
      tag,
      summary: 'Paths through a course: mine, and those of my classes and learners',
      params: ofCourse,
      response: pathListSchema,
    },
    ({ tx, principal, params }) => service.list(tx, principal, params.courseId),
  );
  api.route(
    {
      method: 'post',
      path: '/courses/{courseId}/paths',
      tag,
      summary: 'Set out on a path to chosen concepts, or set one for a class',
      params: ofCourse,
      body: createPathSchema,
      response: pathSchema,
      status: 201,
    },
    ({ tx, principal, params, body }) => service.create(tx, principal, { ...body, ...params }),
  );
  api.route(
    {
      method: 'post',
      path: '/courses/{courseId}/paths/preview',
      tag,
      summary: 'The way to concepts and its time, before anybody sets out',
      params: ofCourse,
      body: previewPathSchema,
      response: wayViewSchema,
    },
    ({ tx, principal, params, body }) => service.preview(tx, principal, { ...body, ...params }),
  );
  api.route(
    {
      method: 'get',
      path: '/paths/{pathId}',
      tag,
      summary: 'A path as it is now; of a class’s path with learnerId from where that learner stands',
      params: one,
      query: z.object({ learnerId: z.uuid().optional() }),
      response: pathSchema,
    },
    ({ tx, principal, params, query }) => service.get(tx, principal, { id: params.pathId, ...query }),
  );
  api.route(
    {
      method: 'patch',
      path: '/paths/{pathId}',
      tag,
      summary: 'Change a path: title, end, concepts, order of its steps, stop it or take it up again',
      params: one,
      body: changePathSchema,
      response: pathSchema,
    },
    ({ tx, principal, params, body }) => service.change(tx, principal, { ...body, id: params.pathId }),
  );
  api.route(
    {
      method: 'get',
      path: '/paths/{pathId}/learners',
      tag,
      summary: 'How far each learner of a class is on its path',
      params: one,
      response: z.object({ items: z.array(learnerOnPathSchema) }),
    },
    ({ tx, principal, params }) => service.learners(tx, principal, params.pathId),
  );
}
