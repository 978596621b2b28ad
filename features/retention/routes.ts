import { z } from 'zod';
import { toCsv } from '@/platform/files/to-csv';
import type { Api } from '@/platform/http/api';
import { pageQuerySchema, pageSchema } from '@/platform/http/cursor';
import { failCommon } from '@/platform/http/problem';
import { certificatePdf } from './certificate-pdf';
import * as c from './contract';
import type { RetentionService } from './service';

const tag = 'Retention';
const list = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item) });
const holds = list(c.holdSchema);
const runs = list(c.runSchema);

export function retentionRoutes(api: Api, service: RetentionService): void {
  scheduleRoutes(api, service);
  holdRoutes(api, service);
  runRoutes(api, service);
  certificateRoutes(api, service);
}

function scheduleRoutes(api: Api, service: RetentionService): void {
  const response = c.scheduleSchema;
  api.route(
    {
      ...{ method: 'get', path: '/retention', tag, response },
      summary: 'How long each kind of record is kept, and why',
    },
    ({ tx }) => service.schedule(tx),
  );
  api.route(
    {
      ...{ method: 'put', path: '/retention', tag, response },
      summary: 'Changes how long each kind of record is kept',
      body: c.scheduleInputSchema,
    },
    ({ tx, principal, body }) => service.change(tx, body, principal.userId),
  );
  api.route(
    {
      ...{ method: 'post', path: '/retention/template', tag, response },
      summary: 'Begins the schedule with a template',
      body: z.object({ template: c.templateIdSchema }),
    },
    ({ tx, principal, body }) => service.begin(tx, body.template, principal.userId),
  );
  api.route(
    {
      ...{ method: 'post', path: '/retention/clock', tag, response },
      summary: 'Says that the clock is right after it jumped',
    },
    ({ tx, principal }) => service.believeClock(tx, principal.userId),
  );
  api.route(
    {
      ...{ method: 'get', path: '/retention/preview', tag, response: c.previewSchema },
      summary: 'What would go by the schedule now; changes nothing',
    },
    ({ tx }) => service.preview(tx),
  );
  api.raw(
    {
      ...{ method: 'get', path: '/retention/preview/export', tag, produces: 'text/csv', response: z.string() },
      summary: 'What would go by the schedule now, by kind, table and learner, as a file',
    },
    async ({ transaction }) => {
      const rows = await transaction(async (tx) => {
        const found = await service.lookAhead(tx);
        return found.map(({ kind, table, learner, count, held, oldest, newest }) => [
          ...[kind, table, learner, count, held],
          ...[oldest?.toISOString() ?? null, newest?.toISOString() ?? null],
        ]);
      });
      const head = ['kind', 'table', 'learner_id', 'records', 'kept_by_hold', 'oldest', 'newest'];
      return file(toCsv([head, ...rows]), 'text/csv; charset=utf-8; header=present', 'what-would-go.csv');
    },
  );
}

function holdRoutes(api: Api, { holds: service }: RetentionService): void {
  api.route(
    {
      ...{ method: 'get', path: '/retention/holds', tag },
      summary: 'Legal holds, those in force first',
      response: holds,
    },
    async ({ tx }) => ({ items: await service.list(tx) }),
  );
  api.route(
    {
      ...{ method: 'post', path: '/retention/holds', tag, status: 201 },
      summary: 'Keeps the records of a learner, a class or everybody from being destroyed',
      body: c.placeHoldSchema,
      response: holds,
    },
    async ({ tx, principal, body }) => ({ items: await service.place(tx, body, principal.userId) }),
  );
  api.route(
    {
      ...{ method: 'post', path: '/retention/holds/{holdId}/lift', tag },
      summary: 'Lifts a legal hold',
      params: z.object({ holdId: z.uuid() }),
      body: c.liftHoldSchema,
      response: holds,
    },
    async ({ tx, principal, params, body }) => ({
      items: await service.lift(tx, params.holdId, body.why, principal.userId),
    }),
  );
  api.route(
    {
      ...{ method: 'get', path: '/retention/holds/targets', tag },
      summary: 'Learners or classes by a part of their name, to place a hold on',
      query: z.object({ scope: z.enum(['learner', 'class']), q: z.string().trim().min(1).max(120) }),
      response: list(z.object({ id: z.uuid(), name: z.string() })),
    },
    async ({ tx, query }) => ({ items: await service.targets(tx, query.scope, query.q) }),
  );
}

function runRoutes(api: Api, service: RetentionService): void {
  api.route(
    { ...{ method: 'get', path: '/retention/runs', tag }, summary: 'The latest purges', response: runs },
    async ({ tx }) => ({ items: await service.runs(tx) }),
  );
  api.route(
    {
      ...{ method: 'post', path: '/retention/runs', tag, status: 201 },
      summary: 'Destroys what is over by the schedule now, in the background',
      response: c.runSchema,
    },
    ({ principal }) => service.purge(principal.districtId, principal.userId),
  );
  api.route(
    {
      ...{ method: 'post', path: '/retention/runs/{runId}/stop', tag },
      summary: 'Stops a purge between two of its steps',
      params: z.object({ runId: z.uuid() }),
      response: runs,
    },
    async ({ tx, params }) => ({ items: await service.stop(tx, params.runId) }),
  );
}

function certificateRoutes(api: Api, { certificates }: RetentionService): void {
  const params = z.object({ certificateId: z.uuid() });
  api.route(
    {
      ...{ method: 'get', path: '/retention/certificates', tag },
      summary: 'Certificates of destruction, the newest first',
      query: pageQuerySchema,
      response: pageSchema(c.certificateSchema),
    },
    ({ tx, query }) => certificates.list(tx, query),
  );
  api.route(
    {
      ...{ method: 'get', path: '/retention/certificates/{certificateId}', tag, params },
      summary: 'A certificate of destruction, and whether it is the one that was issued',
      response: c.certificateDetailSchema,
    },
    ({ tx, params: { certificateId } }) => certificates.detail(tx, certificateId),
  );
  api.raw(
    {
      ...{ method: 'get', path: '/retention/certificates/{certificateId}/pdf', tag, params, response: z.string() },
      summary: 'A certificate of destruction as PDF',
      produces: 'application/pdf',
    },
    async ({ principal, params: { certificateId }, transaction }) => {
      if (!principal) throw failCommon('not_signed_in', 'Sign in, or send an API token, to do this.');
      const detail = await transaction((tx) => certificates.detail(tx, certificateId));
      return file(await certificatePdf(detail), 'application/pdf', `certificate-${detail.number}.pdf`);
    },
  );
}

function file(body: string | Uint8Array<ArrayBuffer>, type: string, name: string): Response {
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    },
  });
}
