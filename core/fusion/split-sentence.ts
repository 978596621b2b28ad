import { plainSentence } from '../text/self-contained-plain';
import { splitSentences } from '../text/sentences';

/** Words on either side of a cut, at least: shorter ones read like a stammer. */
const LEAST_WORDS = 5;
/** What a clause of its own begins with after a joining word, in English. */
const SUBJECT =
  /^(?:it|this|that|these|those|you|we|they|he|she|there|the|a|an|each|every|no|some|its|your|our|their)\s/i;
const FINITE =
  /\b(?:is|are|was|were|has|have|had|can|could|will|would|must|may|might|does|do|did|means|gives|takes|makes|holds|runs|returns|stops|needs|becomes|contains|starts|ends|stays|works|keeps|uses|moves|turns|shows|comes|goes)\b/i;
const JOIN = /, (but|so|and) (?=\S)/g;

/**
 * Cuts every sentence of more than `longest` words where both halves stand alone: at a semicolon, and in English before "but", "so" and "and" that
 * a whole clause follows. A cut never falls inside brackets, quotation, code, formulas, links or emphasis. What can't be cut stays as it is.
 */
export function splitLongSentences(paragraph: string, longest: number, language = 'en'): string {
  let text = '';
  let from = 0;
  for (const sentence of splitSentences(paragraph, language)) {
    text += paragraph.slice(from, sentence.start) + cut(sentence.text, longest, language);
    from = sentence.end;
  }
  return text + paragraph.slice(from);
}

function cut(sentence: string, longest: number, language: string): string {
  if (wordsOf(sentence) <= longest) return sentence;
  const place = places(sentence, language)
    .map((each) => ({ ...each, worst: Math.max(wordsOf(each.first), wordsOf(each.second)) }))
    .filter(({ first, second }) => wordsOf(first) >= LEAST_WORDS && wordsOf(second) >= LEAST_WORDS)
    .sort((a, b) => a.worst - b.worst)[0];
  if (!place) return sentence;
  return `${cut(place.first, longest, language)} ${cut(place.second, longest, language)}`;
}

function places(sentence: string, language: string): { first: string; second: string }[] {
  const found: { first: string; second: string }[] = [];
  for (const { index } of sentence.matchAll(/; (?=\p{L})/gu)) {
    if (isWhole(sentence.slice(0, index)))
      found.push({ first: `${sentence.slice(0, index)}.`, second: capital(sentence.slice(index + 2)) });
  }
  if (!language.startsWith('en')) return found;
  for (const match of sentence.matchAll(JOIN)) {
    const rest = sentence.slice(match.index + match[0].length);
    const before = sentence.slice(0, match.index);
    if (!isWhole(before) || !SUBJECT.test(rest) || !FINITE.test(plainSentence(rest))) continue;
    if (
      !FINITE.test(plainSentence(before)) ||
      /^(?:if|when|while|although|though|because|since|unless)\b/i.test(before)
    )
      continue;
    const word = match[1] ?? '';
    found.push({ first: `${before}.`, second: word === 'and' ? capital(rest) : `${capital(word)} ${rest}` });
  }
  return found;
}

/** Everything that opens before the cut closes before it. */
function isWhole(before: string): boolean {
  const bare = before.replace(/\\./g, '');
  const even = (mark: RegExp) => (bare.match(mark)?.length ?? 0) % 2 === 0;
  const paired = (open: RegExp, close: RegExp) => bare.match(open)?.length === bare.match(close)?.length;
  return (
    even(/`/g) &&
    even(/\$/g) &&
    even(/"/g) &&
    even(/\*\*/g) &&
    even(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu) &&
    even(/(?<!\*)\*(?!\*)/g) &&
    paired(/[([{]/g, /[)\]}]/g) &&
    paired(/[“„«]/g, /[”«»]/g)
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function wordsOf(text: string): number {
  return plainSentence(text)
    .split(/\s+/)
    .filter((word) => word !== '').length;
}
