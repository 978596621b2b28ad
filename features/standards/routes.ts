import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import { pageQuerySchema, pageSchema } from '@/platform/http/cursor';
import { failCommon } from '@/platform/http/problem';
import {
  frameworkImportSchema,
  frameworkSchema,
  importResultSchema,
  standardDetailSchema,
  standardSchema,
  treeStandardSchema,
} from './contract';
import * as frameworks from './frameworks/browse';
import { importFramework } from './frameworks/import-framework';
import { frameworkFile, LARGEST_FILE, titleOfFile } from './read-body';
import { courseStandardRoutes } from './routes-course';
import type { StandardsService } from './service';

const tag = 'Standards';
const framework = z.object({ frameworkId: z.uuid() });
const listOf = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item), nextCursor: z.null() });
const whole = <T>(items: T[]) => ({ items, nextCursor: null });
const listed = z
  .string()
  .max(2000)
  .transform((text) => text.split(',').filter((part) => part !== ''));

export function standardsRoutes(api: Api, service: StandardsService): void {
  courseStandardRoutes(api, service);
  api.route(
    {
      method: 'get',
      path: '/frameworks',
      tag,
      summary: 'Frameworks of standards of the district',
      response: listOf(frameworkSchema),
    },
    async ({ tx }) => whole(await frameworks.listFrameworks(tx)),
  );
  api.raw(
    {
      method: 'post',
      path: '/frameworks',
      tag,
      takes: 'form',
      summary:
        'Take in a framework (form with `file`: CASE JSON or CSV), or bring one up to date; `trial` only tells what would change',
      query: z.object({
        title: z.string().trim().min(1).max(200).optional(),
        trial: z.enum(['true', 'false']).default('false'),
      }),
      response: importResultSchema,
    },
    async (call) => {
      const { principal } = call;
      if (!principal) throw failCommon('not_signed_in', 'Sign in, or send an API token, to do this.');
      const { name, bytes } = frameworkFile(await call.file(LARGEST_FILE));
      const title = call.query.title ?? titleOfFile(name);
      const input = { bytes, title, trial: call.query.trial === 'true', userId: principal.userId, now: service.now() };
      return call.context.json(await call.transaction((tx) => importFramework(tx, input)));
    },
  );
  api.route(
    {
      method: 'get',
      path: '/frameworks/{frameworkId}',
      tag,
      summary: 'One framework',
      params: framework,
      response: frameworkSchema,
    },
    ({ tx, params }) => frameworks.requireFramework(tx, params.frameworkId),
  );
  api.route(
    {
      method: 'delete',
      path: '/frameworks/{frameworkId}',
      tag,
      summary: 'Remove a framework with its standards and all tags on them',
      params: framework,
    },
    ({ tx, params }) => frameworks.removeFramework(tx, params.frameworkId),
  );
  api.route(
    {
      method: 'get',
      path: '/frameworks/{frameworkId}/imports',
      tag,
      summary: 'The latest imports of a framework, with what they changed',
      params: framework,
      response: listOf(frameworkImportSchema),
    },
    async ({ tx, params }) => whole(await frameworks.listImports(tx, params.frameworkId)),
  );
  api.route(
    {
      method: 'get',
      path: '/frameworks/{frameworkId}/standards',
      tag,
      summary: 'Standards directly under one, or at the top',
      params: framework,
      query: pageQuerySchema.extend({ parentId: z.uuid().optional() }),
      response: pageSchema(treeStandardSchema),
    },
    ({ tx, params, query }) => frameworks.browse(tx, params.frameworkId, query.parentId ?? null, query),
  );
  api.route(
    {
      method: 'get',
      path: '/standards',
      tag,
      summary: 'Search standards by words of code and statement',
      query: z.object({
        q: z.string().trim().min(1).max(200),
        frameworkId: z.uuid().optional(),
        levels: listed.optional(),
      }),
      response: listOf(standardSchema),
    },
    async ({ tx, query }) =>
      whole(
        await frameworks.search(tx, { frameworkId: query.frameworkId ?? null, q: query.q, levels: query.levels ?? [] }),
      ),
  );
  api.route(
    {
      method: 'get',
      path: '/standards/{standardId}',
      tag,
      summary: 'One standard, with where it stands and what it is linked to',
      params: z.object({ standardId: z.uuid() }),
      response: standardDetailSchema,
    },
    ({ tx, params }) => frameworks.standardDetail(tx, params.standardId),
  );
}
