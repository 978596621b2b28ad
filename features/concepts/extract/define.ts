import {
  announcesNext,
  asksSomething,
  isStageDirection,
  isWholeSentence,
  leansOnContext,
  pointsElsewhere,
} from '@/core/text/self-contained';
import { splitSentences } from '@/core/text/sentences';
import type { Candidate, Sighting } from './candidate';

/** A definition found for a concept. */
export interface FoundDefinition {
  text: string;
  chunkId: string;
}

/** Below this the sentence speaks of the term without saying what it is. */
const LEAST = 0.6;
/** "is a popular platform that hosts competitions": praise in passing, and then what it is. */
const PRAISED_KIND =
  /\b(?:is|are)\s+an?\s+(?:(?:great|good|popular|common|useful|powerful|simple|important|key|natural|classic)(?:,| and)?\s+){1,2}(?!way\b|choice\b|idea\b|tool\b|technique\b|task\b|problem\b|question\b|practice\b|reason\b|subject\b|topic\b|assumption\b|case\b|example\b)[\p{L}-]+\s+(?:that|which|of)\b/iu;
/** "is a very popular …" praises, "the converse problem" compares: neither explains. */
const EVASIVE =
  /\b(?:is|are)\s+(?:both\s+)?(?:an?|the|one of the)\s+(?:\p{L}+ly\s+)?(?:very|more|less|most|least|quite|rather|good|great|bad|reasonable|appropriate|popular|common|useful|powerful|simple|simplest|important|key|natural|similar|classic|difficult|hard|easy|reason|hammer|subject|topic|problem|way to go|main|only|first|next|last|same|exact|lot)\b|\bwhat (?:is|are) (?:known as|called)\b|\b(?:converse|former|latter)\b/iu;
/** "the speed of that movement" needs the sentence before. */
const DANGLING = /\b(?:this|these|those|such)\s+(?!as\b|an?\b)\p{L}|\b(?:of|in|by|for|to|from|with)\s+that\s+\p{L}/iu;
/** A sentence that speaks to the reader defines less well. */
const PERSONAL = /\b(?:here|now|again|our|we|us|you|your)\b/i;
const SHORTEST = 25;
const LONGEST = 320;

/**
 * The best defining sentence of a concept: one that opens with the term and says what it is, understood alone; a glossary's own words
 * where the body has none; null where neither is good enough.
 */
export function definitionOf(candidate: Candidate, locale: string): FoundDefinition | null {
  let best: { text: string; chunkId: string; score: number } | null = null;
  for (const sighting of candidate.sightings) {
    const found = sighting.signal === 'glossary' ? entryOf(sighting, locale) : sentenceOf(sighting, locale);
    if (found && (!best || found.score > best.score)) best = found;
  }
  return best && { text: best.text, chunkId: best.chunkId };
}

function sentenceOf({ sentence, chunk }: Sighting, locale: string) {
  if (!sentence || !chunk) return null;
  const { text, leads, surely } = sentence;
  if (surely < LEAST || (EVASIVE.test(text) && !PRAISED_KIND.test(text)) || DANGLING.test(text) || !isFit(text, locale))
    return null;
  const score = surely + (leads ? 0.4 : 0) - (PERSONAL.test(text) ? 0.3 : 0) - Math.max(0, text.length - 180) / 400;
  return score < LEAST ? null : { text, chunkId: chunk.chunk.id, score };
}

/** The first sentence of a glossary entry; brackets such as "(of a function):" stay out. */
function entryOf({ entry, chunk }: Sighting, locale: string) {
  const first = splitSentences((entry ?? '').replace(/\s+/g, ' '), locale)[0]?.text ?? '';
  if (first.length < 12 || first.length > LONGEST || !chunk || /^see\b/i.test(first)) return null;
  return { text: first.charAt(0).toUpperCase() + first.slice(1), chunkId: chunk.chunk.id, score: 0.9 };
}

function isFit(text: string, locale: string): boolean {
  return (
    text.length >= SHORTEST &&
    text.length <= LONGEST &&
    isWholeSentence(text) &&
    !leansOnContext(text, locale) &&
    !announcesNext(text, locale) &&
    !pointsElsewhere(text, locale) &&
    !asksSomething(text) &&
    !isStageDirection(text, locale)
  );
}
