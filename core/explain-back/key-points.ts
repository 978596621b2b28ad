import { plainSentence } from '../text/self-contained';
import { contentStems, jaccard } from '../text/tokens';
import { aspectReader } from './aspect';
import { type Candidate, candidatesIn } from './candidates';
import type { KeyPoint, NamedConcept, PointAspect, PointPassage } from './types';
import type { Vocabulary } from './vocabulary';

export interface KeyPointsInput {
  concept: NamedConcept & { definition: { text: string; chunkId: string } | null };
  /** Passages that teach it, in teaching order. */
  passages: readonly PointPassage[];
  /** Concepts that it hangs together with: prerequisites, and those that lean on it. */
  related: readonly NamedConcept[];
  /** Names and aliases of all other concepts of the course, by `normaliseTerm`: sentences that say what those are, are no points. */
  otherTerms: ReadonlySet<string>;
  vocabulary: Vocabulary;
  /** BCP 47 tag of the material. */
  locale: string;
}

/** Most points that an explanation is held against. */
export const MOST_POINTS = 6;
/** Up to here sentences that only stand near are taken too. */
const FEWEST_POINTS = 2;
/** Points of one aspect, besides the definition. */
const MOST_OF_ASPECT = 2;
/** Share of words in common from which two sentences say the same. */
const SAME = 0.5;
const IMPORTANCE: Record<PointAspect, number> = {
  definition: 4,
  why: 1.5,
  how: 1.5,
  condition: 1,
  relation: 0.75,
  fact: 0.75,
  example: 0.5,
};

/**
 * What an explanation of a concept should say, from the material: the definition first, then what matters most of why, how, when and with
 * what it hangs together; up to six sentences that don't repeat each other, in the order of the material, each with its place.
 * Fewer where the material says less; none where no sentence stands alone.
 */
export function keyPointsOf({
  concept,
  passages,
  related,
  otherTerms,
  vocabulary,
  locale,
}: KeyPointsInput): KeyPoint[] {
  const reader = aspectReader(concept, related, otherTerms, locale);
  const candidates = candidatesIn(passages, reader, vocabulary, locale);
  const chosen: Candidate[] = [];
  const definition = definitionAmong(candidates, concept.definition, passages, locale);
  if (definition) chosen.push(definition);
  const rest = candidates
    .filter((each) => each !== definition && !(definition && each.aspect === 'definition'))
    .sort((a, b) => Number(b.near) - Number(a.near) || b.score - a.score || a.order - b.order);
  for (const candidate of rest) {
    // Stories and sentences that don't name the concept fill up only where the material says little else.
    if (chosen.length >= (candidate.near ? MOST_POINTS : FEWEST_POINTS)) break;
    const { aspect } = candidate;
    const same = chosen.filter((each) => each.aspect === aspect).length;
    if (same >= (aspect === 'example' ? 1 : MOST_OF_ASPECT)) continue;
    if (chosen.some((each) => jaccard(each.stems, candidate.stems) >= SAME)) continue;
    chosen.push(candidate);
  }
  return chosen
    .sort((a, b) => Number(b.aspect === 'definition') - Number(a.aspect === 'definition') || a.order - b.order)
    .map(({ aspect, text, passageId, start, end }, i) => ({
      id: `p${i + 1}`,
      aspect,
      text,
      importance: IMPORTANCE[aspect],
      passageId,
      start,
      end,
    }));
}

/** The sentence that defines the concept: the one that the course's map names, else the best that reads like one. */
function definitionAmong(
  candidates: readonly Candidate[],
  known: { text: string; chunkId: string } | null,
  passages: readonly PointPassage[],
  locale: string,
): Candidate | null {
  const best = candidates
    .filter(({ aspect }) => aspect === 'definition')
    .reduce<Candidate | null>((top, each) => (top === null || each.score > top.score ? each : top), null);
  if (!known) return best;
  const text = plainSentence(known.text);
  const stems = new Set(contentStems(text, locale));
  const found = candidates.find((each) => each.passageId === known.chunkId && jaccard(each.stems, stems) >= 0.7);
  if (found) return { ...found, aspect: 'definition' };
  const passage = passages.find(({ id }) => id === known.chunkId);
  if (!passage || stems.size < 2) return best;
  const block = passage.blocks.find((each) => plainSentence(each.markdown).includes(text.slice(0, 60)));
  const place = block ?? passage.blocks[0];
  const [start, end] = [place?.start ?? 0, block?.end ?? passage.blocks.at(-1)?.end ?? 0];
  return { aspect: 'definition', text, stems, passageId: known.chunkId, start, end, order: -1, score: 0, near: true };
}
