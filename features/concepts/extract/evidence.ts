import { createTranslator } from 'use-intl/core';
import messages from '@/platform/i18n/messages/en/concepts.json';
import type { ConceptText } from './lean';
import { TELLING_ODDS } from './learners';
import type { TermIndex } from './mentions';
import type { ConceptFacts } from './prerequisites/measures';
import type { EvidenceKind, ScoredPair } from './prerequisites/score';

export interface EvidenceParams {
  /** Names as shown to teachers. */
  concept: string;
  prerequisite: string;
  /** Passages, exercises or links that say so. */
  count?: number;
  /** Passages about the concept. */
  total?: number;
}

const translate = createTranslator({ locale: 'en', messages, namespace: 'evidence' });

/** One short English sentence that tells a teacher why the edge is proposed. */
export function evidenceText(kind: EvidenceKind, params: EvidenceParams): string {
  return translate(kind, { ...params, count: params.count ?? 1, total: params.total ?? 1 });
}

/**
 * The evidence for a pair as sentences; at most two, then where to look, then what learners' answers say.
 * @param logOdds what they add to those from the text
 */
export function evidenceFor(
  pair: ScoredPair,
  texts: ReadonlyMap<string, ConceptText>,
  facts: ReadonlyMap<string, ConceptFacts>,
  index: TermIndex,
  logOdds = 0,
): string {
  const lean = texts.get(pair.to)?.leans.get(pair.from);
  const concept = facts.get(pair.to)?.name ?? pair.to;
  const prerequisite = facts.get(pair.from)?.name ?? pair.from;
  const reasons = pair.reasons.slice(0, 2);
  const place = reasons.some((kind) => kind === 'passages' || kind === 'practice') ? placeOf(pair, texts, index) : null;
  const sentences = reasons.map((kind) => {
    const count = (kind === 'practice' ? lean?.exercises : lean?.passages) ?? 1;
    return evidenceText(kind, { concept, prerequisite, count, total: texts.get(pair.to)?.passages ?? 1 });
  });
  if (place !== null) sentences.push(translate('where', { place }));
  if (logOdds >= TELLING_ODDS) sentences.push(translate('learners', { concept, prerequisite }));
  if (logOdds <= -TELLING_ODDS) sentences.push(translate('learnersAgainst', { concept, prerequisite }));
  return sentences.join(' ');
}

/** Heading over the passage or exercise of the concept that names the prerequisite most; null where none does. */
function placeOf({ from, to }: ScoredPair, texts: ReadonlyMap<string, ConceptText>, index: TermIndex): string | null {
  let best: { place: string; times: number } | null = null;
  const text = texts.get(to);
  for (const { chunk, words, otherWords } of [...(text?.own ?? []), ...(text?.practice ?? [])]) {
    const times = (index.count(words).get(from) ?? 0) + (index.count(otherWords).get(from) ?? 0);
    if (times > (best?.times ?? 0)) best = { place: chunk.headingPath.at(-1) ?? chunk.sourceTitle, times };
  }
  return best?.place ?? null;
}
