import { proseOnly } from './inline';
import type { Material } from './material';
import type { Statement } from './statement';

/** Speaks to or of the reader, the authors, the course, or one example. */
const TALK = new RegExp(
  [
    "\\b(?:I|we|our|ours|us|let's|let us|my|me|you'll|you've|we'll|we've)\\b",
    '\\b(?:exercise|exercism|episode|lesson|chapter|section|tutorial|course|workshop|book|reader|paragraph|author|appendix|track|answer)s?\\b',
    '\\b(?:for example|for instance|e\\.g\\.|suppose|imagine|consider|recall|remember that|note that|assume|say,|in this case|to see|as follows|the following|previous|previously|earlier|later|below|above|next|so far|at first|first of all)\\b',
  ].join('|'),
  'i',
);
/** What stands for something without naming it. */
const VAGUE =
  /\b(?:this|these|those|(?:by|in|of|with|for|to|from|at|on|under|than) that|it|they|them|that one|here|there|another|others?|the (?:former|latter|same|first|second|other|result|example|code|function|program|loop|output|input|data|figure|table|image|model|algorithm|approach|method|problem|task|question|idea))\b/gi;
const VAGUE_START =
  /^(?:It|They|This|That|These|Those|He|She|There|Here|But|And|So|Or|Also|Yet|However|Thus|Then|Now|Not|Both|Either|Such|One|Some|Others?|Another|Again|Still|Only|Rather|Instead|Because of)\b/;

/**
 * Whether a statement is knowledge of the subject that may be asked for: it speaks neither of a person in a story nor to the reader, gives
 * no single example, and leaves little unnamed.
 */
export function isKnowledge({ text, words }: Statement, material: Material): boolean {
  const prose = proseOnly(text);
  if (TALK.test(prose) || VAGUE_START.test(prose) || /[“”"]\s*$|^["“]|[:;]$/.test(prose)) return false;
  if (!/^[\p{L}`\d]/u.test(text) || (prose.match(/…/g) ?? []).length > 3) return false;
  // "F-3", "T-7": a machine or room in a story.
  if (speaksOfPeople(prose, material) || /\b\p{Lu}-\d/u.test(prose)) return false;
  return (prose.match(VAGUE) ?? []).length <= (words > 20 ? 1 : 0);
}

/** Whether a sentence tells of a person in the course's stories. */
export function speaksOfPeople(prose: string, material: Material): boolean {
  return (
    /\b(?:he|she|his|her|him)\b/i.test(prose) || prose.split(/[^\p{L}]+/u).some((word) => material.people.has(word))
  );
}
