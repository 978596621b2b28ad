import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { pageQuerySchema, pageSchema } from '@/platform/http/cursor';
import { failCommon } from '@/platform/http/problem';
import {
  askCorrectionSchema,
  askDeletionSchema,
  correctionSchema,
  decideCorrectionSchema,
  deletionSchema,
  deletionSettingsSchema,
  recordExportSchema,
  recordOverviewSchema,
  recordTableSchema,
  refuseSchema,
  waitingRequestsSchema,
} from './contract';
import type { RightsService } from './service';

const tag = 'Rights over one’s data';
const learner = z.object({ learnerId: z.uuid() });
const ofCourse = z.object({ courseId: z.uuid() });
const request = z.object({ requestId: z.uuid() });
const listQuerySchema = pageQuerySchema.extend({ open: z.enum(['yes', 'no']).default('yes') });

export function rightsRoutes(api: Api, service: RightsService): void {
  recordRoutes(api, service);
  copyRoutes(api, service);
  correctionRoutes(api, service);
  deletionRoutes(api, service);
  deletionDecisions(api, service);
}

function recordRoutes(api: Api, { record }: RightsService): void {
  api.route(
    {
      ...{ method: 'get', path: '/learners/{learnerId}/record', tag },
      summary: 'All that is kept of a learner, by kinds: their own, their guardian’s and officers’ to see',
      params: learner,
      response: recordOverviewSchema,
    },
    ({ tx, principal, params }) => record.overview(tx, principal, params.learnerId),
  );
  api.route(
    {
      ...{ method: 'get', path: '/learners/{learnerId}/record/tables/{table}', tag },
      summary: 'One part of a learner’s record, the newest first; officers see no words',
      params: learner.extend({ table: z.string().max(100) }),
      query: pageQuerySchema,
      response: recordTableSchema,
    },
    ({ tx, principal, params: { learnerId, table }, query }) =>
      record.rows(tx, principal, { personId: learnerId, table }, query),
  );
}

function copyRoutes(api: Api, { exports }: RightsService): void {
  const copy = learner.extend({ exportId: z.uuid() });
  api.route(
    {
      ...{ method: 'get', path: '/learners/{learnerId}/record/copies', tag },
      summary: 'Copies of a learner’s record that were asked for',
      params: learner,
      response: z.object({ items: z.array(recordExportSchema) }),
    },
    async ({ tx, params }) => ({ items: await exports.list(tx, params.learnerId) }),
  );
  api.route(
    {
      ...{ method: 'post', path: '/learners/{learnerId}/record/copies', tag },
      summary: 'Has a copy of a learner’s whole record made, as one JSON file',
      ...{ params: learner, response: recordExportSchema, status: 202 },
    },
    ({ tx, principal, params }) => exports.begin(tx, principal, params.learnerId),
  );
  api.route(
    {
      ...{ method: 'get', path: '/learners/{learnerId}/record/copies/{exportId}', tag },
      summary: 'How far a copy is',
      ...{ params: copy, response: recordExportSchema },
    },
    ({ tx, params }) => exports.show(tx, params.learnerId, params.exportId),
  );
  api.raw(
    {
      ...{ method: 'get', path: '/learners/{learnerId}/record/copies/{exportId}/file', tag },
      summary: 'The copy itself; that it was taken away is written down',
      ...{ params: copy, response: z.string() },
    },
    async ({ principal, params: { learnerId, exportId }, transaction }) => {
      const { bytes } = await transaction((tx) => exports.ready(tx, learnerId, exportId));
      if (!principal) throw failCommon('not_signed_in', 'Sign in, or send an API token, to do this.');
      const body = await exports.read(principal.districtId, { personId: learnerId, exportId });
      return new Response(body, {
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-disposition': 'attachment; filename="record.json"',
          'cache-control': 'private, no-store',
          ...(bytes === null ? {} : { 'content-length': String(bytes) }),
        },
      });
    },
  );
}

