import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import type { Principal } from '@/platform/http/principal';
import { failCommon } from '@/platform/http/problem';
import { learnerRowSchema, overviewSchema, overviewViewSchema, reportQuerySchema, reportViewSchema } from './contract';
import { reportPdf } from './export/pdf/report-pdf';
import { dailyCsv, figuresCsv, learnersCsv } from './export/report-csv';
import { fileSay } from './export/words';
import type { ReportsService } from './service';

const tag = 'Reports';
const params = z.object({ classId: z.uuid() });
const pdfQuerySchema = reportQuerySchema.extend({ learners: z.enum(['yes', 'no']).default('no') });

export function reportsRoutes(api: Api, service: ReportsService): void {
  api.route(
    {
      method: 'get',
      path: '/classes/{classId}/report',
      tag,
      summary: 'Report on a class that I teach: figures with intervals, and a comparison',
      params,
      query: reportQuerySchema,
      response: reportViewSchema,
    },
    ({ tx, principal, params: { classId }, query }) => service.view(tx, principal, classId, query),
  );
  api.route(
    {
      method: 'get',
      path: '/classes/{classId}/report/learners',
      tag,
      summary: 'Each learner of a class that I teach, with their own numbers',
      params,
      query: reportQuerySchema,
      response: z.object({ items: z.array(learnerRowSchema) }),
    },
    async ({ tx, params: { classId }, query }) => ({ items: await service.learners(tx, classId, query) }),
  );
  const file = { method: 'get', tag, params, response: z.string() } as const;
  api.raw(
    {
      ...file,
      path: '/classes/{classId}/report.pdf',
      summary: 'The report as PDF; with the table of learners if asked for',
      query: pdfQuerySchema,
      produces: 'application/pdf',
    },
    async ({ principal, params: { classId }, query, transaction }) => {
      const asked = reportQuerySchema.parse(query);
      const [whole, learners] = await transaction(async (tx) => [
        await service.whole(tx, signedIn(principal), classId, asked),
        query.learners === 'yes' ? await service.learners(tx, classId, asked) : null,
      ]);
      return download(await reportPdf(whole, learners), 'application/pdf', 'report', 'pdf', whole.asked.period.to);
    },
  );
  api.raw(
    {
      ...file,
      path: '/classes/{classId}/report/figures.csv',
      summary: 'All figures of the report in long form',
      query: reportQuerySchema,
      produces: 'text/csv',
    },
    async ({ principal, params: { classId }, query, transaction }) => {
      const whole = await transaction((tx) => service.whole(tx, signedIn(principal), classId, query));
      const csv = figuresCsv(fileSay, whole.report, whole.class.name);
      return download(csv, CSV, 'report-figures', 'csv', whole.asked.period.to);
    },
  );
  api.raw(
    {
      ...file,
      path: '/classes/{classId}/report/daily.csv',
      summary: 'The days of the report',
      query: reportQuerySchema,
      produces: 'text/csv',
    },
    async ({ principal, params: { classId }, query, transaction }) => {
      const whole = await transaction((tx) => service.whole(tx, signedIn(principal), classId, query));
      return download(dailyCsv(fileSay, whole.report), CSV, 'report-days', 'csv', whole.asked.period.to);
    },
  );
  api.raw(
    {
      ...file,
      path: '/classes/{classId}/report/learners.csv',
      summary: 'The learners of the class with their own numbers',
      query: reportQuerySchema,
      produces: 'text/csv',
    },
    async ({ params: { classId }, query, transaction }) => {
      const rows = await transaction((tx) => service.learners(tx, classId, query));
      return download(learnersCsv(rows), CSV, 'report-learners', 'csv', query.to ?? '');
    },
  );
  overviewRoutes(api, service);
}

function overviewRoutes(api: Api, { overviews }: ReportsService): void {
  api.route(
    {
      method: 'get',
      path: '/reports',
      tag,
      summary: 'Main figures of all classes that I may see',
      response: overviewViewSchema,
    },
    ({ tx, principal }) => overviews.view(tx, principal),
  );
  api.route(
    {
      method: 'post',
      path: '/reports',
      tag,
      summary: 'Work out the reports of all classes that I may see, in the background',
      body: reportQuerySchema.pick({ from: true, to: true }),
      response: overviewSchema,
      status: 202,
    },
    ({ tx, principal, body }) => overviews.begin(tx, principal, body),
  );
  api.route(
    {
      method: 'post',
      path: '/reports/{overviewId}/cancel',
      tag,
      summary: 'Stop working out reports',
      params: z.object({ overviewId: z.uuid() }),
      response: overviewSchema,
    },
    ({ tx, params: { overviewId } }) => overviews.cancel(tx, overviewId),
  );
}

/** Routes of files are never public, so somebody is signed in. */
function signedIn(principal: Principal | null): Principal {
  if (!principal) throw failCommon('not_signed_in', 'Sign in, or send an API token, to do this.');
  return principal;
}

const CSV = 'text/csv; charset=utf-8; header=present';

/** A file with a plain ASCII name; whose class it is stands inside. */
function download(
  body: string | Uint8Array<ArrayBuffer>,
  type: string,
  name: string,
  ending: string,
  until: string,
): Response {
  const file = `${[name, until].filter(Boolean).join('-')}.${ending}`;
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${file}"`,
      'cache-control': 'private, no-store',
    },
  });
}
