import type { Facet, StaffHit } from './contract';
import { FACETS, type FacetName } from './facet-names';

export type Filters = Partial<Record<FacetName, string>>;

type Filterable = Omit<StaffHit, 'html'>;

/** Values that a list of them shows. */
const MOST_VALUES = 12;

function valuesOf(hit: Filterable, facet: FacetName): { value: string; label: string }[] {
  const plain = (value: string | null) => (value === null ? [] : [{ value, label: value }]);
  switch (facet) {
    case 'course':
      return [{ value: hit.courseId, label: hit.courseTitle }];
    case 'concept':
      return hit.concepts.map(({ id, name }) => ({ value: id, label: name }));
    case 'standard':
      return hit.standards.map(({ id, code, statement }) => ({ value: id, label: code === '' ? statement : code }));
    case 'purpose':
      return plain(hit.purpose);
    case 'difficulty':
      return plain(hit.difficulty);
    case 'kind':
      return hit.kinds.map((value) => ({ value, label: value }));
    case 'format':
      return plain(hit.format);
    case 'level':
      return plain(hit.level);
    case 'language':
      return plain(hit.language);
  }
}

/** Hits that all filters let through, but the one of `besides`. */
export function filtered<H extends Filterable>(hits: readonly H[], filters: Filters, besides?: FacetName): H[] {
  const wanted = FACETS.filter((facet) => facet !== besides && filters[facet] !== undefined);
  return hits.filter((hit) =>
    wanted.every((facet) => valuesOf(hit, facet).some(({ value }) => value === filters[facet])),
  );
}

/** How many hits each value of each facet would leave, the other filters as they are; the most first. */
export function facetsOf(hits: readonly Filterable[], filters: Filters): Record<FacetName, Facet[]> {
  const of = (facet: FacetName): Facet[] => {
    const counts = new Map<string, Facet>();
    for (const hit of filtered(hits, filters, facet))
      for (const { value, label } of valuesOf(hit, facet))
        counts.set(value, { value, label, count: (counts.get(value)?.count ?? 0) + 1 });
    const all = [...counts.values()].sort((a, b) => b.count - a.count || a.label.localeCompare(b.label));
    const shown = all.slice(0, MOST_VALUES);
    const chosen = all.find(({ value }) => value === filters[facet]);
    return chosen && !shown.includes(chosen) ? [...shown, chosen] : shown;
  };
  return {
    ...{ course: of('course'), concept: of('concept'), standard: of('standard') },
    ...{ purpose: of('purpose'), difficulty: of('difficulty'), kind: of('kind') },
    ...{ format: of('format'), level: of('level'), language: of('language') },
  };
}
