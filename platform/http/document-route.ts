import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import type { RouteSpec } from './api';
import { problemSchema } from './problem';

/** Writes a route into the OpenAPI description. */
export function documentRoute(
  hono: OpenAPIHono,
  spec: RouteSpec<z.ZodType, z.ZodType, z.ZodType, z.ZodType>,
  mediaType: string,
): void {
  const problem = {
    description: 'Problem (RFC 9457)',
    content: { 'application/problem+json': { schema: problemSchema } },
  };
  const status: ContentfulStatusCode | 204 = spec.response ? (spec.status ?? 200) : 204;
  hono.openAPIRegistry.registerPath({
    method: spec.method,
    path: spec.path,
    tags: [spec.tag],
    summary: spec.summary,
    request: {
      ...(spec.params instanceof z.ZodObject ? { params: spec.params } : {}),
      ...(spec.query instanceof z.ZodObject ? { query: spec.query } : {}),
      ...(spec.body ? { body: { content: { 'application/json': { schema: spec.body } }, required: true } } : {}),
    },
    responses: {
      [status]: spec.response
        ? { description: 'Done', content: { [mediaType]: { schema: spec.response } } }
        : { description: 'Done, no content' },
      default: problem,
    },
  });
}
