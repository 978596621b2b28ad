import type { FrontMatterLists } from './types';

/** Names of front matter that list what a document teaches, what it is filed under, and what it asks for. */
const CONCEPTS = /^(?:concepts?|keywords?|key[-_ ]?terms?|terms?|topics?|skills?|vocabulary|glossary[-_ ]terms?)$/i;
const TAGS = /^(?:tags?|categor(?:y|ies)|subjects?|labels?)$/i;
const PREREQUISITES =
  /^(?:prerequisites?|pre[-_]requisites?|prereqs?|requires?|requirements?|depends[-_ ]?on|dependencies|needs|builds[-_ ]?on|assumes)$/i;

/** Entries of a list, and characters of one. */
const MOST = 60;
const LONGEST = 80;

/** What the front matter of a document lists; null where it lists nothing. */
export function listsOf(meta: Record<string, unknown>): FrontMatterLists | null {
  const named = (name: RegExp) =>
    [...new Set(Object.entries(meta).flatMap(([key, value]) => (name.test(key.trim()) ? entriesOf(value) : [])))].slice(
      0,
      MOST,
    );
  const lists = { concepts: named(CONCEPTS), tags: named(TAGS), prerequisites: named(PREREQUISITES) };
  return Object.values(lists).some((list) => list.length > 0) ? lists : null;
}

/** A list, one after another by commas or semicolons, or things that have a name. */
function entriesOf(value: unknown): string[] {
  if (typeof value === 'string') return value.split(/[,;\n]/).flatMap(entryOf);
  if (Array.isArray(value)) return value.slice(0, MOST).flatMap((each: unknown) => entriesOfOne(each));
  return [];
}

function entriesOfOne(value: unknown): string[] {
  if (typeof value === 'string') return entryOf(value);
  if (typeof value !== 'object' || value === null) return [];
  const found = Object.entries(value).find(
    ([key, name]) => /^(?:name|title|term|slug|id)$/i.test(key) && typeof name === 'string',
  );
  return typeof found?.[1] === 'string' ? entryOf(found[1]) : [];
}

function entryOf(text: string): string[] {
  const entry = text.replace(/\s+/g, ' ').trim();
  return entry === '' || entry.length > LONGEST ? [] : [entry];
}
