import { answerWords } from '@/core/text/same-answer-words';
import { splitSentences } from '@/core/text/sentences';
import { contentStems } from '@/core/text/tokens';
import { mentionsWords } from '../grade/mentions';
import { carriesDisguised, inOneAlphabet } from './disguises';

/** From this many subject words on, most of them in one sentence say a phrase without its very words. */
const LONG = 4;
const MOST = 0.75;

/** Text without the marks of Markdown, so that emphasis within a word or phrase hides nothing. */
export function bare(markdown: string): string {
  return inOneAlphabet(markdown.replace(/\p{Cf}/gu, ''))
    .replace(/<[^>]{0,200}>/g, ' ')
    .replace(/[*_`~]+/g, '')
    .replace(/\\([\\*_{}[\]()#+.!-])/g, '$1');
}

/** A phrase long enough to be said in other words. */
export function isLong(phrase: string, locale: string): boolean {
  return new Set(contentStems(phrase, locale)).size >= LONG;
}

/** Whether a text says a phrase: in its words, with most of its subject words in one sentence (long phrases), or disguised. */
export function says(text: string, phrase: string, locale: string): boolean {
  return saysPlainly(text, phrase, locale) || saysDisguised(text, phrase, locale);
}

/** Whether it says it in the open, as a text on something else may. */
export function saysPlainly(text: string, phrase: string, locale: string): boolean {
  const [plain, wanted] = [bare(text), bare(phrase)];
  if (wanted.trim() === '') return false;
  return mentionsWords(plain, wanted, locale) || saysMost(plain, wanted, locale);
}

function saysDisguised(text: string, phrase: string, locale: string): boolean {
  return carriesDisguised(bare(text), answerWords(bare(phrase), locale).join(''));
}

/** 0 to 1: greatest share of the phrase's subject words that one sentence of the text, or two that follow one another, has. */
export function shareSaid(text: string, phrase: string, locale: string): number {
  const wanted = new Set(contentStems(bare(phrase), locale));
  if (wanted.size === 0) return 0;
  const sentences = splitSentences(bare(text), locale).map((each) => new Set(contentStems(each.text, locale)));
  return Math.max(
    0,
    ...sentences.map((stems, i) => {
      const both = new Set([...stems, ...(sentences[i + 1] ?? [])]);
      return [...wanted].filter((stem) => both.has(stem)).length / wanted.size;
    }),
  );
}

function saysMost(text: string, phrase: string, locale: string): boolean {
  return isLong(phrase, locale) && shareSaid(text, phrase, locale) >= MOST;
}
