import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import type { Principal } from '@/platform/http/principal';
import { AppError, errorsOf, failCommon } from '@/platform/http/problem';
import type { Auth } from '../auth';
import { cardErrors, cardsOfClassSchema, cardsOfSchema, firstSignInSchema } from './contract';
import type { CardService, Printed } from './service';

const fail = errorsOf(cardErrors);
const tag = 'People';

export interface CardRouteDeps {
  auth: Pick<Auth, 'signIn'>;
  currentDistrict(): Promise<{ id: string } | null>;
}

export function cardRoutes(api: Api, service: CardService, { auth, currentDistrict }: CardRouteDeps): void {
  api.raw(
    {
      ...{ method: 'post', path: '/people/cards', tag },
      summary: 'Make new passwords for people, and cards with them as PDF, shown this once',
      body: cardsOfSchema,
      produces: 'application/pdf',
      response: z.string(),
    },
    async ({ principal, transaction, body }) =>
      pdf(await service.forPeople(required(principal), transaction, await body())),
  );
  api.raw(
    {
      ...{ method: 'post', path: '/classes/{classId}/cards', tag },
      summary: 'The same for learners of a class',
      params: z.object({ classId: z.uuid() }),
      body: cardsOfClassSchema,
      produces: 'application/pdf',
      response: z.string(),
    },
    async ({ principal, transaction, params, body }) =>
      pdf(await service.forClass(required(principal), transaction, params.classId, await body())),
  );
  api.raw(
    {
      ...{ method: 'post', path: '/first-sign-in', tag },
      summary: 'Choose a password of one’s own by that of a card; signs in',
      body: firstSignInSchema,
      response: z.object({}),
    },
    async ({ context, body }) => {
      const { name, first, password } = await body();
      const district = await currentDistrict();
      if (!district) throw fail('first_password_wrong', 'This Meno has not been set up yet.');
      const response = await auth.signIn(district.id, context.req.raw, { email: name, password: first, own: password });
      if (response.status === 400)
        throw new AppError('invalid_input', 400, 'Choose another password than that of the card.', {
          issues: [{ path: 'password', message: 'password_same' }],
        });
      // Too many tries are told as signing in tells them.
      if (response.status === 401) throw fail('first_password_wrong', 'This name and this card’s password don’t fit.');
      return response;
    },
  );
}

function required(principal: Principal | null): Principal {
  if (!principal) throw failCommon('not_signed_in', 'Sign in, or send an API token, to do this.');
  return principal;
}

/** A file that no browser and no proxy keeps; how many cards it has, and how many people wait for the next, stand in its head. */
function pdf({ pdf: bytes, cards, left }: Printed): Response {
  return new Response(bytes, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="sign-in-cards.pdf"',
      'cache-control': 'no-store',
      'x-meno-cards': String(cards),
      'x-meno-left': String(left),
    },
  });
}
