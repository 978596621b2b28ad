import { z } from 'zod';
import type { PermissionTables } from './describe';

const documentSchema = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ tags: z.array(z.string()).default([]), summary: z.string().default('') })),
  ),
});

/** What each route does, from the OpenAPI description. @throws ZodError when it isn't one. */
export function summariesOf(openApi: unknown): PermissionTables['summaries'] {
  const { paths } = documentSchema.parse(openApi);
  return new Map(
    Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, { tags, summary }]): [string, { tag: string; summary: string }] => [
        `${method.toUpperCase()} ${path}`,
        { tag: tags[0] ?? 'Other', summary },
      ]),
    ),
  );
}
