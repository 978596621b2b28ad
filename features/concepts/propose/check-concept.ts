import { normaliseTerm, titleOf } from '@/core/text/terms';
import { contentStems } from '@/core/text/tokens';
import { emphasisedDefinitions } from '../extract/definition-patterns';
import { LONGEST_TERM } from '../extract/words';
import type { ProposedConcept } from './answers';
import { countWords, findWords, plainWords, sentencesAt, standsIn } from './find-words';
import type { MapView, ReadPassage } from './map-view';

/** Why a proposed concept goes no further. */
export type ConceptFault =
  /** A passage that nobody showed. */
  | 'passage'
  /** The term is none, or does not stand in the passage. */
  | 'term'
  /** The quoted words do not stand in the passage. */
  | 'quote'
  /** The quoted sentence does not name the term, or says nothing of it. */
  | 'not_about'
  /** The sentence does not say what the term is, and no other passage names it. */
  | 'unsupported'
  /** A concept of the map, or another name of one. */
  | 'exists'
  /** A teacher hid it, merged it, took it away or rejected it. */
  | 'decided'
  /** It waits for a teacher already. */
  | 'waits';

export interface SoundConcept {
  key: string;
  name: string;
  chunkId: string;
  /** The sentence of the passage, as it stands there. */
  quote: string;
  /** Passages of the course that name it. */
  support: number;
}

const LONGEST = 80;
/** Shorter quotations are found anywhere. */
const LEAST_QUOTED = 4;
/** Words of meaning that a sentence has to have beside the term. */
const LEAST_SAID = 2;
/** The sentence opens with the term and goes on to say what it is or does. */
const SAYS_WHAT = 0.5;

/** Holds a proposed concept against the text and against what the map and its teachers know. */
export function checkConcept(
  proposal: ProposedConcept,
  passages: readonly ReadPassage[],
  view: Pick<MapView, 'onMap' | 'decided' | 'suggested'>,
  /** Every passage of the course, by {@link plainWords}. */
  course: readonly string[],
  language: string,
): ConceptFault | SoundConcept {
  const passage = passages.find(({ ref }) => ref === proposal.passage.trim());
  if (!passage) return 'passage';
  const at = termAt(proposal.term, passage.text, language);
  if (!at) return 'term';
  const quoted = countWords(proposal.quote) < LEAST_QUOTED ? null : findWords(proposal.quote, passage.text);
  if (!quoted) return 'quote';
  const sentence = sentencesAt(passage.text, quoted, language);
  const inSentence = findWords(proposal.term, sentence);
  const about = new Set(contentStems(proposal.term, language));
  if (!inSentence || contentStems(sentence, language).filter((stem) => !about.has(stem)).length < LEAST_SAID)
    return 'not_about';
  const name = titleOf(at);
  const key = normaliseTerm(name);
  if (view.onMap.has(key)) return 'exists';
  const earlier = view.suggested.get(`concept ${key}`);
  if (view.decided.has(key) || earlier === 'rejected') return 'decided';
  if (earlier !== undefined) return 'waits';
  const support = course.filter((plain) => standsIn(plain, at)).length;
  const term = sentence.slice(inSentence.start, inSentence.end);
  const says = emphasisedDefinitions(sentence, [term]).some(({ strength }) => strength >= SAYS_WHAT);
  if (!says && support < 2) return 'unsupported';
  return { key, name, chunkId: passage.chunkId, quote: sentence, support };
}

/** The term as it stands in the text; null for what is no term or stands nowhere. */
function termAt(term: string, text: string, language: string): string | null {
  const plain = term.trim();
  const words = countWords(plain);
  if (plain.length > LONGEST || words === 0 || words > LONGEST_TERM || normaliseTerm(plain) === '') return null;
  if (!/\p{L}/u.test(plain) || contentStems(plain, language).length === 0) return null;
  const literal = text.toLowerCase().indexOf(plain.toLowerCase());
  // "C++" is not "C": what has marks of its own has to stand there with them.
  if (/[^\p{L}\p{N}\p{M}\s'’‐-]/u.test(plain)) return literal < 0 ? null : text.slice(literal, literal + plain.length);
  const span = findWords(plain, text);
  return span && standsIn(plainWords(text), plain) ? text.slice(span.start, span.end).replace(/\s+/g, ' ') : null;
}
