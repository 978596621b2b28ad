import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { pageQuerySchema, pageSchema } from '@/platform/http/cursor';
import {
  birthDateSchema,
  choicesSchema,
  chooseSchema,
  consentLearnerDetailSchema,
  consentLearnerSchema,
  consentRulesSchema,
  consentSettingsSchema,
  guardianDecisionSchema,
  noticeSchema,
  publishTextSchema,
  purposeSchema,
  seenSchema,
} from './contract';
import type { ConsentService } from './service';

const tag = 'Consent';
const learner = z.object({ learnerId: z.uuid() });

export function consentRoutes(api: Api, service: ConsentService): void {
  ownRoutes(api, service);
  rulesRoutes(api, service);
  learnerRoutes(api, service);
  guardianRoutes(api, service);
}

function ownRoutes(api: Api, service: ConsentService): void {
  api.route(
    {
      ...{ method: 'get', path: '/me/choices', tag },
      summary: 'What is done with what I answer, in which words, what I chose, and every decision',
      response: choicesSchema,
    },
    ({ tx, principal }) => service.own(tx, principal.userId),
  );
  api.route(
    {
      ...{ method: 'put', path: '/me/choices/{purpose}', tag },
      summary: 'Says yes or no to one purpose',
      params: z.object({ purpose: purposeSchema }),
      body: chooseSchema,
      response: choicesSchema,
    },
    ({ tx, principal, params, body }) => service.choose(tx, principal.userId, params.purpose, body),
  );
  api.route(
    {
      ...{ method: 'post', path: '/me/choices/seen', tag },
      summary: 'Notes which words I have read',
      body: seenSchema,
    },
    ({ tx, principal, body }) => service.seen(tx, principal.userId, body.items),
  );
  api.route(
    {
      ...{ method: 'get', path: '/me/choices/notice', tag },
      summary: 'Whether there are words that I have not read, or that ask for my decision',
      response: noticeSchema,
    },
    ({ tx, principal }) => service.notice(tx, principal.userId),
  );
}

function rulesRoutes(api: Api, service: ConsentService): void {
  api.route(
    {
      ...{ method: 'get', path: '/consent', tag },
      summary: 'From what age on learners decide, what holds until somebody does, and all versions of the words',
      response: consentRulesSchema,
    },
    ({ tx }) => service.rules(tx),
  );
  api.route(
    {
      ...{ method: 'put', path: '/consent/settings', tag },
      summary: 'Sets the age and what holds until somebody decides',
      body: consentSettingsSchema,
      response: consentRulesSchema,
    },
    ({ tx, principal, body }) => service.setSettings(tx, principal.userId, body),
  );
  api.route(
    {
      ...{ method: 'post', path: '/consent/texts', tag, status: 201 },
      summary: 'Gives a purpose new words; earlier versions are kept',
      body: publishTextSchema,
      response: consentRulesSchema,
    },
    ({ tx, principal, body }) => service.publish(tx, principal.userId, body),
  );
}

function learnerRoutes(api: Api, service: ConsentService): void {
  api.route(
    {
      ...{ method: 'get', path: '/consent/learners', tag },
      summary: 'Learners by name, with what holds for each',
      query: pageQuerySchema.extend({ q: z.string().max(120).default('') }),
      response: pageSchema(consentLearnerSchema),
    },
    ({ tx, query }) => service.learners(tx, query),
  );
  api.route(
    {
      ...{ method: 'get', path: '/consent/learners/{learnerId}', tag },
      summary: 'The choices of one learner, with every decision',
      params: learner,
      response: consentLearnerDetailSchema,
    },
    ({ tx, params }) => service.learnerDetail(tx, params.learnerId),
  );
  api.route(
    {
      ...{ method: 'put', path: '/consent/learners/{learnerId}/birth-date', tag },
      summary: 'Notes when a learner was born',
      params: learner,
      body: birthDateSchema,
      response: consentLearnerDetailSchema,
    },
    ({ tx, principal, params, body }) => service.setBirthDate(tx, params.learnerId, principal.userId, body.birthDate),
  );
  api.route(
    {
      ...{ method: 'post', path: '/consent/learners/{learnerId}/decisions', tag, status: 201 },
      summary: 'Writes down what a learner’s guardian decided',
      params: learner,
      body: guardianDecisionSchema,
      response: consentLearnerDetailSchema,
    },
    ({ tx, principal, params, body }) => service.recordGuardian(tx, params.learnerId, principal.userId, body),
  );
}

function guardianRoutes(api: Api, service: ConsentService): void {
  const tag = 'Guardians and counsellors';
  api.route(
    {
      ...{ method: 'get', path: '/followed-learners/{learnerId}/choices', tag },
      summary: 'What is done with what my ward answers, in which words, what was chosen, and every decision',
      params: learner,
      response: consentLearnerDetailSchema,
    },
    ({ tx, params }) => service.learnerDetail(tx, params.learnerId),
  );
  api.route(
    {
      ...{ method: 'put', path: '/followed-learners/{learnerId}/choices/{purpose}', tag },
      summary: 'Says yes or no to one purpose for my ward, while they are under age',
      params: learner.extend({ purpose: purposeSchema }),
      body: chooseSchema,
      response: consentLearnerDetailSchema,
    },
    ({ tx, principal, params, body }) =>
      service.recordGuardian(tx, params.learnerId, principal.userId, { ...body, purpose: params.purpose }),
  );
}
