import { readSentence } from '@/core/grounding/read';
import { relationOf } from '@/core/grounding/words/relations';

/** A sentence that was turned into a false one. */
export interface Altered {
  sentence: string;
  kind: 'term' | 'negation' | 'roles' | 'quantifier';
}

const QUANTIFIERS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:some|several|many)\b/, 'all'],
  [/\bSome\b/, 'All'],
  [/\b(?:usually|often|sometimes|mostly)\b/, 'always'],
  [/\b(?:always|never)\b/, 'sometimes'],
  [/\b(?:every|each)\b/, 'no'],
  [/\bEvery\b/, 'No'],
  [/\ball\b/, 'some'],
  [/\bmay\b/, 'must'],
  [/\bmust\b/, 'may'],
  [/\bat least\b/, 'at most'],
  [/\bmore\b/, 'less'],
  [/\bbefore\b/, 'after'],
  [/\bafter\b/, 'before'],
];

/**
 * Alters a sentence as a model goes wrong: another word of its passages for one of its own, a term for another one, a negation more or fewer, two words that
 * have changed places, another quantifier. Deterministic: what is taken is decided by `pick`.
 *
 * @param others words of the passages that may stand for one of the sentence's, lower case.
 * @param terms names of concepts that the passages have, lower case.
 * @param pick gives a whole number from 0 to below its argument.
 */
export function alter(
  sentence: string,
  others: readonly string[],
  terms: readonly string[],
  pick: (below: number) => number,
): Altered[] {
  const out: Altered[] = [];
  const read = readSentence(sentence, 'en');
  const content = read.words.filter((word) => word.weight >= 1 && !word.name && !word.number);
  const said = new Set(read.words.map(({ stem }) => stem));
  const put = (word: { start: number; text: string }, other: string) =>
    sentence.slice(0, word.start) + likeCase(other, word.text) + sentence.slice(word.start + word.text.length);
  for (let turn = 0; turn < 3 && content.length > 0; turn++) {
    const word = content[pick(content.length)];
    if (!word) break;
    const fits = others.filter(
      (other) =>
        endingOf(other) === endingOf(word.lower) &&
        !said.has(readSentence(other, 'en').words[0]?.stem ?? other) &&
        relationOf(other, word.lower).weight === 0,
    );
    const other = fits[pick(fits.length)];
    if (other) out.push({ sentence: put(word, other), kind: 'term' });
  }
  const lower = sentence.toLowerCase();
  const own = terms.filter((term) => ` ${lower} `.includes(` ${term} `));
  const left = terms.filter((term) => !lower.includes(term));
  const [term, instead] = [own[pick(own.length)], left[pick(left.length)]];
  if (term && instead) {
    const at = lower.indexOf(term);
    const text = sentence.slice(at, at + term.length);
    out.push({ sentence: put({ start: at, text }, instead), kind: 'term' });
  }
  const denied = negate(sentence);
  if (denied) out.push({ sentence: denied, kind: 'negation' });
  if (content.length >= 3) {
    const [a, b] = [content[0], content[1 + pick(content.length - 1)]];
    if (
      a &&
      b &&
      endingOf(a.lower) === endingOf(b.lower) &&
      a.stem !== b.stem &&
      relationOf(a.lower, b.lower).weight === 0
    ) {
      const between = sentence.slice(a.start + a.text.length, b.start);
      if (!/^,?\s*(?:and|or)?\s*(?:an? |the )?$/.test(between))
        out.push({
          sentence: `${sentence.slice(0, a.start)}${likeCase(b.text, a.text)}${between}${likeCase(a.text, b.text)}${sentence.slice(b.start + b.text.length)}`,
          kind: 'roles',
        });
    }
  }
  const changes = QUANTIFIERS.filter(([pattern]) => pattern.test(sentence));
  const change = changes[pick(changes.length)];
  if (change) out.push({ sentence: sentence.replace(change[0], change[1]), kind: 'quantifier' });
  return out;
}

function negate(sentence: string): string | null {
  const without = sentence.replace(/\b(?:not|never) |n't\b/, '');
  if (without !== sentence) return without.replace(/\bca\b/, 'can').replace(/\bwo\b/, 'will');
  const denied = sentence.replace(/\b(is|are|was|were|can|must|may|should|will|has to be)\b(?! not)/, '$1 not');
  return denied === sentence ? null : denied;
}

function likeCase(word: string, as: string): string {
  return /^\p{Lu}/u.test(as)
    ? word.charAt(0).toUpperCase() + word.slice(1)
    : word.charAt(0).toLowerCase() + word.slice(1);
}

/** Words with one ending fill one place in a sentence. */
function endingOf(lower: string): string {
  return /(?:ings?|ed|ers?|ions?|ly|s)$/.exec(lower)?.[0] ?? '';
}
