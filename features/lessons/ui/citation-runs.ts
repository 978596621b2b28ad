import type { Citation, LessonBlock } from '../contract';

/** How a block names its source: in full where it changes, briefly where the passage is that of the block before. */
export interface CitedBlock {
  block: LessonBlock;
  citation: Citation | undefined;
  /** Further passages that the block was put together from. */
  others: Citation[];
  /** From the same passage as the block before it. */
  follows: boolean;
  /** The next block does not follow this one: here a run of one passage ends. */
  ends: boolean;
}

/** Marks runs of blocks from the same passages. */
export function citationRuns(blocks: readonly LessonBlock[]): CitedBlock[] {
  const passages = blocks.map((block) => [...new Set(block.citations.map((citation) => citation.chunkId))].join());
  return blocks.map((block, index) => {
    const [citation, ...rest] = block.citations;
    const seen = new Set([citation?.chunkId]);
    const others = rest.filter((other) => {
      const fresh = !seen.has(other.chunkId);
      seen.add(other.chunkId);
      return fresh;
    });
    return {
      block,
      citation,
      others,
      follows: index > 0 && passages[index] === passages[index - 1],
      ends: passages[index] !== passages[index + 1],
    };
  });
}
