import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { errorsOf } from '@/platform/http/problem';
import type { Auth } from '../auth';
import {
  acceptInvitationSchema,
  changeJoinCodeSchema,
  invitationErrors,
  invitationSchema,
  inviteToClassSchema,
  joinCodeSchema,
  madeInvitationSchema,
  makeInvitationSchema,
  openedInvitationSchema,
  tokenSchema,
} from './contract';
import type { InvitationService } from './service';

const fail = errorsOf(invitationErrors);
const tag = 'People';
const ofClass = z.object({ classId: z.uuid() });
const many = z.object({ items: z.array(invitationSchema) });

export interface InvitationRouteDeps {
  auth: Pick<Auth, 'signIn'>;
  currentDistrict(): Promise<{ id: string } | null>;
}

export function invitationRoutes(api: Api, service: InvitationService, deps: InvitationRouteDeps): void {
  staffRoutes(api, service);
  classRoutes(api, service);
  guestRoutes(api, service, deps);
}

function staffRoutes(api: Api, service: InvitationService): void {
  api.route(
    {
      ...{ method: 'get', path: '/invitations', tag },
      summary: 'Invitations, who made and who used them',
      response: many,
    },
    async ({ tx }) => ({ items: await service.list(tx, null) }),
  );
  api.route(
    {
      ...{ method: 'post', path: '/invitations', tag },
      summary: 'Invite people in a role by a link, which is told this once',
      body: makeInvitationSchema,
      response: madeInvitationSchema,
      status: 201,
    },
    ({ tx, principal, body }) => service.make(tx, principal, body),
  );
  api.route(
    {
      ...{ method: 'post', path: '/invitations/{invitationId}/revoke', tag },
      summary: 'Take an invitation back; nobody else comes in by it',
      params: z.object({ invitationId: z.uuid() }),
      response: invitationSchema,
    },
    ({ tx, principal, params }) => service.revoke(tx, principal, params.invitationId, null),
  );
}

function classRoutes(api: Api, service: InvitationService): void {
  api.route(
    {
      ...{ method: 'get', path: '/classes/{classId}/invitations', tag },
      summary: 'Invitations into a class',
      params: ofClass,
      response: many,
    },
    async ({ tx, params }) => ({ items: await service.list(tx, params.classId) }),
  );
  api.route(
    {
      ...{ method: 'post', path: '/classes/{classId}/invitations', tag },
      summary: 'Invite learners into a class by a link, which is told this once',
      params: ofClass,
      body: inviteToClassSchema,
      response: madeInvitationSchema,
      status: 201,
    },
    ({ tx, principal, params, body }) => service.makeForClass(tx, principal, params.classId, body),
  );
  api.route(
    {
      ...{ method: 'post', path: '/classes/{classId}/invitations/{invitationId}/revoke', tag },
      summary: 'Take an invitation into a class back',
      params: ofClass.extend({ invitationId: z.uuid() }),
      response: invitationSchema,
    },
    ({ tx, principal, params }) => service.revoke(tx, principal, params.invitationId, params.classId),
  );
  api.route(
    {
      ...{ method: 'get', path: '/classes/{classId}/join-code', tag },
      summary: 'The code of a class, until when it counts, and whether it does',
      params: ofClass,
      response: joinCodeSchema,
    },
    ({ tx, params }) => service.joinCode(tx, params.classId),
  );
  api.route(
    {
      ...{ method: 'put', path: '/classes/{classId}/join-code', tag },
      summary: 'Say until when the code of a class counts, or switch it off and on',
      params: ofClass,
      body: changeJoinCodeSchema,
      response: joinCodeSchema,
    },
    async ({ tx, params, body }) => {
      await service.changeJoinCode(tx, params.classId, body);
      return service.joinCode(tx, params.classId);
    },
  );
}

function guestRoutes(api: Api, service: InvitationService, { auth, currentDistrict }: InvitationRouteDeps): void {
  api.raw(
    {
      ...{ method: 'post', path: '/invitations/open', tag },
      summary: 'What an invitation is for, by the word of its link',
      body: tokenSchema,
      response: openedInvitationSchema,
    },
    async ({ context, body }) => context.json(await service.open((await body()).token)),
  );
  api.raw(
    {
      ...{ method: 'post', path: '/invitations/accept', tag },
      summary: 'Make one’s own account by an invitation; signs in',
      body: acceptInvitationSchema,
      response: z.object({}),
    },
    async ({ context, body }) => {
      const input = await body();
      await service.accept(input);
      const district = await currentDistrict();
      if (!district) throw fail('invitation_gone', 'This Meno has not been set up yet.');
      return auth.signIn(district.id, context.req.raw, { email: input.login, password: input.password });
    },
  );
  api.route(
    {
      ...{ method: 'post', path: '/invitations/join', tag },
      summary: 'Join the class of an invitation with the account that I have',
      body: tokenSchema,
    },
    ({ principal, body }) => service.join(principal, body.token),
  );
}
