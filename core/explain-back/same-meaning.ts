import { isSpellingSlip } from '../text/same-answer-slips';
import { everydaySynonyms } from '../text/same-answer-synonyms';
import type { ReadWord } from './reading';

/** Shared pairs of letters from which two words are taken for relatives ("evaporate", "evaporation"). */
const LEAST_LIKENESS = 0.5;

/** A word of a key point with what may stand for it, worked out once for all texts. */
export interface PointWord extends ReadWord {
  synonyms: ReadonlySet<string>;
  pairs: ReadonlySet<string>;
}

/** Prepares a word for {@link likeness}. @param wordings other words of the material for the same thing. */
export function pointWord(word: ReadWord, locale: string, wordings: readonly string[] = []): PointWord {
  const synonyms = new Set(wordings);
  if (locale.startsWith('en'))
    for (const form of word.forms) for (const synonym of everydaySynonyms(form)) synonyms.add(synonym);
  return { ...word, synonyms, pairs: letterPairs(word.text) };
}

/**
 * How far a word stands for a word of a point, 0 to 1: 1 for the same word by inflection, stem, everyday synonym or one spelling slip;
 * between ½ and 1 for a word of the same family, as the share of letter pairs they have in common (Dice 1945); else 0.
 */
export function likeness(point: PointWord, said: ReadWord): number {
  if (point.stem === said.stem || said.forms.some((form) => point.forms.includes(form) || point.synonyms.has(form)))
    return 1;
  if (/\d/.test(point.text + said.text) || point.text[0] !== said.text[0]) return 0;
  if (point.forms.some((form) => isSpellingSlip(said.text, form))) return 1;
  const pairs = letterPairs(said.text);
  let shared = 0;
  for (const pair of pairs) if (point.pairs.has(pair)) shared++;
  const dice = (2 * shared) / (pairs.size + point.pairs.size);
  return dice >= LEAST_LIKENESS ? dice : 0;
}

/** Pairs of neighbouring letters, with the edges of the word. */
function letterPairs(word: string): Set<string> {
  const edged = ` ${word} `;
  const pairs = new Set<string>();
  for (let at = 0; at + 2 <= edged.length; at++) pairs.add(edged.slice(at, at + 2));
  return pairs;
}
