import type { ConceptFields, EdgeFields, LinkFields } from './changes';

/** Everything of a map that teachers can change, as it was at one moment. */
export interface MapState {
  concepts: ({ id: string; key: string; origin: 'extracted' | 'teacher' } & ConceptFields)[];
  edges: ({ prerequisiteId: string; conceptId: string } & EdgeFields)[];
  links: ({ conceptId: string; chunkId: string } & LinkFields)[];
  /** Exercise and the concept that it asks for. */
  items: [itemId: string, conceptId: string][];
}
