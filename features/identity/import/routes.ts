import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { decodeCursor, pageQuerySchema, pageSchema, toPage } from '@/platform/http/cursor';
import { errorsOf, failCommon } from '@/platform/http/problem';
import { importErrors, importRowSchema, LARGEST_FILE, outcomes, peopleImportSchema } from './contract';
import { reportOf } from './report';
import type { ImportService } from './service';

const fail = errorsOf(importErrors);
const tag = 'People';
const params = z.object({ importId: z.uuid() });
const notSignedIn = () => failCommon('not_signed_in', 'Sign in, or send an API token, to do this.');
/** Rows that one question to the database gives for the report. */
const REPORT_PAGE = 2000;

export function importRoutes(api: Api, service: ImportService): void {
  api.raw(
    {
      ...{ method: 'post', path: '/people/imports', tag, takes: 'form' },
      summary:
        'Bring a list of people (form with `file`: CSV); tells what it would do with every row, and does nothing yet',
      response: peopleImportSchema,
    },
    async ({ principal, context, file: fileOf }) => {
      if (!principal) throw notSignedIn();
      const file = await fileOf(LARGEST_FILE);
      if (file === 'too_large') throw fail('file_too_large', `The file is larger than ${LARGEST_FILE / 1e6} MB.`);
      if (file === 'missing') throw fail('not_a_table', 'Send the list as a form with a file named “file”.');
      return context.json(await service.preview(principal, file));
    },
  );
  api.route(
    {
      ...{ method: 'get', path: '/people/imports', tag },
      summary: 'The latest lists of people that were brought',
      response: z.object({ items: z.array(peopleImportSchema) }),
    },
    async ({ tx }) => ({ items: await service.list(tx) }),
  );
  api.route(
    {
      ...{ method: 'get', path: '/people/imports/{importId}', tag },
      summary: 'One list and how far it is',
      params,
      response: peopleImportSchema,
    },
    ({ tx, params }) => service.get(tx, params.importId),
  );
  api.route(
    {
      ...{ method: 'get', path: '/people/imports/{importId}/rows', tag },
      summary: 'What a list does, or would, row by row',
      params,
      query: pageQuerySchema.extend({ outcome: z.enum(outcomes).optional() }),
      response: pageSchema(importRowSchema),
    },
    async ({ tx, params, query }) => {
      const [after] = decodeCursor(query.cursor, z.tuple([z.int().min(0).max(1_000_000)])) ?? [0];
      const outcome = query.outcome ?? null;
      const rows = await service.rows(tx, params.importId, { outcome, after, limit: query.limit + 1 });
      return toPage(
        rows,
        query.limit,
        ({ row }) => [row],
        (row) => row,
      );
    },
  );
  api.raw(
    {
      ...{ method: 'get', path: '/people/imports/{importId}/report', tag },
      summary: 'The same of all rows, as CSV',
      params,
      produces: 'text/csv',
      response: z.string(),
    },
    async ({ params, transaction }) => {
      const { list, rows } = await transaction(async (tx) => {
        const all = [];
        for (let after = 0; ; after = all.at(-1)?.row ?? 0) {
          const page = await service.rows(tx, params.importId, { outcome: null, after, limit: REPORT_PAGE });
          all.push(...page);
          if (page.length < REPORT_PAGE) return { list: await service.get(tx, params.importId), rows: all };
        }
      });
      return new Response(reportOf(rows, list.state === 'done'), {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="people.csv"',
        },
      });
    },
  );
  api.raw(
    {
      ...{ method: 'post', path: '/people/imports/{importId}/confirm', tag },
      summary: 'Take a list over, as a whole; long ones by a job',
      params,
      response: peopleImportSchema,
    },
    async ({ principal, params, context }) => {
      if (!principal) throw notSignedIn();
      return context.json(await service.confirm(principal, params.importId));
    },
  );
  api.route(
    {
      ...{ method: 'post', path: '/people/imports/{importId}/cancel', tag },
      summary: 'Stop a list that is being taken over, or let one go; nothing of it stays',
      params,
      response: peopleImportSchema,
    },
    ({ tx, params }) => service.cancel(tx, params.importId),
  );
}
