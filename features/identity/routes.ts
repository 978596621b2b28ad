import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { pageQuerySchema, pageSchema } from '@/platform/http/cursor';
import { errorsOf } from '@/platform/http/problem';
import type { Auth } from './auth';
import {
  classSchema,
  createClassSchema,
  identityErrors,
  installationSchema,
  joinSchema,
  meSchema,
  setupSchema,
} from './contract';
import type { CodeGuard } from './guarded-code';
import { normaliseJoinCode } from './join-code';
import { memberSchema } from './people/contract';
import { peopleRoutes } from './people/routes';
import { classRoutes, schoolRoutes } from './people/routes-schools';
import type { IdentityService } from './service';

const fail = errorsOf(identityErrors);
const tag = 'People';

export interface IdentityRouteDeps {
  auth: Auth;
  /** Imports the sample course for the new owner. */
  importSample(owner: { districtId: string; userId: string }): Promise<void>;
  /** Stands before codes of classes. The server always gives it. */
  guardCode?: CodeGuard;
}

export function identityRoutes(api: Api, service: IdentityService, deps: IdentityRouteDeps): void {
  const signedIn = async (request: Request, credentials: { email: string; password: string }): Promise<Response> => {
    const district = await service.currentDistrict();
    if (!district) throw fail('not_set_up', 'This Meno has not been set up yet.');
    return deps.auth.signIn(district.id, request, credentials);
  };

  const guardCode: CodeGuard = deps.guardCode ?? ((_district, _request, _whom, attempt) => attempt());

  api.raw(
    {
      method: 'get',
      path: '/installation',
      tag,
      summary: 'Whether this Meno has been set up',
      response: installationSchema,
    },
    async ({ context }) => context.json(await service.installation()),
  );
  api.raw(
    {
      method: 'post',
      path: '/setup',
      tag,
      summary: 'Make the district and its owner; signs the owner in',
      body: setupSchema,
      response: z.object({}),
    },
    async ({ context, body }) => {
      const input = await body();
      const owner = await service.setUp(input);
      if (input.sampleCourse) await deps.importSample(owner);
      return signedIn(context.req.raw, input);
    },
  );
  api.raw(
    {
      method: 'post',
      path: '/join',
      tag,
      summary: 'Make a learner account by the code of a class; signs the learner in',
      body: joinSchema,
      response: z.object({}),
    },
    async ({ context, body }) => {
      const input = await body();
      const district = await service.currentDistrict();
      if (!district) throw fail('not_set_up', 'This Meno has not been set up yet.');
      const whom = normaliseJoinCode(input.joinCode);
      await guardCode(district.id, context.req.raw, whom, () => service.join(input));
      return signedIn(context.req.raw, input);
    },
  );
  api.route({ method: 'get', path: '/me', tag, summary: 'Who I am', response: meSchema }, ({ tx, principal }) =>
    service.me(tx, principal),
  );
  api.route(
    {
      method: 'get',
      path: '/classes',
      tag,
      summary: 'My classes',
      query: pageQuerySchema,
      response: pageSchema(classSchema),
    },
    ({ tx, principal, query }) => service.listClasses(tx, principal, query),
  );
  api.route(
    {
      method: 'post',
      path: '/classes',
      tag,
      summary: 'Make a class on a course',
      body: createClassSchema,
      response: classSchema,
      status: 201,
    },
    ({ tx, principal, body }) => service.createClass(tx, principal, body),
  );
  api.route(
    {
      method: 'post',
      path: '/classes/join',
      tag,
      summary: 'Join a class by its code',
      body: z.object({ joinCode: z.string().min(4).max(20) }),
      response: classSchema,
    },
    ({ principal, body, context }) =>
      guardCode(principal.districtId, context.req.raw, principal.userId, () =>
        service.joinClass(principal, body.joinCode),
      ),
  );
  api.route(
    {
      method: 'get',
      path: '/classes/{classId}/members',
      tag,
      summary: 'Members of a class I teach',
      params: z.object({ classId: z.uuid() }),
      response: z.object({ items: z.array(memberSchema) }),
    },
    async ({ tx, params }) => ({ items: await service.classMembers(tx, params.classId) }),
  );
  peopleRoutes(api, service);
  schoolRoutes(api, service);
  classRoutes(api, service);
}
