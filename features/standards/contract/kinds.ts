import { z } from 'zod';

/** What a piece of material is for. */
export const materialKindSchema = z.enum([
  'explanation',
  'definition',
  'example',
  'exercise',
  'procedure',
  'summary',
  'reference',
  'data',
]);
export type MaterialKind = z.infer<typeof materialKindSchema>;

/** What a tag can stand on. */
export const targetKindSchema = z.enum(['source', 'chunk', 'concept', 'item']);
export type TargetKind = z.infer<typeof targetKindSchema>;

export const tagStateSchema = z.enum(['proposed', 'accepted', 'rejected']);
