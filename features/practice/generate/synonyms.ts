import type { Statement } from './statement';
import type { TermFinder } from './term-finder';

/** Wordings that give one thing two names, or say that two names are used for one another. */
const SAME =
  /\b(?:also (?:called|known|referred|termed|named)|interchangeabl[ey]|synonym(?:s|ous)?|another (?:name|word|term) for|the same (?:as|thing)|equivalent to|equivalently|(?:often|sometimes|usually) (?:simply )?(?:called|shortened)|a\.k\.a|i\.e\.|that is|in other words|short for|abbreviated|or simply)\b|\((?:or|also|i\.e\.)\b/i;

/** Pairs of terms that must never stand beside each other as right and wrong: `a|b`, keys in alphabetical order. */
export function synonymPairs(statements: readonly Statement[], finder: TermFinder): Set<string> {
  const pairs = new Set<string>();
  for (const { text } of statements) {
    if (!SAME.test(text)) continue;
    const keys = [...new Set(finder.find(text).map(({ key }) => key))];
    for (const left of keys) for (const right of keys) if (left < right) pairs.add(`${left}|${right}`);
  }
  return pairs;
}

/** The name of an unordered pair of keys. */
export function pairOf(left: string, right: string): string {
  return left < right ? `${left}|${right}` : `${right}|${left}`;
}