function correctionRoutes(api: Api, { corrections, waiting }: RightsService): void {
  api.route(
    {
      ...{ method: 'get', path: '/data-requests/waiting', tag },
      summary: 'How many requests about data wait for a decision',
      response: waitingRequestsSchema,
    },
    ({ tx }) => waiting(tx),
  );
  api.route(
    {
      ...{ method: 'get', path: '/learners/{learnerId}/corrections', tag },
      summary: 'What was asked to be put right in a learner’s record, and what came of it',
      ...{ params: learner, response: z.object({ items: z.array(correctionSchema) }) },
    },
    async ({ tx, params }) => ({ items: await corrections.ofLearner(tx, params.learnerId) }),
  );
  api.route(
    {
      ...{ method: 'post', path: '/learners/{learnerId}/corrections', tag },
      summary: 'Asks that something in a learner’s record be put right',
      ...{ params: learner, body: askCorrectionSchema, response: correctionSchema, status: 201 },
    },
    ({ tx, principal, params, body }) => corrections.ask(tx, principal, params.learnerId, body),
  );
  api.route(
    {
      ...{ method: 'get', path: '/corrections', tag },
      summary: 'Corrections that wait for a decision, or were decided, the newest first',
      ...{ query: listQuerySchema, response: pageSchema(correctionSchema) },
    },
    ({ tx, query: { open, ...page } }) => corrections.list(tx, { ...page, open: open === 'yes' }),
  );
  api.route(
    {
      ...{ method: 'post', path: '/corrections/{requestId}/decision', tag },
      summary: 'Decides on a correction, with a reason that whoever asked reads',
      ...{ params: request, body: decideCorrectionSchema, response: correctionSchema },
    },
    ({ tx, principal, params, body }) => corrections.decide(tx, principal, params.requestId, body),
  );
  api.route(
    {
      ...{ method: 'get', path: '/courses/{courseId}/corrections', tag },
      summary: 'Corrections that are asked of a course: of the learners whom I teach in it, or my own',
      ...{ params: ofCourse, response: z.object({ items: z.array(correctionSchema) }) },
    },
    async ({ tx, params }) => ({ items: await corrections.ofCourse(tx, params.courseId) }),
  );
  api.route(
    {
      ...{ method: 'post', path: '/courses/{courseId}/corrections/{requestId}/decision', tag },
      summary: 'Decides, as a teacher of the learner, on a correction that is asked of a course',
      ...{ params: ofCourse.extend(request.shape), body: decideCorrectionSchema, response: correctionSchema },
    },
    ({ tx, principal, params, body }) =>
      corrections.decide(tx, principal, params.requestId, { ...body, courseId: params.courseId }),
  );
  api.route(
    {
      ...{ method: 'post', path: '/learners/{learnerId}/corrections/{requestId}/withdraw', tag },
      summary: 'Takes back a correction that I asked for',
      ...{ params: learner.extend(request.shape), response: correctionSchema },
    },
    ({ tx, params }) => corrections.withdraw(tx, params.learnerId, params.requestId),
  );
}

function deletionRoutes(api: Api, { deletions }: RightsService): void {
  api.route(
    {
      ...{ method: 'get', path: '/learners/{learnerId}/deletions', tag },
      summary: 'Whether a learner is to be deleted, and when',
      ...{ params: learner, response: z.object({ items: z.array(deletionSchema) }) },
    },
    async ({ tx, params }) => ({ items: await deletions.ofLearner(tx, params.learnerId) }),
  );
  api.route(
    {
      ...{ method: 'post', path: '/learners/{learnerId}/deletions', tag },
      summary: 'Asks that a learner be deleted; an administrator confirms it',
      ...{ params: learner, body: askDeletionSchema, response: deletionSchema, status: 201 },
    },
    ({ tx, principal, params, body }) => deletions.ask(tx, principal, params.learnerId, body.why),
  );
  api.route(
    {
      ...{ method: 'get', path: '/deletions', tag },
      summary: 'Deletions that are open, or have ended, the newest first',
      ...{ query: listQuerySchema, response: pageSchema(deletionSchema) },
    },
    ({ tx, query: { open, ...page } }) => deletions.list(tx, { ...page, open: open === 'yes' }),
  );
  api.route(
    {
      ...{ method: 'get', path: '/deletions/settings', tag },
      summary: 'For how long a deletion can be taken back, and for how long backups are kept',
      response: deletionSettingsSchema,
    },
    ({ tx }) => deletions.settings(tx),
  );
  api.route(
    {
      ...{ method: 'put', path: '/deletions/settings', tag },
      summary: 'Sets for how long a deletion can be taken back, and says for how long backups are kept',
      ...{ body: deletionSettingsSchema, response: deletionSettingsSchema },
    },
    ({ tx, principal, body }) => deletions.setSettings(tx, principal, body),
  );
}

function deletionDecisions(api: Api, { deletions }: RightsService): void {
  api.route(
    {
      ...{ method: 'get', path: '/deletions/{requestId}', tag },
      summary: 'One deletion, with its certificate once it is done',
      ...{ params: request, response: deletionSchema },
    },
    ({ tx, params }) => deletions.show(tx, params.requestId),
  );
  api.route(
    {
      ...{ method: 'post', path: '/deletions/{requestId}/confirm', tag },
      summary: 'Has a learner deleted once the days in which it can be taken back are over',
      ...{ params: request, response: deletionSchema },
    },
    ({ tx, principal, params }) => deletions.confirm(tx, principal, params.requestId),
  );
  api.route(
    {
      ...{ method: 'post', path: '/deletions/{requestId}/refuse', tag },
      summary: 'Refuses a deletion, with a reason that whoever asked reads',
      ...{ params: request, body: refuseSchema, response: deletionSchema },
    },
    ({ tx, principal, params, body }) => deletions.refuse(tx, principal, params.requestId, body.reason),
  );
  api.route(
    {
      ...{ method: 'post', path: '/learners/{learnerId}/deletions/{requestId}/cancel', tag },
      summary: 'Takes back a deletion that has not begun',
      ...{ params: learner.extend(request.shape), response: deletionSchema },
    },
    ({ tx, principal, params }) => deletions.cancel(tx, principal, params.learnerId, params.requestId),
  );
}
