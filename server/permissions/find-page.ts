import type { PolicyEntry } from '@/platform/http/policy';
import { pagePolicies } from './page-policies';

/** A page of the table that an address leads to, with what its folders in brackets stand for. */
export interface FoundPage {
  page: string;
  entry: PolicyEntry;
  params: Record<string, string>;
}

const pages = Object.entries(pagePolicies)
  .map(([page, entry]) => ({ page, entry, segments: segmentsOf(page) }))
  // A folder of that very name comes before one in brackets, as Next.js has it.
  .sort((a, b) => vagueness(a.segments) - vagueness(b.segments));

/** The page at a path (with or without a query), null where the table has none. */
export function findPage(path: string): FoundPage | null {
  const asked = segmentsOf(path.split(/[?#]/)[0] ?? '');
  for (const { page, entry, segments } of pages) {
    const params = match(segments, asked);
    if (params) return { page, entry, params };
  }
  return null;
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function match(segments: string[], asked: string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    if (segment.startsWith('[[...')) return params;
    const given = asked[index];
    if (given === undefined) return null;
    if (segment.startsWith('[')) params[segment.slice(1, -1)] = given;
    else if (segment !== given) return null;
  }
  return segments.length === asked.length ? params : null;
}

function vagueness(segments: string[]): number {
  return segments.filter((segment) => segment.startsWith('[')).length + (segments.at(-1)?.startsWith('[[') ? 100 : 0);
}
