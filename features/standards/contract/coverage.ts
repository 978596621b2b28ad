import { z } from 'zod';

export const frameworkSchema = z.object({
  id: z.uuid(),
  identifier: z.string(),
  title: z.string(),
  creator: z.string(),
  subject: z.string(),
  version: z.string(),
  language: z.string(),
  uri: z.string().nullable(),
  format: z.enum(['case', 'csv']),
  /** In force, without the groups they stand in. */
  standardCount: z.number().int(),
  withdrawnCount: z.number().int(),
  /** As the framework writes them, in its order. */
  levels: z.array(z.string()),
  updatedAt: z.iso.datetime(),
});
export type Framework = z.infer<typeof frameworkSchema>;

/** How far a standard is covered: passages and exercises, passages alone, exercises alone, none. */
export const coverageStateSchema = z.enum(['practised', 'taught', 'only_practised', 'gap']);
export type CoverageState = z.infer<typeof coverageStateSchema>;

export const coverageRowSchema = z.object({
  standardId: z.uuid(),
  code: z.string(),
  statement: z.string(),
  levels: z.array(z.string()),
  strandId: z.uuid(),
  withdrawn: z.boolean(),
  state: coverageStateSchema,
  concepts: z.array(z.object({ id: z.uuid(), name: z.string() })),
  /** Passages that teach it, by its concepts or by tags of their own; exercises likewise. */
  chunkCount: z.number().int(),
  itemCount: z.number().int(),
  /** Proposals that wait for a word. */
  proposedCount: z.number().int(),
  /** Of learners whom the reader may see: how many answered on its concepts, and how many probably know all of them. */
  learners: z.object({ begun: z.number().int(), known: z.number().int() }),
});
export type CoverageRow = z.infer<typeof coverageRowSchema>;

const coverageTotal = z.object({
  total: z.number().int(),
  practised: z.number().int(),
  taught: z.number().int(),
  onlyPractised: z.number().int(),
  gap: z.number().int(),
});
export type CoverageTotal = z.infer<typeof coverageTotal>;

export const coverageSchema = z.object({
  framework: frameworkSchema,
  levels: z.array(z.string()),
  strandIds: z.array(z.uuid()),
  rows: z.array(coverageRowSchema),
  total: coverageTotal,
  byStrand: z.array(coverageTotal.extend({ id: z.uuid(), code: z.string(), name: z.string() })),
  byLevel: z.array(coverageTotal.extend({ level: z.string() })),
});
export type Coverage = z.infer<typeof coverageSchema>;
