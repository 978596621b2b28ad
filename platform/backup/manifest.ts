import { z } from 'zod';

export const MANIFEST_VERSION = 2;

/** What a backup says of itself. Version 1 had no sums, and nothing but tables and files. */
export const manifestSchema = z.object({
  manifestVersion: z.union([z.literal(1), z.literal(MANIFEST_VERSION)]),
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
      /** Of its rows, whatever their order ({@link contentOf} in `content.ts`). */
      sum: z.string().optional(),
      /** SHA-256 of its file in the backup. */
      sha256: z.string().optional(),
    }),
  ),
  /** Uploaded files; each is named by the SHA-256 of its bytes. */
  files: z
    .object({
      count: z.number().int(),
      bytes: z.number().int(),
      /** That rows speak of and that were not there. */
      missing: z.number().int(),
    })
    .optional(),
  /** Other files of the data folder that it holds, with the SHA-256 of each. */
  others: z.array(z.object({ name: z.string().regex(/^[\w-]+(\.[\w-]+)*$/), sha256: z.string() })).optional(),
});
export type Manifest = z.infer<typeof manifestSchema>;
