import { questionTerms } from '@/core/language/search-terms';

/** Characters of a query that are read; a page pasted into the search box is cut here. */
const LONGEST_QUERY = 10_000;
/** Different terms of a query that count. */
const MOST_TERMS = 96;

/**
 * The terms of a query in the languages of what is searched, each once, in order: everything that could be an operator, a quote or a
 * control character is gone, and repeating a word does not raise its weight. '' when no word of it can be searched.
 */
export function queryText(query: string, languages: readonly string[]): string {
  return questionTerms(query.slice(0, LONGEST_QUERY), languages).slice(0, MOST_TERMS).join(' ');
}
