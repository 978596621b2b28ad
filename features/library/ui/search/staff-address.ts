import { FACETS, type FacetName } from '../../search/facet-names';

/** What the address of the search asks for. */
export type StaffAddress = { q: string; likeChunk?: string; likeSource?: string } & Partial<Record<FacetName, string>>;

/** What it may hold besides the question. */
export const NAMES = ['likeChunk', 'likeSource', ...FACETS] as const;

/** The query that asks for it, without `?`. */
export function addressOf(address: StaffAddress): string {
  const query = new URLSearchParams();
  if (address.q !== '') query.set('q', address.q);
  for (const name of NAMES) {
    const value = address[name];
    if (value !== undefined) query.set(name, value);
  }
  return query.toString();
}

/** Whether there is anything to search for. */
export function isAsked({ q, likeChunk, likeSource }: StaffAddress): boolean {
  return q !== '' || likeChunk !== undefined || likeSource !== undefined;
}
