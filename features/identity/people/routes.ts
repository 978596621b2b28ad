import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { pageSchema } from '@/platform/http/cursor';
import { createPersonSchema, personSchema } from '../contract';
import type { IdentityService } from '../service';
import { changePersonSchema, guardianSchema, linkGuardianSchema, peopleQuerySchema } from './contract';

const tag = 'People';
const person = z.object({ personId: z.uuid() });
const link = person.extend({ guardianId: z.uuid() });
const guardians = z.object({ items: z.array(guardianSchema) });

/** People of a district and of its schools, and who is whose guardian. */
export function peopleRoutes(api: Api, { people, guardians: links, createPerson }: IdentityService): void {
  api.route(
    {
      ...{ method: 'get', path: '/people', tag, query: peopleQuerySchema, response: pageSchema(personSchema) },
      summary: 'People of the district, or of my schools and the guardians of their learners',
    },
    ({ tx, query }) => people.list(tx, query),
  );
  api.route(
    {
      ...{ method: 'post', path: '/people', tag, body: createPersonSchema, response: personSchema, status: 201 },
      summary: 'Add a person',
    },
    async ({ tx, principal, body }) => {
      const schoolIds = await people.schoolsOfNew(tx, principal, body);
      return createPerson(principal.districtId, { ...body, schoolIds }, principal.userId);
    },
  );
  api.route(
    {
      ...{ method: 'patch', path: '/people/{personId}', tag, params: person },
      ...{ body: changePersonSchema, response: personSchema },
      summary: 'Change a person’s name, role or schools; another role signs them out everywhere',
    },
    ({ tx, principal, params, body }) => people.change(tx, principal, params.personId, body),
  );
  for (const [verb, active, summary] of [
    ['deactivate', false, 'Take a person’s sign-in away, with every session and API token; what they did stays'],
    ['reactivate', true, 'Let a person sign in again'],
  ] as const)
    api.route(
      { method: 'post', path: `/people/{personId}/${verb}`, tag, summary, params: person, response: personSchema },
      ({ tx, principal, params }) => people.setActive(tx, principal, params.personId, active),
    );
  api.route(
    {
      ...{ method: 'get', path: '/people/{personId}/guardians', tag, params: person, response: guardians },
      summary: 'Guardians of a learner',
    },
    async ({ tx, params }) => ({ items: await links.list(tx, params.personId) }),
  );
  api.route(
    {
      ...{ method: 'post', path: '/people/{personId}/guardians', tag, params: person, status: 201 },
      ...{ body: linkGuardianSchema, response: guardians },
      summary: 'Link a guardian to a learner',
    },
    async ({ tx, principal, params, body }) => ({ items: await links.link(tx, principal, params.personId, body) }),
  );
  api.route(
    {
      ...{ method: 'put', path: '/people/{personId}/guardians/{guardianId}', tag, params: link },
      ...{ body: z.object({ confirmed: z.boolean() }), response: guardians },
      summary: 'Say that somebody has made sure of a link, or take that back',
    },
    async ({ tx, principal, params: { personId: learnerId, guardianId }, body }) => ({
      items: await links.confirm(tx, principal, { learnerId, guardianId, ...body }),
    }),
  );
  api.route(
    {
      ...{ method: 'delete', path: '/people/{personId}/guardians/{guardianId}', tag, params: link },
      summary: 'End a link between a guardian and a learner',
    },
    ({ tx, params }) => links.unlink(tx, params.personId, params.guardianId),
  );
}
