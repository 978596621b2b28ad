import type { Api } from '@/platform/http/api';
import { failCommon } from '@/platform/http/problem';
import { type DemoBegun, demoBegunSchema, demoSchema, demoSizeSchema } from './contract';
import type { DemoService } from './service';

const tag = 'Demo school';

export interface DemoRouteDeps {
  /** Signs in and answers with the cookie. */
  signIn(districtId: string, request: Request, credentials: { email: string; password: string }): Promise<Response>;
}

export function demoRoutes(api: Api, service: DemoService, deps: DemoRouteDeps): void {
  api.raw(
    {
      method: 'post',
      path: '/setup/demo',
      tag,
      summary:
        'Make a district with a demo school and an admin of its own; signs them in. Passwords are told this once',
      body: demoSizeSchema.partial(),
      response: demoBegunSchema,
    },
    async ({ context, body }) => {
      const { districtId, begun, guide } = await service.setUp(demoSizeSchema.parse(await body()));
      const signedIn = await deps.signIn(districtId, context.req.raw, guide);
      const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' });
      for (const cookie of signedIn.headers.getSetCookie()) headers.append('set-cookie', cookie);
      return new Response(JSON.stringify(begun satisfies DemoBegun), { headers });
    },
  );
  api.raw(
    {
      method: 'post',
      path: '/demo',
      tag,
      summary: 'Have a demo school made beside what is there. Passwords are told this once',
      body: demoSizeSchema.partial(),
      response: demoBegunSchema,
    },
    async ({ principal, body, transaction }) => {
      if (!principal) throw failCommon('not_signed_in', 'Sign in, or send an API token, to do this.');
      const size = demoSizeSchema.parse(await body());
      const begun = await service.begin(size, { run: transaction, requestedBy: principal.userId });
      await service.send(principal.districtId);
      return Response.json(begun, { headers: { 'cache-control': 'no-store' } });
    },
  );
  api.route(
    { method: 'get', path: '/demo', tag, summary: 'The demo school, as far as there is one', response: demoSchema },
    ({ tx }) => service.show(tx),
  );
  api.route(
    {
      method: 'post',
      path: '/demo/cancel',
      tag,
      summary: 'Stop the making of the demo school; what there is of it is removed',
      response: demoSchema,
    },
    async ({ tx }) => {
      await service.cancel(tx);
      return service.show(tx);
    },
  );
  api.raw(
    {
      method: 'delete',
      path: '/demo',
      tag,
      summary: 'Remove the demo school, all of it and nothing else, in the background',
      response: demoSchema,
    },
    async ({ principal, transaction }) => {
      if (!principal) throw failCommon('not_signed_in', 'Sign in, or send an API token, to do this.');
      const demo = await transaction(async (tx) => {
        await service.remove(tx);
        return service.show(tx);
      });
      await service.send(principal.districtId);
      return Response.json(demo);
    },
  );
}
