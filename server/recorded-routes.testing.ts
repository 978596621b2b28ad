import { OpenAPIHono } from '@hono/zod-openapi';
import type { z } from 'zod';
import type { TestDemo } from '@/demo/testing';
import { createAuth } from '@/features/identity/auth';
import { createSignIn } from '@/features/identity/sign-in/service';
import type { Api, RouteSpec } from '@/platform/http/api';
import { addRoutes } from './feature-routes';

/** What a route says of itself, and whether it answers by itself. */
export type RecordedRoute = RouteSpec<z.ZodType, z.ZodType, z.ZodType, z.ZodType> & { raw: boolean; produces?: string };

/** Puts the routes of every feature into an API. */
export function addAllRoutes(api: Api, { test, features, demo }: TestDemo): void {
  const auth = createAuth({
    ...{ database: test.database, secret: 'x'.repeat(40), publicUrl: undefined, addressHeader: 'x-address' },
  });
  const port = { append: async () => {}, later: () => {}, now: async () => {}, ownersOf: async () => [] };
  const signIn = createSignIn({
    ...{ auth, audit: port, secret: 'x'.repeat(40), publicUrl: undefined, addressHeader: 'x-address' },
    ...{ currentDistrict: async () => null, forgetPerson: () => {}, now: () => new Date(), report: () => {} },
    ...{ single: null, mail: null, guard: async (_1, _2, _3, attempt) => ({ result: await attempt() }) },
  });
  addRoutes(api, features, auth, demo, signIn);
}

/** Every route of the API by `METHOD /path`, as it was registered. */
export function recordRoutes(demo: TestDemo): Map<string, RecordedRoute> {
  const specs = new Map<string, RecordedRoute>();
  const keep = (raw: boolean) => (spec: Omit<RecordedRoute, 'raw'>) =>
    void specs.set(`${spec.method.toUpperCase()} ${spec.path}`, { ...spec, raw });
  addAllRoutes({ hono: new OpenAPIHono(), route: keep(false), raw: keep(true) }, demo);
  return specs;
}
