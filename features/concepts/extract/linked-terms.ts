import { isName, isStructural, readHeading } from './heading';
import { formOf, wordsOf } from './words';

/** Words of a term that a link explains. */
const LONGEST = 4;

/**
 * Terms whose explanation the author links to where they are used: "an [argument](reference.md#argument)", "is [global](#global-variable)". The
 * anchor has to be named like the words, so that "see [here](page.md#setup)" is none; of the two the anchor has the whole name.
 */
export function linkedTerms(markdown: string): string[] {
  if (!markdown.includes('](') || !markdown.includes('#')) return [];
  const terms = new Set<string>();
  for (const [, words = '', slug = ''] of markdown.matchAll(
    /(?<!!)\[([^\]]{2,60})\]\([^)\s#]{0,200}#([\p{L}\p{N}_-]{2,60})\)/gu,
  )) {
    const text = words.replace(/[*_`]/g, '').trim();
    const name = slug.replace(/[-_]+/g, ' ').trim();
    const term = formOf(name) === formOf(text) ? text : isWithin(text, name) ? name : null;
    if (term !== null && isTerm(term)) terms.add(term);
  }
  return [...terms];
}

function isWithin(part: string, whole: string): boolean {
  const words = new Set(wordsOf(whole).map(({ form }) => form));
  const parts = wordsOf(part);
  return parts.length > 0 && parts.length < words.size && parts.every(({ form }) => words.has(form));
}

function isTerm(term: string): boolean {
  return (
    isName(term) && !isStructural(term) && term.split(/\s+/).length <= LONGEST && readHeading(term)?.kind !== 'activity'
  );
}
