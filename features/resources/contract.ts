import { z } from 'zod';
import { chunkPlaceSchema } from '@/features/library/contract';
import { materialKindSchema } from '@/features/standards/contract';

/** Why a passage may help, in one word; screens say it in a sentence. */
export const helpReasonSchema = z.enum([
  /** An example, a definition, steps, figures, a summary: of a kind that the learner has not had of this concept. */
  'example',
  'definition',
  'procedure',
  'data',
  'summary',
  'reference',
  /** It teaches the same and reads more easily, or goes further. */
  'easier',
  'further',
  /** It teaches the concept itself, and the learner has not seen it. */
  'unseen',
  /** It speaks of the same in other words. */
  'same_idea',
]);
export type HelpReason = z.infer<typeof helpReasonSchema>;

export const resourceSchema = z.object({
  chunkId: z.uuid(),
  sourceId: z.uuid(),
  sourceTitle: z.string(),
  headingPath: z.array(z.string()),
  place: chunkPlaceSchema.nullable(),
  /** Its beginning; null where it would tell the answer of an open exercise. */
  excerpt: z.string().nullable(),
  kind: materialKindSchema,
  /** 0 easy to 1 hard. */
  difficulty: z.number(),
  reason: helpReasonSchema,
  /** 0 to 1; comparable within one answer only. */
  score: z.number(),
});
export type Resource = z.infer<typeof resourceSchema>;

export const resourcesSchema = z.object({
  conceptId: z.uuid(),
  conceptName: z.string(),
  /** The reader answered wrongly at least twice lately, or after several answers still probably does not know it. */
  struggling: z.boolean(),
  /** Of the course itself, best first. */
  core: z.array(resourceSchema),
  /** Of what stands beside it. */
  supplementary: z.array(resourceSchema),
});
export type Resources = z.infer<typeof resourcesSchema>;

/** The one passage that helps somebody most with a concept. */
export type BestHelp = Pick<Resource, 'chunkId' | 'sourceId' | 'reason' | 'score'>;

/** Names a learner and a concept. */
export function helpKey({ learnerId, conceptId }: { learnerId: string; conceptId: string }): string {
  return `${learnerId} ${conceptId}`;
}

export const resourcesErrors = { concept_not_found: 404 } as const;
