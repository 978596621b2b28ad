import { isAbbreviationStop } from './sentences-abbreviations';
import { maskSpans } from './sentences-mask';

/** A sentence with its range in the text, in UTF-16 units; no white space at either end. */
export interface Sentence {
  text: string;
  start: number;
  end: number;
}

/** Characters segmented at a time. */
const WINDOW = 1_500;
/** Characters before and after a cut that decide whether it stands. */
const TAIL = 200;
const segmenters = new Map<string, Intl.Segmenter>();

/**
 * Splits plain text or inline Markdown into sentences, in order; white space between them is dropped, nothing else is.
 *
 * Unicode's rules (UAX #29, by `Intl.Segmenter`) are repaired where they fail on teaching material: abbreviations, initials,
 * decimals, identifiers, addresses, enumerators and quotations; no cut falls inside code, maths, links, emphasis or brackets.
 * A single line break is a space; an empty line or a list marker on a new line ends the sentence.
 *
 * @param locale BCP 47 tag for the rules and abbreviations; unknown languages use Unicode's rules with English abbreviations.
 */
export function splitSentences(text: string, locale = 'en'): Sentence[] {
  const mask = maskSpans(text).replace(/\n(?!\s*\n|\s*(?:[-*+]|\d{1,3}[.)])\s)/g, ' ');
  const cuts: { start: number; end: number }[] = [];
  for (const { start, end } of segments(mask, segmenterFor(locale))) {
    const last = cuts.at(-1);
    if (last && continues(text, mask, last.start, start, end, locale)) last.end = end;
    else cuts.push({ start, end });
  }
  return cuts.map(({ start, end }) => trimmed(text, start, end)).filter((sentence) => sentence.text !== '');
}

/**
 * Unicode's segments, found in windows, as V8's segmenter takes quadratic time on a long string. The last segment of a window
 * may have been cut by its edge and is done again in the next one; a window without a cut grows.
 */
function* segments(mask: string, segmenter: Intl.Segmenter): Generator<{ start: number; end: number }> {
  let window = WINDOW;
  for (let from = 0; from < mask.length; ) {
    const found = [...segmenter.segment(mask.slice(from, from + window))];
    if (from + window < mask.length && found.length === 1) {
      window *= 4;
      continue;
    }
    if (from + window < mask.length) found.pop();
    window = WINDOW;
    const offset = from;
    for (const { index, segment } of found) {
      from = offset + index + segment.length;
      yield { start: offset + index, end: from };
    }
  }
}

function segmenterFor(locale: string): Intl.Segmenter {
  const known = segmenters.get(locale);
  if (known) return known;
  const made = new Intl.Segmenter(supported(locale), { granularity: 'sentence' });
  segmenters.set(locale, made);
  return made;
}

/** A tag that Intl does not know, or that is malformed, falls back to English. */
function supported(locale: string): string {
  try {
    return Intl.Segmenter.supportedLocalesOf(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** Whether the segment at `from` goes on with the sentence that started at `start`. */
function continues(text: string, mask: string, start: number, from: number, end: number, locale: string): boolean {
  const previous = mask.slice(Math.max(start, from - TAIL), from);
  if (/\n\s*$/.test(previous)) return false;
  const head = previous.trimEnd();
  const next = mask.slice(from, Math.min(end, from + TAIL));
  if (!/[\p{L}\p{N}]/u.test(next) && !/\n/.test(previous)) return true;
  if (/^[\s\u203A"'”’)]*\p{Ll}/u.test(next) && /[.!?][\u203A"'”’)\]]*$/.test(head)) return true;
  if (
    from - start < 12 &&
    /^\s*(?:\(?(?:\d{1,3}|[a-z]|[ivx]{2,4})[.)]|[-*+•])$/i.test(text.slice(start, from).trimEnd())
  )
    return true;
  if (/^\s*(?:https?:\/\/|www\.)/.test(text.slice(from, from + TAIL))) return true;
  const bare = head.replace(/[\u203A*_]+$/, '');
  if (!bare.endsWith('.')) return false;
  const stop = from - (previous.length - bare.length);
  const words = text.slice(Math.max(start, stop - 80), stop - 1).split(/\s+/);
  const token = (words.at(-1) ?? '').replace(/^[^\p{L}\p{N}]+/u, '');
  const after = /[\p{L}\p{N}][\p{L}\p{N}’'-]*/u.exec(text.slice(from, from + 60))?.[0] ?? '';
  return isAbbreviationStop({ token, before: words.at(-2) ?? '', after, locale });
}

function trimmed(text: string, start: number, end: number): Sentence {
  const raw = text.slice(start, end);
  const from = start + (raw.length - raw.trimStart().length);
  const sentence = raw.trim();
  return { text: sentence, start: from, end: from + sentence.length };
}
