import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { pageQuerySchema, pageSchema } from '@/platform/http/cursor';
import { actorOf } from '@/platform/http/principal';
import { failCommon } from '@/platform/http/problem';
import { auditExportSchema, auditFilterSchema, auditHeadSchema, auditRecordSchema, ownAuditSchema } from './contract';
import type { GovernanceService } from './service';

const tag = 'Audit trail';

export function governanceRoutes(api: Api, service: GovernanceService): void {
  api.route(
    {
      ...{ method: 'get', path: '/audit', tag },
      summary: 'Who read or changed whose record, newest first',
      query: auditFilterSchema.extend(pageQuerySchema.shape),
      response: pageSchema(auditRecordSchema),
    },
    ({ tx, query: { cursor, limit, ...filter } }) => service.search(tx, filter, { cursor, limit }),
  );
  api.route(
    {
      ...{ method: 'get', path: '/audit/head', tag },
      summary: 'The end of the chain: kept elsewhere, it shows later whether records were cut off',
      response: auditHeadSchema,
    },
    ({ tx, principal }) => service.head(tx, principal.districtId),
  );
  api.route(
    {
      ...{ method: 'get', path: '/me/audit', tag },
      summary: 'Who looked at or changed my record, newest first',
      query: pageQuerySchema,
      response: pageSchema(ownAuditSchema),
    },
    ({ tx, principal, query }) => service.own(tx, principal.userId, query),
  );
  api.raw(
    {
      ...{ method: 'get', path: '/audit/export', tag, produces: 'text/csv' },
      summary: 'The records that a search finds, as a file; that it was asked for is itself written down',
      query: auditExportSchema,
      response: z.string(),
    },
    async ({ principal, query: { format, why: _, ...filter } }) => {
      if (!principal) throw failCommon('not_signed_in', 'Sign in, or send an API token, to do this.');
      const pieces = service.file(actorOf(principal), filter, format);
      // What can fail fails before the answer has begun.
      const first = await pieces.next();
      return new Response(streamOf(first, pieces), {
        headers: {
          'content-type': format === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/x-ndjson',
          'content-disposition': `attachment; filename="audit-trail.${format}"`,
          'cache-control': 'private, no-store',
        },
      });
    },
  );
}

/** Pieces of text as they are asked for; whoever leaves early ends the search. */
function streamOf(first: IteratorResult<string>, pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let begun: IteratorResult<string> | null = first;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = begun ?? (await pieces.next());
      begun = null;
      if (piece.done) return controller.close();
      controller.enqueue(encoder.encode(piece.value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
