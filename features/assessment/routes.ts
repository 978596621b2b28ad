import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { assessmentPdf } from './assessment-pdf';
import {
  assessmentDocumentSchema,
  assessmentVersionSchema,
  fieldKeySchema,
  keepVersionSchema,
  writeFieldSchema,
} from './contract';
import type { AssessmentService } from './service';

const tag = 'Privacy impact assessment';
const versions = z.object({ items: z.array(assessmentVersionSchema) });

export function assessmentRoutes(api: Api, service: AssessmentService): void {
  api.route(
    {
      ...{ method: 'get', path: '/privacy-assessment', tag, response: assessmentDocumentSchema },
      summary: 'The privacy impact assessment, filled from how this installation is set now',
    },
    ({ tx }) => service.document(tx),
  );
  api.raw(
    {
      ...{ method: 'get', path: '/privacy-assessment/pdf', tag, produces: 'application/pdf', response: z.string() },
      summary: 'The privacy impact assessment as PDF: as it is now, or a version that was kept',
      query: z.object({ version: z.coerce.number().int().min(1).max(1_000_000).optional() }),
    },
    async ({ query: { version }, transaction }) => {
      const document = await transaction(async (tx) =>
        version === undefined ? service.document(tx) : (await service.version(tx, version)).document,
      );
      return new Response(await assessmentPdf(document, version ?? null), {
        headers: {
          'content-type': 'application/pdf',
          'content-disposition': 'attachment; filename="privacy-assessment.pdf"',
          'cache-control': 'private, no-store',
        },
      });
    },
  );
  api.route(
    {
      ...{ method: 'put', path: '/privacy-assessment/fields/{field}', tag, response: assessmentDocumentSchema },
      summary: 'Writes into a field that only a person can fill',
      params: z.object({ field: fieldKeySchema }),
      body: writeFieldSchema,
    },
    ({ tx, principal, params, body }) => service.write(tx, params.field, body.words, principal.userId),
  );
  api.route(
    {
      ...{ method: 'get', path: '/privacy-assessment/versions', tag, response: versions },
      summary: 'Versions of the assessment that were kept, the newest first',
    },
    async ({ tx }) => ({ items: await service.versions(tx) }),
  );
  api.route(
    {
      ...{ method: 'post', path: '/privacy-assessment/versions', tag, response: versions, status: 201 },
      summary: 'Keeps the assessment as it is now as a version',
      body: keepVersionSchema,
    },
    async ({ tx, principal, body }) => ({ items: await service.keep(tx, body.note, principal.userId) }),
  );
  api.route(
    {
      ...{ method: 'get', path: '/privacy-assessment/versions/{number}', tag },
      summary: 'A version of the assessment as it was kept',
      params: z.object({ number: z.coerce.number().int().min(1).max(1_000_000) }),
      response: assessmentVersionSchema.extend({ document: assessmentDocumentSchema }),
    },
    ({ tx, params }) => service.version(tx, params.number),
  );
}
