/** What hits can be filtered by. */
export const FACETS = [
  ...(['course', 'concept', 'standard', 'purpose', 'difficulty', 'kind'] as const),
  ...(['format', 'level', 'language'] as const),
] as const;
export type FacetName = (typeof FACETS)[number];
