import { z } from 'zod';
import type { Api, RawCall } from '@/platform/http/api';
import type { Principal } from '@/platform/http/principal';
import { failCommon } from '@/platform/http/problem';
import {
  changePasswordSchema,
  codeSchema,
  newSecondFactorSchema,
  passkeySchema,
  proofSchema,
  recoveryCodesSchema,
  securitySchema,
} from './contract';
import { registrationJson } from './passkey-json';
import type { SignInService } from './service';

const tag = 'My sign-in';
const nothing = z.object({});

/** What somebody sees and changes of how they sign in. Open also to who must set up a second factor before anything else. */
export function ownSignInRoutes(api: Api, { own, passkeys }: SignInService): void {
  api.raw(
    { method: 'get', path: '/me/sign-in', tag, summary: 'How I sign in, and where', response: securitySchema },
    async (call) => call.context.json(await own.show(who(call), call.context.req.raw)),
  );
  api.raw(
    {
      ...{ method: 'post', path: '/me/password', tag, body: changePasswordSchema, response: nothing },
      summary: 'Change my password; ends all other sessions',
    },
    async (call) => {
      const { current, password } = await call.body();
      return own.changePassword(who(call), call.context.req.raw, current, password);
    },
  );
  api.raw(
    {
      ...{ method: 'post', path: '/me/second-factor', tag, body: proofSchema, response: newSecondFactorSchema },
      summary: 'Begin to set up one-time codes',
    },
    async (call) =>
      call.context.json(await own.beginSecondFactor(who(call), call.context.req.raw, (await call.body()).password)),
  );
  api.raw(
    {
      ...{ method: 'post', path: '/me/second-factor/confirm', tag, body: codeSchema, response: recoveryCodesSchema },
      summary: 'Switch one-time codes on with a first one; tells the recovery codes, this once',
    },
    async (call) => own.confirmSecondFactor(who(call), call.context.req.raw, (await call.body()).code),
  );
  api.raw(
    {
      ...{ method: 'post', path: '/me/second-factor/codes', tag, body: proofSchema, response: recoveryCodesSchema },
      summary: 'Make new recovery codes',
    },
    async (call) =>
      call.context.json(await own.renewCodes(who(call), call.context.req.raw, (await call.body()).password)),
  );
  api.raw(
    {
      ...{ method: 'post', path: '/me/second-factor/end', tag, body: proofSchema, response: nothing },
      summary: 'Switch one-time codes off',
    },
    async (call) => {
      await own.endSecondFactor(who(call), call.context.req.raw, (await call.body()).password);
      return call.context.json({});
    },
  );
  api.raw(
    {
      ...{ method: 'post', path: '/me/passkeys/begin', tag, body: proofSchema, response: z.looseObject({}) },
      summary: 'What a browser needs to make a passkey',
    },
    async (call) => passkeys.beginAdding(who(call), call.context.req.raw, (await call.body()).password),
  );
  api.raw(
    {
      ...{ method: 'post', path: '/me/passkeys', tag, response: passkeySchema, status: 201 },
      body: z.object({ name: z.string().trim().min(1).max(60), passkey: registrationJson }),
      summary: 'Add a passkey',
    },
    async (call) => {
      const { name, passkey } = await call.body();
      return call.context.json(await passkeys.add(who(call), call.context.req.raw, name, passkey), 201);
    },
  );
  api.raw(
    {
      ...{ method: 'delete', path: '/me/passkeys/{passkeyId}', tag, response: nothing },
      params: z.object({ passkeyId: z.uuid() }),
      summary: 'Take a passkey away',
    },
    async (call) => {
      await passkeys.remove(who(call), call.params.passkeyId);
      return call.context.json({});
    },
  );
  api.raw(
    {
      ...{ method: 'post', path: '/me/sessions/end', tag, response: nothing },
      body: z.object({ here: z.boolean() }),
      summary: 'Sign out everywhere else, or everywhere',
    },
    async (call) => {
      await own.endSessions(who(call), call.context.req.raw, (await call.body()).here);
      return call.context.json({});
    },
  );
  api.raw(
    {
      ...{ method: 'delete', path: '/me/sessions/{sessionId}', tag, response: nothing },
      params: z.object({ sessionId: z.uuid() }),
      summary: 'Sign out in one place',
    },
    async (call) => {
      await own.endSession(who(call), call.params.sessionId);
      return call.context.json({});
    },
  );
}

/** Who calls: these routes are open to nobody else. */
function who({ principal }: Pick<RawCall<unknown, unknown>, 'principal'>): Principal {
  if (!principal) throw failCommon('not_signed_in', 'Sign in to do this.');
  return principal;
}
