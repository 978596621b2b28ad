/** What hits can be filtered by. */
export const FACETS = ['course', 'concept', 'kind', 'format', 'level', 'language'] as const;
export type FacetName = (typeof FACETS)[number];
