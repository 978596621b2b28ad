import { z } from 'zod';
import type { ObjectSchema } from '@/platform/models/types';

/** Concepts, and pairs, that a model is asked for at a time. */
export const MOST_CONCEPTS = 8;
export const MOST_PAIRS = 8;

const words = (most: number) => z.string().max(most);
const stands = {
  /** Ref of the passage, such as `c1`. */
  passage: words(8),
  /** Words of that passage, as they are. */
  quote: words(600),
};

const conceptSchema = z.object({ term: words(120), ...stands });
const pairSchema = z.object({ before: words(160), after: words(160), ...stands });
export type ProposedConcept = z.infer<typeof conceptSchema>;
export type ProposedPair = z.infer<typeof pairSchema>;

/** What a model is held to: flat, all fields there, in the subset of JSON schema that every server takes. */
export const CONCEPTS_ANSWER: ObjectSchema<{ concepts: ProposedConcept[] }> = {
  name: 'map_concepts',
  zod: z.object({ concepts: z.array(conceptSchema).max(MOST_CONCEPTS) }),
};
export const PAIRS_ANSWER: ObjectSchema<{ prerequisites: ProposedPair[] }> = {
  name: 'map_prerequisites',
  zod: z.object({ prerequisites: z.array(pairSchema).max(MOST_PAIRS) }),
};
