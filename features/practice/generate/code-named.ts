import { normaliseCode } from '@/core/text/same-answer-code';
import { sentenceTraits } from '@/core/text/self-contained';
import { isBuiltin } from './code-builtins';
import type { CodeGap } from './code-gaps';
import type { CodeToken } from './code-lexer';
import { cleanInline, wordCount } from './inline';

/**
 * Names, methods and operators that a sentence before the code names and that the code holds once: "You can determine the number of
 * characters by accessing the `length` property." The sentence must stand alone, as it is shown with the name left out.
 */
export function namedGaps(tokens: readonly CodeToken[], sentences: readonly string[], language: string): CodeGap[] {
  const code = tokens.map(({ text }) => text).join('');
  return sentences.flatMap((markdown) => {
    const text = cleanInline(markdown);
    const whole = text.replace(/:$/, '.');
    if (
      !isWholeSentence(whole) ||
      leansOnContext(whole, language) ||
      pointsElsewhere(whole, language) ||
      (announcesNext(markdown, language) && !/:$/.test(text))
    )
      return [];
    if (
      wordCount(text) < 6 ||
      wordCount(text) > 40 ||
      /\b(?:line|lines) \d|\b(?:above|below|following|previous|this|these|recall|section|defined|reuse|earlier)\b/i.test(
        text,
      )
    )
      return [];
    const spans = [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
    return spans.flatMap((span): CodeGap[] => {
      const wanted = normaliseCode(span.replace(/^\./, '').replace(/\([^()]*\)$/, ''));
      const hits = tokens.filter(
        (token) => token.kind !== 'comment' && token.kind !== 'string' && token.text === wanted,
      );
      const [token] = hits;
      if (
        !token ||
        hits.length > 1 ||
        wanted.length < 1 ||
        /^[()[\]{},;:."'`]$/.test(wanted) ||
        token.kind === 'number' ||
        /^(?:let|const|var)$/.test(wanted) ||
        text.includes(`${span}\`s`)
      )
        return [];
      if (occurrences(code, wanted) > 1 || isOwnName(token, tokens)) return [];
      const sentence = whole.replaceAll(`\`${span}\``, '`…`');
      if (occurrences(sentence, wanted) > 0 || (/^\w+$/.test(wanted) && new RegExp(`\\b${wanted}`, 'i').test(sentence)))
        return [];
      return [{ answer: wanted, start: token.start, end: token.end, why: 'named', clue: null, sentence, worth: 0.85 }];
    });
  });
}

/** A name that the author of the code made up cannot be thought of; methods, built-in names, keywords and operators can. */
function isOwnName(token: CodeToken, tokens: readonly CodeToken[]): boolean {
  if (token.kind !== 'name' || isBuiltin(token.text)) return false;
  const before = tokens[tokens.indexOf(token) - 1]?.text ?? '';
  const owner = tokens[tokens.indexOf(token) - 2]?.text ?? '';
  return (before !== '.' && before !== '?.') || /^(?:self|this|cls)$/.test(owner);
}

/** How often a word or an operator stands in a text, as a whole. */
function occurrences(text: string, wanted: string): number {
  const escaped = wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const edge = /^[\w$]/.test(wanted) ? ['(?<![\\w$])', '(?![\\w$])'] : ['(?<![-+*/%=<>!&|?.])', '(?![-+*/%=<>!&|?.])'];
  return (text.match(new RegExp(`${edge[0]}${escaped}${edge[1]}`, 'g')) ?? []).length;
}
