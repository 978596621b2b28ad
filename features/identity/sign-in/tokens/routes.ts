import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { failCommon } from '@/platform/http/problem';
import type { SignInService } from '../service';
import { madeTokenSchema, newTokenSchema, tokensSchema } from './contract';

const tag = 'API tokens';
const nothing = z.object({});
const personId = z.object({ personId: z.uuid() });
const tokenId = z.object({ tokenId: z.uuid() });

/** API tokens: one's own, and those of people whom one looks after. */
export function tokenRoutes(api: Api, { tokens }: SignInService): void {
  api.route(
    { method: 'get', path: '/me/tokens', tag, summary: 'My API tokens', response: tokensSchema },
    async ({ tx, principal }) => ({ items: await tokens.own(tx, principal) }),
  );
  // Not by `route`: what it answers is kept for repeated requests there, and a token is kept nowhere.
  api.raw(
    {
      ...{ method: 'post', path: '/me/tokens', tag, body: newTokenSchema, response: madeTokenSchema, status: 201 },
      summary: 'Make an API token, for looking alone or for all that I may do; it is told this once',
    },
    async ({ principal, context, body }) => {
      if (!principal) throw failCommon('not_signed_in', 'Sign in to do this.');
      const made = await tokens.make(principal, context.req.raw, await body());
      return context.json(made, 201, { 'cache-control': 'no-store' });
    },
  );
  api.route(
    {
      ...{ method: 'delete', path: '/me/tokens/{tokenId}', tag, params: tokenId, response: nothing },
      summary: 'End an API token of mine',
    },
    async ({ principal, params }) => {
      await tokens.end(principal, params.tokenId);
      return {};
    },
  );
  api.route(
    {
      ...{ method: 'get', path: '/people/{personId}/tokens', tag, params: personId, response: tokensSchema },
      summary: 'API tokens of a person',
    },
    async ({ tx, principal, params }) => ({ items: await tokens.of(tx, principal, params.personId) }),
  );
  api.route(
    {
      ...{ method: 'delete', path: '/people/{personId}/tokens/{tokenId}', tag, response: nothing },
      params: personId.extend(tokenId.shape),
      summary: 'End an API token of a person',
    },
    async ({ tx, principal, params }) => {
      await tokens.endOf(tx, principal, params.personId, params.tokenId);
      return {};
    },
  );
}
