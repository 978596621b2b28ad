import { type Quote, type QuotePart, quoteFor } from '@/core/grounding/quote';
import type { SentenceContext } from './sentence';

/** What was quoted in one text, so that it is not said twice. */
export type QuotedBefore = Set<string>;

/**
 * The passages' own words in place of a sentence, as a quotation in Markdown; `repeated` where they stand in the text already, null where they have none.
 * @param refs what the sentence cites; tried together, then one by one.
 */
export function quotationFor(
  sentence: string,
  refs: readonly string[],
  { evidence, input, quoted }: Pick<SentenceContext, 'evidence' | 'input' | 'quoted'>,
): { text: string; refs: string[] } | 'repeated' | null {
  const places = [refs, ...(refs.length > 1 ? refs.map((ref) => [ref]) : [])];
  const quote = places.reduce<Quote | null>((found, place) => found ?? quoteFor(sentence, evidence, place), null);
  if (quote === null) return null;
  const fresh = quote.core.filter((words) => !quoted.has(words));
  if (fresh.length === 0) return 'repeated';
  for (const words of quote.core) quoted.add(words);
  const [open, close] = marksOf(input.language);
  return { text: `${open}${quote.parts.map(asMarkdown).join(' ')}${close}`, refs: quote.refs };
}

const MARKS: Record<string, readonly [string, string]> = {
  de: ['„', '“'],
  fr: ['« ', ' »'],
  es: ['«', '»'],
  ar: ['«', '»'],
};

function marksOf(language: string): readonly [string, string] {
  return MARKS[language.split('-')[0] ?? ''] ?? ['“', '”'];
}

/** Plain text as Markdown that shows it as it is; formulas between dollar signs stay formulas, lines of a program code. */
function asMarkdown({ text, code }: QuotePart): string {
  if (code) return asCode(text);
  return text
    .split(/(\${1,2}[^$]+\${1,2})/)
    .map((part, i) => (i % 2 === 1 ? part.replace(/^\$\$|\$\$$/g, '$') : part.replace(/[\\`*_[\]<>#|~]/g, '\\$&')))
    .join('');
}

/** Inline code between as many backticks as it takes (CommonMark 6.1). */
function asCode(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const marks = '`'.repeat(longest + 1);
  const pad = /^`|`$/.test(text) ? ' ' : '';
  return `${marks}${pad}${text}${pad}${marks}`;
}
