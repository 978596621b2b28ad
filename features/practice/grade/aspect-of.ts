import { answerWords, sameWord } from '@/core/text/same-answer-words';

/** What a part of an explanation is about; the question after each is in the messages of practice. */
export type Aspect =
  | 'kind'
  | 'purpose'
  | 'cause'
  | 'condition'
  | 'result'
  | 'place'
  | 'means'
  | 'limit'
  | 'feature'
  | 'more';

/** Words that open a part of an English sentence, nearest before the point wins. */
const OPENERS: readonly [Aspect, RegExp][] = [
  ['purpose', /\b(?:so that|in order (?:to|that)|so as to|used (?:to|for)|meant to|for the purpose of)\b/g],
  ['cause', /\b(?:because|since|due to|owing to|caused by|as a result of)\b/g],
  ['condition', /\b(?:if|when|whenever|unless|until|while|before|after|once|as long as|during)\b/g],
  ['result', /\b(?:therefore|thus|hence|leads? to|results? in|causes?|so)\b/g],
  ['place', /\b(?:where|between|inside|within|around|behind|under|above)\b/g],
  ['means', /\b(?:by \w+ing|by means of|using|through|with the help of)\b/g],
  ['limit', /\b(?:not|never|no|without|cannot|except|only|instead of|rather than)\b/g],
  ['feature', /\b(?:that|which|who|whose|with|of|having)\b/g],
  ['purpose', /\bto (?=\w+)/g],
];

/**
 * What the missing point of a reference is about, by the words that open its part of the sentence: “so that …” its purpose, “because …” its
 * cause. English only; `more` elsewhere and where nothing tells.
 *
 * @param wordings of the point; the first that stands in the reference counts.
 */
export function aspectOf(reference: string, wordings: readonly string[], locale: string): Aspect {
  if (!locale.startsWith('en') || wordings.length === 0) return 'more';
  const at = placeOf(reference, wordings, locale);
  if (at === null) return 'more';
  const before = reference.slice(0, at).toLowerCase();
  const clause = before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('; '), 0));
  let found: { aspect: Aspect; end: number } | null = null;
  for (const [aspect, pattern] of OPENERS) {
    for (const match of clause.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (found === null || end > found.end) found = { aspect, end };
    }
  }
  if (found) return found.aspect;
  return answerWords(before, locale).length < 6 ? 'kind' : 'more';
}

/** Where the first word of a wording stands in a text, in UTF-16 code units. */
function placeOf(text: string, wordings: readonly string[], locale: string): number | null {
  for (const wording of wordings) {
    const [first] = answerWords(wording, locale);
    if (first === undefined) continue;
    for (const match of text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*/gu)) {
      const [word] = answerWords(match[0], locale);
      if (word !== undefined && sameWord(word, first, locale)) return match.index;
    }
  }
  return null;
}
