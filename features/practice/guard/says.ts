import { LRUCache } from 'lru-cache';
import { answerWords, sameWord } from '@/core/text/same-answer-words';
import { contentStems, STOP_WORDS } from '@/core/text/tokens';
import { carriesDisguised } from './disguises';
import { bare, formsOf, prepare } from './prepared-text';

export { bare } from './prepared-text';

/** From this many subject words on, most of them in one sentence say a phrase without its very words. */
const LONG = 4;
const MOST = 0.75;

interface Phrase {
  words: readonly string[];
  forms: readonly (readonly string[])[];
  joined: string;
  stems: readonly string[];
}
const phrases = new LRUCache<string, Phrase>({ max: 5000 });

function phraseOf(phrase: string, locale: string): Phrase {
  const key = `${locale} ${phrase}`;
  const known = phrases.get(key);
  if (known) return known;
  const plain = bare(phrase);
  const words = answerWords(plain, locale);
  const made: Phrase = {
    words,
    forms: words.map((word) => formsOf(word, locale)),
    joined: words.join(''),
    stems: [...new Set(contentStems(plain, locale))],
  };
  phrases.set(key, made);
  return made;
}

/** Subject words of a phrase, each once; remembered. */
export function subjectStems(phrase: string, locale: string): readonly string[] {
  return phraseOf(phrase, locale).stems;
}

/** A phrase long enough to be said in other words. */
export function isLong(phrase: string, locale: string): boolean {
  return phraseOf(phrase, locale).stems.length >= LONG;
}

/** Whether a text says a phrase: in its words, with most of its subject words in one sentence (long phrases), or disguised. */
export function says(text: string, phrase: string, locale: string): boolean {
  return (
    saysPlainly(text, phrase, locale) || carriesDisguised(prepare(text, locale).shapes, phraseOf(phrase, locale).joined)
  );
}

/** Whether it says it in the open, as a text on something else may. */
export function saysPlainly(text: string, phrase: string, locale: string): boolean {
  const wanted = phraseOf(phrase, locale);
  if (wanted.words.length === 0) return false;
  return mentions(text, wanted, locale) || (wanted.stems.length >= LONG && shareSaid(text, phrase, locale) >= MOST);
}

/** All words in a row, inflections, hyphens and spaces no matter; a function word alone never counts, as any sentence has it. */
function mentions(text: string, { words: wanted, forms, joined }: Phrase, locale: string): boolean {
  if (wanted.length === 1 && STOP_WORDS.has(wanted[0] ?? '')) return false;
  const prepared = prepare(text, locale);
  const { words } = prepared;
  const bases = prepared.bases();
  if (forms.every((each) => each.some((form) => bases.has(form)))) {
    for (let at = 0; at <= words.length - wanted.length; at++)
      if (wanted.every((word, i) => sameWord(words[at + i] ?? '', word, locale))) return true;
  }
  if (wanted.length === 1)
    return (forms[0] ?? []).some((form) => prepared.joins().has(form)) && joinsTo(words, joined, locale);
  return bases.has(joined) && words.includes(joined);
}

function joinsTo(words: readonly string[], joined: string, locale: string): boolean {
  return words.some((word, i) => sameWord(`${word}${words[i + 1] ?? ''}`, joined, locale));
}

/** 0 to 1: greatest share of the phrase's subject words that one sentence of the text, or two that follow one another, has. */
export function shareSaid(text: string, phrase: string, locale: string): number {
  const { stems } = phraseOf(phrase, locale);
  const { sentences, stems: stemsOf } = prepare(text, locale);
  const all = stemsOf();
  if (stems.length === 0) return 0;
  const present = stems.filter((stem) => all.has(stem));
  if (present.length === 0) return 0;
  let best = 0;
  for (const [i, sentence] of sentences.entries()) {
    const own = sentence.stems();
    const next = sentences[i + 1]?.stems();
    const met = present.filter((stem) => own.has(stem) || next?.has(stem)).length;
    best = Math.max(best, met / stems.length);
  }
  return best;
}
