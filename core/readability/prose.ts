import { CODE_MARK, MATH_MARK, plainSentence } from '../text/self-contained-plain';
import { splitSentences } from '../text/sentences';
import { tokenize } from '../text/tokens';

/** A sentence as its reader says it to themselves: words only. */
export interface ReadSentence {
  /** As written, with markup. */
  text: string;
  start: number;
  end: number;
  words: string[];
}

/**
 * Sentences of Markdown prose with their words. What nobody reads word by word is no word here: fenced code, formulas and addresses are taken out,
 * a name in code marks counts as one word. Each item of a list and each line of a heading is a sentence of its own.
 */
export function readProse(markdown: string, language = 'en'): ReadSentence[] {
  const prose = markdown
    .replace(/^(```|~~~)[\s\S]*?^\1/gm, (block) => ' '.repeat(block.length))
    .replace(/\$\$[\s\S]*?\$\$/g, (block) => ' '.repeat(block.length));
  return splitSentences(prose, language)
    .map((sentence) => ({ ...sentence, words: wordsOf(sentence.text, language) }))
    .filter(({ words }) => words.length > 0);
}

function wordsOf(sentence: string, language: string): string[] {
  const spoken = plainSentence(sentence).replaceAll(MATH_MARK, ' ').replaceAll(CODE_MARK, ' code ');
  return tokenize(spoken, language)
    .map(({ text }) => text)
    .filter((word) => /\p{L}/u.test(word));
}
