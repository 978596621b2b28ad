import { singularise } from './terms-inflection';

export { pluralise, singularise } from './terms-inflection';

/** Words after which a noun phrase's head is over: "rates of change" has the head "rates". */
const AFTER_HEAD = new Set(
  'of in for to with on at by from and or vs versus under over between without per as'.split(' '),
);

/**
 * The key under which spellings of one term meet: lower case, no article, no trailing bracketed remark, hyphens, dashes, slashes,
 * underscores and spaces dropped, the head noun singular. "The Lock-outs", "lock out" and "lockout (LOTO)" all give "lockout".
 * Code (backticks, camelCase, dots, calls, operators) keeps its symbols and is not inflected. '' where nothing is left.
 */
export function normaliseTerm(term: string): string {
  const plain = stripMarks(term);
  if (isCode(term))
    return plain
      .replace(/\(\)$/, '')
      .replace(/[\s_-]+/g, '')
      .toLowerCase();
  const words = plain
    .normalize('NFKC')
    .replace(/\s*\([^()]*\)\s*$/, '')
    .replace(/[’‘]/g, "'")
    .split(/[\s/\u2010-\u2015_-]+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}+#]+$/gu, '').replace(/'s?$/, ''))
    .filter((word) => word !== '');
  while (words.length > 1 && /^(?:a|an|the)$/i.test(words[0] ?? '')) words.shift();
  const stop = words.findIndex((word, i) => i > 0 && AFTER_HEAD.has(word.toLowerCase()));
  const head = (stop < 0 ? words.length : stop) - 1;
  return words
    .map((word, i) => (i === head ? singularise(word) : word))
    .join('')
    .toLowerCase();
}

/**
 * A term as a title: emphasis and backticks taken off, no article or closing punctuation, white space collapsed, first letter capital
 * unless the term is code or its first word carries its own capitals ("pH", "iPhone").
 */
export function titleOf(term: string): string {
  const plain = stripMarks(term)
    .replace(/^(?:a|an|the)\s+(?=\S)/i, '')
    .replace(/[\s.,;:]+$/, '');
  const first = plain.split(/\s/, 1)[0] ?? '';
  if (/^\s*(?:(?:a|an|the)\s+)?[*_]*`/i.test(term) || first !== first.toLowerCase() || /[_.()\d]/.test(first))
    return plain;
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** Text of a term without emphasis marks, backticks and surplus white space. */
function stripMarks(term: string): string {
  return term
    .replace(/`+/g, '')
    .replace(/(\*\*|__)(?=\S)(.*?\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)(.*?\S)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_])_(?=\S)(.*?[^\s_])_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether a term is code: set in backticks as a whole, or one word in the shape of an identifier, call or operator. */
function isCode(term: string): boolean {
  const plain = term.trim().replace(/^[*_]{1,2}(?=`)|(?<=`)[*_]{1,2}$/g, '');
  if (/^`[^`]+`$/.test(plain)) return true;
  if (/\s/.test(plain)) return false;
  return /\p{Ll}\p{Lu}|[\p{L}\p{N}_]\.[\p{L}_]|\(\)$|^[^\p{L}\p{N}]+$|^[@$.]/u.test(plain);
}
