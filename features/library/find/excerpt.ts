import { questionTerms, termsOfWord, wordsOf } from '@/core/language/search-terms';
import type { Span } from './spans';

/** Characters of an excerpt, about. */
const LENGTH = 260;
/** Characters of a chunk that are looked through; a whole table or listing may be one chunk. */
const MOST_READ = 50_000;
/** How far back the beginning of a sentence may be to start there. */
const SENTENCE_REACH = 80;
/** Characters by which an excerpt may grow for a formula at its edge. */
const FORMULA_REACH = 200;

export interface Excerpt {
  /** One line; `…` where the text goes on. */
  excerpt: string;
  /** Each matched word, as offsets in `excerpt`, in order. */
  matches: { start: number; end: number }[];
}

interface Match {
  start: number;
  end: number;
  stem: string;
}

/**
 * The part of a text where most of a query's words stand together, with those words marked whole. Words match by their stem,
 * without regard to capitals and accents, as in the search index; common words count only where there are no others.
 *
 * @param languages those of the material
 * @param related terms of other words that were searched with the query
 * @param spans formulas and code of the text, in order; they come back as offsets in the excerpt
 */
export function excerptOf(
  text: string,
  query: string,
  languages: readonly string[],
  related: readonly string[] = [],
  spans: readonly Span[] = [],
): Excerpt & { spans: Span[] } {
  const found = matchesIn(text, query, languages, related);
  const window = wholeFormulas(cut(text, densest(found), found), spans);
  const shown = text.slice(window.start, window.end).replace(/\s/g, ' ');
  const before = window.start > 0 ? '…' : '';
  const shift = before.length - window.start;
  return {
    excerpt: `${before}${shown}${window.end < text.length ? '…' : ''}`,
    matches: found
      .filter((match) => match.start >= window.start && match.end <= window.end)
      .map((match) => ({ start: match.start + shift, end: match.end + shift })),
    spans: spans
      .filter(({ start, end }) => start < window.end && end > window.start)
      .map(({ start, end, kind }) => ({
        start: Math.max(start, window.start) + shift,
        end: Math.min(end, window.end) + shift,
        kind,
      })),
  };
}

/** A window that cuts no formula: one at its edge is taken in whole where that costs little, else left out. */
function wholeFormulas(window: { start: number; end: number }, spans: readonly Span[]) {
  let { start, end } = window;
  for (const span of spans) {
    if (span.kind !== 'math') continue;
    if (span.start < start && start < span.end) start = start - span.start <= FORMULA_REACH ? span.start : span.end;
    if (span.start < end && end < span.end) end = span.end - end <= FORMULA_REACH ? span.end : span.start;
  }
  return end > start ? { start, end } : window;
}

function matchesIn(text: string, query: string, languages: readonly string[], related: readonly string[]): Match[] {
  const asked = query.slice(0, 10_000);
  const terms = [...questionTerms(asked, languages), ...related];
  // Where a query has nothing but function words, they are what was looked for.
  const wanted = new Set(terms.length > 0 ? terms : wordsOf(asked));
  if (wanted.size === 0) return [];
  const known = new Map<string, string | undefined>();
  const termOf = (lower: string) => {
    const forms = terms.length > 0 ? languages.flatMap((language) => termsOfWord(lower, language)) : [lower];
    return forms.find((form) => wanted.has(form));
  };
  return [...text.slice(0, MOST_READ).matchAll(/[\p{L}\p{M}\p{N}]+/gu)].flatMap((word) => {
    const lower = word[0].normalize('NFC').toLowerCase();
    if (!known.has(lower)) known.set(lower, termOf(lower));
    const stem = known.get(lower);
    return stem === undefined ? [] : [{ start: word.index, end: word.index + word[0].length, stem }];
  });
}

/** The stretch of matches, no longer than an excerpt, with most different words, then most words; the first of equals. */
function densest(found: Match[]): { start: number; end: number } {
  let best = { start: 0, end: 0, words: 0, count: 0 };
  for (let first = 0; first < found.length; first++) {
    const from = found[first]?.start ?? 0;
    let last = first;
    while ((found[last + 1]?.end ?? Number.POSITIVE_INFINITY) <= from + LENGTH) last++;
    const inside = found.slice(first, last + 1);
    const words = new Set(inside.map((match) => match.stem)).size;
    if (words > best.words || (words === best.words && inside.length > best.count))
      best = { start: from, end: inside.at(-1)?.end ?? from, words, count: inside.length };
  }
  return best;
}

/** Room around a stretch, from the beginning of a sentence where one is near, never inside a word. */
function cut(text: string, core: { start: number; end: number }, found: Match[]): { start: number; end: number } {
  if (text.length <= LENGTH) return { start: 0, end: text.length };
  const room = LENGTH - (core.end - core.start);
  const lead = Math.max(0, core.start - Math.floor(room / 3));
  const start = Math.min(sentenceStart(text, lead, core.start) ?? wordStart(text, lead), core.start);
  const end = Math.max(wordEnd(text, Math.min(text.length, start + LENGTH)), found.length > 0 ? core.end : 0);
  return { start, end };
}

/** Where a sentence begins near `at` and not behind `limit`. */
function sentenceStart(text: string, at: number, limit: number): number | null {
  if (at <= SENTENCE_REACH / 2) return 0;
  const from = Math.max(0, at - SENTENCE_REACH / 2);
  const boundary = /[.!?:]["”’)]?\s+(?=[\p{Lu}\p{N}"“(])|\n\s*/gu;
  boundary.lastIndex = from;
  const next = boundary.exec(text.slice(0, Math.min(limit, from + SENTENCE_REACH) + 1));
  const start = next ? next.index + next[0].length : null;
  return start !== null && start <= limit ? start : null;
}

function wordStart(text: string, at: number): number {
  const space = text.slice(at, at + 40).search(/\s/);
  return wholeCharacter(text, space < 0 || at === 0 ? at : at + space + 1);
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const reach = text.slice(Math.max(0, at - 40), at + 1);
  const space = reach.search(/\s\S*$/);
  return wholeCharacter(text, space < 0 ? at : at - (reach.length - 1) + space);
}

/** Not between the two halves of a character outside the basic plane. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
