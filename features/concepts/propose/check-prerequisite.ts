import { closesCircle } from '../edit/shared';
import { formOf } from '../extract/words';
import type { ProposedPair } from './answers';
import { countWords, findWords, sentencesAt } from './find-words';
import { type MapView, pairKey, type ReadPassage } from './map-view';

/** Why a proposed prerequisite goes no further. */
export type PairFault =
  /** A passage that nobody showed. */
  | 'passage'
  /** Not two concepts of the map. */
  | 'unknown_concept'
  /** The quoted words do not stand in the passage. */
  | 'quote'
  /** The sentence does not name the earlier concept, the passage is not about the later one, or no passage about the later one names the earlier. */
  | 'unsupported'
  /** Passages about the earlier concept name the later one more than the other way round. */
  | 'other_way'
  | 'exists'
  /** A teacher took this line away or rejected it. */
  | 'decided'
  | 'waits'
  | 'circle';

export interface SoundPair {
  key: string;
  prerequisiteId: string;
  conceptId: string;
  chunkId: string;
  /** The sentence of the passage, as it stands there. */
  quote: string;
  /** Passages about the later concept that name the earlier one. */
  support: number;
  /** Their share of all passages about the later concept, 0 to 1. */
  weight: number;
}

/** Who teaches what and names whom in a course. */
export interface Usage {
  /** Passages that teach a concept. */
  taught: ReadonlyMap<string, readonly string[]>;
  /** Concepts that a passage names. */
  named: ReadonlyMap<string, ReadonlySet<string>>;
  /** Concepts that a text names, by any of their names, in singular or plural. */
  namedIn(text: string): ReadonlySet<string>;
}

const LEAST_QUOTED = 4;

/** Holds a proposed prerequisite against the text and against what the map and its teachers know. */
export function checkPrerequisite(
  proposal: ProposedPair,
  passages: readonly ReadPassage[],
  view: Pick<MapView, 'byForm' | 'edges' | 'suggested' | 'suggestedPairs'>,
  usage: Usage,
  language: string,
): PairFault | SoundPair {
  const passage = passages.find(({ ref }) => ref === proposal.passage.trim());
  if (!passage) return 'passage';
  const [from, to] = [view.byForm.get(formOf(proposal.before)), view.byForm.get(formOf(proposal.after))];
  if (from === undefined || to === undefined || from === to) return 'unknown_concept';
  const quoted = countWords(proposal.quote) < LEAST_QUOTED ? null : findWords(proposal.quote, passage.text);
  if (!quoted) return 'quote';
  const key = pairKey(from, to);
  const edge = view.edges.find((each) => pairKey(each.prerequisiteId, each.conceptId) === key);
  const earlier = view.suggested.get(`prerequisite ${key}`);
  if (edge?.status === 'rejected' || earlier === 'rejected') return 'decided';
  if (edge) return 'exists';
  if (earlier !== undefined) return 'waits';
  const sentence = sentencesAt(passage.text, quoted, language);
  const names = usage.named.get(passage.chunkId);
  const about = names?.has(to) || (usage.taught.get(to) ?? []).includes(passage.chunkId);
  const says = usage.namedIn(sentence).has(from);
  const uses = naming(usage, to, from);
  if (!about || !names?.has(from) || !says || uses === 0) return 'unsupported';
  if (naming(usage, from, to) > uses) return 'other_way';
  const lines = [...view.edges.filter(({ status }) => status === 'active'), ...view.suggestedPairs];
  if (closesCircle(lines, from, to)) return 'circle';
  const weight = uses / Math.max(1, usage.taught.get(to)?.length ?? 0);
  return { key, prerequisiteId: from, conceptId: to, chunkId: passage.chunkId, quote: sentence, support: uses, weight };
}

/** Passages about one concept that name another. */
function naming(usage: Usage, about: string, other: string): number {
  return (usage.taught.get(about) ?? []).filter((chunkId) => usage.named.get(chunkId)?.has(other)).length;
}
