import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { AppError } from '@/platform/http/problem';
import {
  askRecoverySchema,
  codeSchema,
  nextStepSchema,
  recoverSchema,
  recoveryLinkSchema,
  recoverySchema,
  signInRulesSchema,
  signInWaysSchema,
} from './contract';
import { mailRoutes } from './mail/routes';
import { ownSignInRoutes } from './own-routes';
import { authenticationJson } from './passkey-json';
import type { SignInService } from './service';
import { tokenRoutes } from './tokens/routes';

const tag = 'Signing in';
const personId = z.object({ personId: z.uuid() });
const nothing = z.object({});

export interface SignInRouteDeps {
  currentDistrict(): Promise<{ id: string } | null>;
}

/** Ways of signing in and back, and a district's rules for them. */
export function signInRoutes(api: Api, service: SignInService, deps: SignInRouteDeps): void {
  const here = async (): Promise<string> => {
    const district = await deps.currentDistrict();
    if (!district) throw new AppError('not_set_up', 409, 'This Meno has not been set up yet.');
    return district.id;
  };
  ownSignInRoutes(api, service);
  tokenRoutes(api, service);
  mailRoutes(api, service);

  api.raw(
    {
      method: 'get',
      path: '/sign-in/ways',
      tag,
      summary: 'Ways of signing in that there are',
      response: signInWaysSchema,
    },
    async ({ context }) =>
      context.json(await service.ways((await deps.currentDistrict())?.id ?? null, context.req.raw)),
  );
  api.raw(
    {
      ...{ method: 'post', path: '/sign-in/second-factor', tag, body: codeSchema, response: nextStepSchema },
      summary: 'Go on with a one-time code or a recovery code, after a right password',
    },
    async ({ context, body }) => service.secondFactor(await here(), context.req.raw, (await body()).code),
  );
  api.raw(
    {
      ...{ method: 'post', path: '/sign-in/passkey/begin', tag, body: nothing, response: z.looseObject({}) },
      summary: 'What a browser needs to show a passkey',
    },
    async ({ context }) => service.passkeys.beginSignIn(await here(), context.req.raw),
  );
  api.raw(
    {
      ...{ method: 'post', path: '/sign-in/passkey', tag, response: nextStepSchema },
      body: z.object({ passkey: authenticationJson }),
      summary: 'Sign in by a passkey',
    },
    async ({ context, body }) => service.passkeys.signIn(await here(), context.req.raw, (await body()).passkey),
  );
  api.raw(
    {
      ...{ method: 'post', path: '/sign-in/single', tag, response: z.object({ address: z.string() }) },
      body: z.object({ next: z.string().max(2000).nullable().default(null) }),
      summary: 'Where to go for single sign-on',
    },
    async ({ context, body }) => service.single.begin(await here(), context.req.raw, (await body()).next),
  );
  api.raw(
    {
      method: 'get',
      path: '/sign-in/single/return',
      tag,
      summary: 'The way back from single sign-on',
      response: nothing,
    },
    async ({ context }) => service.single.finish(await here(), context.req.raw),
  );
  api.raw(
    {
      ...{ method: 'post', path: '/recovery/ask', tag, body: askRecoverySchema, response: nothing },
      summary: 'Ask for a link to a new password by mail, where Meno sends any',
    },
    async ({ context, body }) => {
      await service.recovery.ask(await here(), context.req.raw, (await body()).email);
      return context.json({});
    },
  );
  api.raw(
    {
      ...{ method: 'post', path: '/recovery/look', tag, response: recoverySchema },
      body: recoverSchema.pick({ token: true }),
      summary: 'For whom a link to a new password is',
    },
    async ({ context, body }) => context.json(await service.recovery.look(await here(), (await body()).token)),
  );
  api.raw(
    {
      ...{ method: 'post', path: '/recovery', tag, body: recoverSchema, response: nothing },
      summary: 'Set a new password by a link; ends all sessions',
    },
    async ({ context, body }) => {
      const { token, password } = await body();
      await service.recovery.recover(await here(), context.req.raw, token, password);
      return context.json({});
    },
  );
  api.route(
    {
      ...{ method: 'post', path: '/people/{personId}/recovery-link', tag, params: personId },
      summary: 'Make a link by which somebody sets a new password, once, within a day',
      response: recoveryLinkSchema,
      status: 201,
    },
    ({ principal, params, context }) => service.recovery.issue(principal, context.req.raw, params.personId),
  );
  api.route(
    {
      ...{ method: 'post', path: '/people/{personId}/second-factor/reset', tag, params: personId },
      summary: 'End somebody’s one-time codes, passkeys, API tokens and sessions',
      response: nothing,
    },
    async ({ principal, params }) => {
      await service.recovery.resetSecondFactor(principal, params.personId);
      return {};
    },
  );
  api.route(
    {
      method: 'get',
      path: '/sign-in/rules',
      tag,
      summary: 'The district’s rules for signing in',
      response: signInRulesSchema,
    },
    ({ tx }) => service.rules(tx),
  );
  api.route(
    {
      ...{ method: 'put', path: '/sign-in/rules', tag, body: signInRulesSchema, response: signInRulesSchema },
      summary: 'Change the district’s rules for signing in',
    },
    ({ tx, principal, body }) => service.setRules(tx, principal, body),
  );
}
