import type { Passage } from '@/platform/markdown/types';
import { chunkHash } from '../ingest/diff-chunks';

/** How often a part of a split passage may be split again. */
const DEEPEST = 20;
/** Most parts that were one passage. */
const MOST_PARTS = 101;

/** Where passages are split, by the hash of their heading path and text. */
export type Splits = ReadonlyMap<string, readonly number[]>;

/**
 * A passage cut before the blocks of these numbers (from 1).
 * @returns the passage itself where none of them is the number of a block.
 */
export function splitPassage<P extends Pick<Passage, 'blocks' | 'text' | 'start' | 'end'>>(
  passage: P,
  at: readonly number[],
): P[] {
  const { blocks } = passage;
  const cuts = [...new Set(at)].filter((cut) => cut > 0 && cut < blocks.length).sort((a, b) => a - b);
  if (cuts.length === 0) return [passage];
  return [0, ...cuts].map((from, place) => {
    const part = blocks.slice(from, cuts[place] ?? blocks.length);
    return {
      ...passage,
      start: Math.min(...part.map((block) => block.start)),
      end: Math.max(...part.map((block) => block.end)),
      text: part.map((block) => block.text).join('\n\n'),
      blocks: part,
    };
  });
}

/** The passages of a source as teachers have split them, parts of parts too, numbered anew. */
export function applySplits(passages: readonly Passage[], splits: Splits): Passage[] {
  if (splits.size === 0) return [...passages];
  return passages
    .flatMap((passage) => partsOf(passage, splits, DEEPEST))
    .map((passage, ordinal) => ({ ...passage, ordinal }));
}

function partsOf(passage: Passage, splits: Splits, depth: number): Passage[] {
  const at = depth > 0 ? splits.get(chunkHash(passage)) : undefined;
  const parts = at ? splitPassage(passage, at) : [passage];
  return parts.length > 1 ? parts.flatMap((part) => partsOf(part, splits, depth - 1)) : parts;
}

type Part = Pick<Passage, 'headingPath' | 'blocks'>;

/**
 * Puts neighbouring parts together again, which once were one passage of this hash.
 * @param around place of one of them
 * @returns where the parts begin and how many they are, with the passage that they make; null where they don't stand in the source.
 */
export function joinParts(
  passages: readonly Passage[],
  hash: string,
  around: number,
): { from: number; count: number; whole: Passage } | null {
  for (let from = around; from >= 0 && from > around - MOST_PARTS; from--) {
    const count = lengthOfWhole(passages, from, (own) => own === hash);
    const [first, last] = [passages[from], passages[from + count - 1]];
    if (!first || !last || from + count <= around) continue;
    const run = passages.slice(from, from + count);
    const start = Math.min(...run.map((passage) => passage.start));
    const end = Math.max(...run.map((passage) => passage.end));
    return { from, count, whole: { ...first, start, end, ...wholeOf(run) } };
  }
  return null;
}

/** Places of the passages of a source that are parts of one that was split. */
export function wholesOf(passages: readonly Part[], splits: Splits): Set<number> {
  const parts = new Set<number>();
  if (splits.size === 0) return parts;
  for (let from = 0; from < passages.length; from++) {
    const count = lengthOfWhole(passages, from, (hash) => splits.has(hash));
    for (let place = from; place < from + count; place++) parts.add(place);
  }
  return parts;
}

/** How many passages from a place on, at least two, make one of a hash that is wanted; 0: none. */
function lengthOfWhole(passages: readonly Part[], from: number, wanted: (hash: string) => boolean): number {
  const first = passages[from];
  const heading = JSON.stringify(first?.headingPath);
  for (let count = 2; first && count <= MOST_PARTS; count++) {
    const last = passages[from + count - 1];
    if (!last || JSON.stringify(last.headingPath) !== heading) return 0;
    const { text } = wholeOf(passages.slice(from, from + count));
    if (wanted(chunkHash({ headingPath: first.headingPath, text }))) return count;
  }
  return 0;
}

function wholeOf(run: readonly Part[]): Pick<Passage, 'text' | 'blocks'> {
  const blocks = run.flatMap((passage) => passage.blocks);
  return { blocks, text: blocks.map((block) => block.text).join('\n\n') };
}
