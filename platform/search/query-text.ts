/** Characters of a query that are read; a page pasted into the search box is cut here. */
const LONGEST_QUERY = 10_000;
/** Different words of a query that count. */
const MOST_WORDS = 48;
/** The index ignores longer tokens. */
const LONGEST_WORD = 40;

/**
 * The words of a query, lower case, each once, in order: everything that could be an operator, a quote or a control
 * character is gone, and repeating a word does not raise its weight. '' when there is no word.
 */
export function queryText(query: string): string {
  const words =
    query
      .slice(0, LONGEST_QUERY)
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return [...new Set(words)]
    .filter((word) => word.length <= LONGEST_WORD)
    .slice(0, MOST_WORDS)
    .join(' ');
}
