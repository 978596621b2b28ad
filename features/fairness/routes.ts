import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import {
  answerAlertSchema,
  beginRunSchema,
  decideSchema,
  fairnessAlertsSchema,
  fairnessAuditSchema,
  fairnessRunSchema,
  fairnessSchema,
  fairnessSettingsSchema,
  importAttributesSchema,
  importResultSchema,
} from './contract';
import type { FairnessService } from './service';

const tag = 'Fairness';
const run = z.object({ runId: z.uuid() });

export function fairnessRoutes(api: Api, service: FairnessService): void {
  api.route(
    {
      ...{ method: 'get', path: '/fairness', tag },
      summary: 'What is held of groups, the newest audit, earlier ones, and what was decided',
      response: fairnessSchema,
    },
    ({ tx }) => service.overview(tx),
  );
  api.route(
    {
      ...{ method: 'get', path: '/fairness/alerts', tag },
      summary: 'How many differences of the newest audit lie beyond the bounds and wait for a decision',
      response: fairnessAlertsSchema,
    },
    ({ tx }) => service.alerts(tx),
  );
  api.route(
    {
      ...{ method: 'put', path: '/fairness/settings', tag },
      summary: 'Sets which attributes are held, the bounds and the month; values of those switched off are deleted',
      body: fairnessSettingsSchema,
      response: fairnessSchema,
    },
    ({ tx, principal, body }) => service.setSettings(tx, principal.userId, body),
  );
  api.route(
    {
      ...{ method: 'post', path: '/fairness/attributes', tag, takes: 'text' },
      summary: 'Takes in a table of learners’ groups; a trial only tells what would change',
      body: importAttributesSchema,
      response: importResultSchema,
    },
    ({ tx, principal, body }) => service.importGroups(tx, principal.userId, body),
  );
  runRoutes(api, service);
}

function runRoutes(api: Api, service: FairnessService): void {
  api.route(
    {
      ...{ method: 'post', path: '/fairness/runs', tag, status: 202 },
      summary: 'Begins an audit, or tries what weighing learners by group would do',
      body: beginRunSchema,
      response: fairnessRunSchema,
    },
    ({ principal, body }) => service.begin(principal, body),
  );
  api.route(
    {
      ...{ method: 'get', path: '/fairness/runs/{runId}', tag },
      summary: 'An audit with its report',
      params: run,
      response: fairnessAuditSchema,
    },
    ({ tx, params }) => service.audit(tx, params.runId),
  );
  api.route(
    {
      ...{ method: 'post', path: '/fairness/runs/{runId}/cancel', tag },
      summary: 'Stops an audit',
      params: run,
      response: fairnessRunSchema,
    },
    ({ tx, params }) => service.cancel(tx, params.runId),
  );
  api.route(
    {
      ...{ method: 'post', path: '/fairness/decisions', tag, status: 201 },
      summary: 'Writes down, and does, what was decided about a way to lessen a difference',
      body: decideSchema,
      response: fairnessSchema,
    },
    ({ tx, principal, body }) => service.decide(tx, principal, body),
  );
  api.route(
    {
      ...{ method: 'post', path: '/fairness/answers', tag, status: 201 },
      summary: 'Writes down what is said to one difference that an audit found',
      body: answerAlertSchema,
      response: fairnessSchema,
    },
    ({ tx, principal, body }) => service.answer(tx, principal.userId, body),
  );
}
