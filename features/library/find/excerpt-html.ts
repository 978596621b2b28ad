import { formulaHtml } from '@/platform/markdown/formula';
import { type Excerpt, excerptOf } from './excerpt';
import { type Span, spansOf } from './spans';

/** An excerpt as it is shown: words marked, formulas drawn, code as code. */
export interface ShownExcerpt extends Excerpt {
  /** Of an excerpt: one line of safe HTML, made of nothing but the passage's own words. */
  html: string;
}

/** The part of a passage that speaks most of a query, as `excerptOf` finds it, ready to be shown. */
export function shownExcerpt(
  passage: { text: string; blocks: readonly { kind: string; text: string; markdown: string }[] },
  query: string,
  languages: readonly string[],
  related: readonly string[] = [],
): ShownExcerpt {
  const { spans, ...excerpt } = excerptOf(
    passage.text,
    query,
    languages,
    related,
    spansOf(passage.text, passage.blocks),
  );
  return { ...excerpt, html: excerptHtml(excerpt, spans) };
}

/** @param spans in order, as offsets in the excerpt; one that goes beyond it is cut */
export function excerptHtml({ excerpt, matches }: Excerpt, spans: readonly Span[]): string {
  let html = '';
  let at = 0;
  for (const { start, end, kind } of spans) {
    if (start < at || end <= start) continue;
    const formula = kind === 'math' ? drawn(excerpt.slice(start, end)) : null;
    html += marked(excerpt, matches, at, start);
    html += formula ?? `<code>${marked(excerpt, matches, start, end)}</code>`;
    at = end;
  }
  return html + marked(excerpt, matches, at, excerpt.length);
}

/** A formula within a line: what only stands beside a displayed one (its number, its name) is left out. */
function drawn(written: string): string | null {
  const latex = written.replace(/^\$+|\$+$/g, '').replace(/\\(?:tag\*?|label)\{[^{}]*\}/g, '');
  return formulaHtml(latex, false);
}

function marked(text: string, matches: Excerpt['matches'], from: number, to: number): string {
  let html = '';
  let at = from;
  for (const { start, end } of matches) {
    if (start < at || end > to) continue;
    html += `${escaped(text.slice(at, start))}<mark>${escaped(text.slice(start, end))}</mark>`;
    at = end;
  }
  return html + escaped(text.slice(at, to));
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
