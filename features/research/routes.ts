import { type FileHandle, open } from 'node:fs/promises';
import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { pageQuerySchema, pageSchema } from '@/platform/http/cursor';
import { failCommon } from '@/platform/http/problem';
import {
  aggregateQuestionSchema,
  aggregateSchema,
  budgetsSchema,
  dataSetSchema,
  exportDefinitionSchema,
  exportReportSchema,
  exportSettingsSchema,
  researchExportSchema,
  researchSourcesSchema,
  setBudgetSchema,
} from './contract';
import { FORMS } from './exports/forms/writer';
import type { ResearchService } from './service';

const tag = 'Research';
const one = z.object({ exportId: z.uuid() });

export function researchRoutes(api: Api, service: ResearchService): void {
  rulesRoutes(api, service);
  exportRoutes(api, service);
  fileRoute(api, service);
  aggregateRoutes(api, service);
}

function rulesRoutes(api: Api, { exports, budgets }: ResearchService): void {
  api.route(
    {
      ...{ method: 'get', path: '/research/settings', tag },
      summary: 'How many learners have to look alike in exports, and for how long files are kept',
      response: exportSettingsSchema,
    },
    ({ tx }) => exports.settings(tx),
  );
  api.route(
    {
      ...{ method: 'get', path: '/research/courses', tag },
      summary: 'What exports can be made of: courses, and groups that the district holds',
      response: researchSourcesSchema,
    },
    ({ tx }) => exports.sources(tx),
  );
  api.route(
    {
      ...{ method: 'put', path: '/research/settings', tag },
      summary: 'Sets how many learners have to look alike, and for how long files are kept',
      body: exportSettingsSchema,
      response: exportSettingsSchema,
    },
    ({ tx, principal, body }) => exports.setSettings(tx, principal.userId, body),
  );
  api.route(
    {
      ...{ method: 'get', path: '/research/budgets', tag },
      summary: 'What may still be told of many learners at once, and what was spent on what',
      response: budgetsSchema,
    },
    ({ tx }) => budgets.list(tx),
  );
  api.route(
    {
      ...{ method: 'put', path: '/research/budgets/{dataSet}', tag },
      summary: 'Sets what may be spent in all; what was spent stays spent',
      params: z.object({ dataSet: dataSetSchema }),
      body: setBudgetSchema,
      response: budgetsSchema,
    },
    ({ tx, principal, params, body }) => budgets.setLimit(tx, principal.userId, params.dataSet, body.limit),
  );
}

function exportRoutes(api: Api, { exports }: ResearchService): void {
  api.route(
    {
      ...{ method: 'post', path: '/research/exports/preview', tag },
      summary: 'How many learners and answers would be in an export, and what would be left out or told less precisely',
      body: exportDefinitionSchema,
      response: exportReportSchema,
    },
    ({ principal, body }) => exports.preview(principal, body),
  );
  api.route(
    {
      ...{ method: 'post', path: '/research/exports', tag, status: 202 },
      summary: 'Begins an export of records without names, of learners who agreed to it',
      body: exportDefinitionSchema,
      response: researchExportSchema,
    },
    ({ principal, body }) => exports.begin(principal, body),
  );
  api.route(
    {
      ...{ method: 'get', path: '/research/exports', tag },
      summary: 'Exports, newest first',
      query: pageQuerySchema,
      response: pageSchema(researchExportSchema),
    },
    ({ tx, query }) => exports.list(tx, query),
  );
  api.route(
    {
      ...{ method: 'get', path: '/research/exports/{exportId}', tag },
      summary: 'One export: how far it is, and what was left out',
      params: one,
      response: researchExportSchema,
    },
    ({ tx, params }) => exports.one(tx, params.exportId),
  );
  api.route(
    {
      ...{ method: 'post', path: '/research/exports/{exportId}/cancel', tag },
      summary: 'Stops an export that is being made',
      params: one,
      response: researchExportSchema,
    },
    ({ tx, params }) => exports.cancel(tx, params.exportId),
  );
  api.route(
    {
      ...{ method: 'delete', path: '/research/exports/{exportId}', tag },
      summary: 'Deletes the file of an export; that there was one stays in the list',
      params: one,
      response: researchExportSchema,
    },
    ({ tx, params }) => exports.remove(tx, params.exportId),
  );
}

function fileRoute(api: Api, { exports }: ResearchService): void {
  api.raw(
    {
      ...{ method: 'get', path: '/research/exports/{exportId}/file', tag, produces: 'application/octet-stream' },
      summary: 'The file of an export',
      params: one,
      response: z.string(),
    },
    async ({ principal, params, transaction }) => {
      if (!principal) throw failCommon('not_signed_in', 'Sign in, or send an API token, to do this.');
      const { path, form, bytes } = await transaction((tx) => exports.file(tx, principal.districtId, params.exportId));
      // What can fail fails before the answer has begun.
      const handle = await open(path, 'r');
      return new Response(bytesOf(handle), {
        headers: {
          'content-type': FORMS[form].type,
          'content-length': String(bytes),
          'content-disposition': `attachment; filename="research-${params.exportId}.${FORMS[form].extension}"`,
          'cache-control': 'private, no-store',
        },
      });
    },
  );
}

const PIECE_BYTES = 65_536;

/** A file in pieces as they are asked for; whoever leaves early closes it. */
function bytesOf(handle: FileHandle): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(PIECE_BYTES));
      if (bytesRead > 0) return controller.enqueue(Uint8Array.from(buffer.subarray(0, bytesRead)));
      await handle.close();
      controller.close();
    },
    cancel: () => handle.close(),
  });
}

function aggregateRoutes(api: Api, { aggregates }: ResearchService): void {
  api.route(
    {
      ...{ method: 'post', path: '/research/aggregates', tag, status: 202 },
      summary: 'Asks for figures of many learners with noise; they spend of the budget',
      body: aggregateQuestionSchema,
      response: aggregateSchema,
    },
    ({ principal, body }) => aggregates.ask(principal, body),
  );
  api.route(
    {
      ...{ method: 'get', path: '/research/aggregates', tag },
      summary: 'Figures that were asked for, newest first',
      query: pageQuerySchema,
      response: pageSchema(aggregateSchema),
    },
    ({ tx, query }) => aggregates.list(tx, query),
  );
}
