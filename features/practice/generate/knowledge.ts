import { proseOnly } from './inline';
import type { Material } from './material';
import type { Statement } from './statement';
import { isBaseVerb } from './verbs';

/** With these behind "we" the authors tell what they did or are about to do; "we can", "we use", "we call" state what is so. */
const STORY_VERBS =
  'will now first then just have had saw were was began want would are begin start move turn return focus illustrate demonstrate show see look examine discuss ' +
  'introduce present describe explore explain consider assume suppose proceed hope stick plot load train import instantiate encourage believe think recommend ' +
  'refer mean wrote got made found took did chose ran print plan omit skip leave create implement test try also here only still simply set fix pick run pass ' +
  'check rely know might';
/** What "our" belongs to in a running example. */
const OUR_EXAMPLE =
  'first next previous earlier own example running code function program inflammation implementation discussion goal case experiments? data dataset model new ' +
  'simple toy task problem results? files? scripts? loops?';
/** Speaks to or of the reader, the authors, the course, or one example. */
const TALK = new RegExp(
  [
    "\\b(?:I|let's|let us|my|me|you'll|you've|we'll|we've|we're|ours)\\b",
    `\\bwe (?:\\w+ed|${STORY_VERBS.split(' ').join('|')})\\b`,
    `\\bour (?:${OUR_EXAMPLE.split(' ').join('|')})\\b`,
    '\\b(?:exercise|exercism|episode|lesson|chapter|section|tutorial|course|workshop|book|reader|paragraph|author|appendix|track|answer)s?\\b',
    '\\b(?:for example|for instance|e\\.g\\.|suppose|imagine|consider|recall|remember that|note that|assume|say,|in this case|to see|as follows)\\b',
    '\\b(?:the following|previous|previously|earlier|later|below|above|next|so far|at first|first of all)\\b',
  ].join('|'),
  'i',
);
/** What stands for something without naming it. */
const VAGUE =
  /\b(?:here|there|another one|others|that one|back then|under consideration|in some ways|said|(?:by|in|of|with|for|to|from|at|on|under|than) that (?!is\b)|the (?:former|latter|same|other|result|example|code|program|figure|table|question|above|next|previous)\b(?! of\b))\b/gi;
const VAGUE_START =
  /^(?:It|They|This|That|These|Those|He|She|There|Here|But|And|So|Or|Also|Yet|However|Thus|Then|Now|Not|Both|Either|Such|One|Some|Others?|Another|Again|Still|Only|Rather|Instead|Because of)\b/;

/**
 * Whether a statement is knowledge of the subject that may be asked for: it speaks neither of a person in a story nor to the reader, gives
 * no single example, and leaves little unnamed.
 */
export function isKnowledge({ text, words }: Statement, material: Material): boolean {
  const prose = proseOnly(text);
  if (TALK.test(prose) || VAGUE_START.test(prose) || /[“”"]\s*$|^["“]|[:;]$/.test(prose)) return false;
  // "With this syntax: Every time …" is an entry, not a sentence.
  if (/[\p{Ll}…]: \p{Lu}\p{Ll}+ \p{Ll}/u.test(prose)) return false;
  if (!/^[\p{L}`\d]/u.test(text) || (prose.match(/…/g) ?? []).length > 3) return false;
  // "F-3", "T-7": a machine or room in a story.
  if (speaksOfPeople(prose, material) || /\b\p{Lu}-\d/u.test(prose)) return false;
  if (material.language.startsWith('en') && !hasVerb(prose)) return false;
  return (prose.match(VAGUE) ?? []).length <= (words > 20 ? 1 : 0);
}

/** A heading in a list ("The derivative of constants, and the power rule.") has none. */
function hasVerb(prose: string): boolean {
  return (
    /\b(?:is|are|was|were|be|been|has|have|had|can|cannot|could|may|might|must|should|will|would|do|does|did)\b/i.test(
      prose,
    ) ||
    (prose.match(/\p{L}{2,}/gu) ?? []).some(
      (word, i) => i > 0 && (isBaseVerb(word) || isBaseVerb(word.replace(/(?:es|s|d|ed)$/, ''))),
    )
  );
}

/** Whether a sentence tells of a person in the course's stories. */
export function speaksOfPeople(prose: string, material: Material): boolean {
  return (
    /\b(?:he|she|his|her|him)\b/i.test(prose) || prose.split(/[^\p{L}]+/u).some((word) => material.people.has(word))
  );
}
