import { z } from 'zod';

export const MANIFEST_VERSION = 1;

/** What a backup says of itself. */
export const manifestSchema = z.object({
  manifestVersion: z.literal(MANIFEST_VERSION),
  menoVersion: z.string(),
  createdAt: z.iso.datetime(),
  /** Migrations that its tables had. */
  migrations: z.number().int(),
  tables: z.array(
    z.object({
      name: z.string().regex(/^[a-z_]+$/),
      columns: z.array(z.string()),
      identity: z.string().nullable(),
      rows: z.number().int(),
    }),
  ),
});
export type Manifest = z.infer<typeof manifestSchema>;
