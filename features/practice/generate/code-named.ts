import { normaliseCode } from '@/core/text/same-answer-code';
import { sentenceTraits } from '@/core/text/self-contained';
import { isBuiltin } from './code-builtins';
import type { CodeGap } from './code-gaps';
import type { CodeToken } from './code-lexer';
import { isOneOfSeveral } from './code-rivals';
import { cleanInline, wordCount } from './inline';

/** Points at the code, at lines or at other parts of the text. */
const POINTS = /\blines? \d|\b(?:above|below|following|previous|this|these|recall|section|defined|reuse|earlier)\b/i;

/**
 * Names, methods and operators that a sentence before the code names and that the code holds once: "You can determine the number of
 * characters by accessing the `length` property." The sentence must stand alone, as it is shown with the name left out.
 *
 * @param sentences Markdown of the sentences of the paragraph before the code.
 */
export function namedGaps(tokens: readonly CodeToken[], sentences: readonly string[], language: string): CodeGap[] {
  const code = tokens.map(({ text }) => text).join('');
  return sentences.flatMap((markdown) => {
    const sentence = cleanInline(markdown).replace(/:$/, '.');
    if (!standsAlone(sentence, language)) return [];
    const spans = [...sentence.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
    return spans.flatMap((span) => gapFor(span, sentence, tokens, code) ?? []);
  });
}

function standsAlone(sentence: string, language: string): boolean {
  const words = wordCount(sentence);
  if (!sentence.includes('`') || words < 6 || words > 40 || POINTS.test(sentence)) return false;
  const { whole, leans, announces, elsewhere } = sentenceTraits(sentence, language);
  return whole && !leans && !announces && !elsewhere;
}

function gapFor(span: string, sentence: string, tokens: readonly CodeToken[], code: string): CodeGap | null {
  const wanted = normaliseCode(span.replace(/^\./, '').replace(/\([^()]*\)$/, ''));
  // "`return`s" reads badly with a gap; let, const and var may stand for one another.
  if (wanted === '' || /^[()[\]{},;:."'`]$|^(?:let|const|var)$/.test(wanted) || sentence.includes(`${span}\`s`))
    return null;
  if (isOneOfSeveral(sentence.slice(0, sentence.indexOf(`\`${span}\``)))) return null;
  const hits = tokens.filter(({ kind, text }) => !/^(?:comment|string|number)$/.test(kind) && text === wanted);
  const [token] = hits;
  if (!token || hits.length > 1 || occurrences(code, wanted) > 1 || isOwnName(token, tokens)) return null;
  const shown = sentence.replaceAll(`\`${span}\``, '`…`');
  const isWord = /^\w+$/.test(wanted);
  if (occurrences(shown, wanted) > 0 || (isWord && new RegExp(`\\b${wanted}`, 'i').test(shown))) return null;
  return { answer: wanted, start: token.start, end: token.end, why: 'named', clue: null, sentence: shown, worth: 0.85 };
}

/** A name that the author of the code made up cannot be thought of; methods, built-in names, keywords and operators can. */
function isOwnName(token: CodeToken, tokens: readonly CodeToken[]): boolean {
  if (token.kind !== 'name' || isBuiltin(token.text)) return false;
  const at = tokens.indexOf(token);
  const isMember = /^\??\.$/.test(tokens[at - 1]?.text ?? '');
  return !isMember || /^(?:self|this|cls)$/.test(tokens[at - 2]?.text ?? '');
}

/** How often a word or an operator stands in a text, as a whole. */
function occurrences(text: string, wanted: string): number {
  const literal = wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const [before, after] = /^[\w$]/.test(wanted)
    ? ['(?<![\\w$])', '(?![\\w$])']
    : ['(?<![-+*/%=<>!&|?.])', '(?![-+*/%=<>!&|?.])'];
  return (text.match(new RegExp(`${before}${literal}${after}`, 'g')) ?? []).length;
}
