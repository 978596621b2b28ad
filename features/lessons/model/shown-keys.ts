import { contentStems } from '@/core/text/tokens';
import type { CourseChunk } from '@/features/library/contract';
import { atomsOf } from '../compose/atoms';
import { chunkRuns } from '../compose/runs';

/** Share of a sentence's words of subject matter that a paragraph must hold to have said it; smaller sentences are said by chance. */
const SAID = 0.6;
const LEAST_STEMS = 3;

/**
 * Keys of the material's sentences that a paragraph has said in other words, among the chunks that it cites: remembered as shown, so that the next lesson,
 * whoever makes it, brings others.
 */
export function keysSaid(paragraph: string, chunks: readonly CourseChunk[], language: string): string[] {
  const said = new Set(contentStems(paragraph.replace(/`/g, ''), language));
  const keys = new Set<string>();
  for (const run of chunkRuns(chunks)) {
    for (const atom of atomsOf(run, language)) {
      const stems = new Set(contentStems(atom.markdown.replace(/`/g, ''), language));
      if (stems.size < LEAST_STEMS) continue;
      let held = 0;
      for (const stem of stems) if (said.has(stem)) held += 1;
      if (held / stems.size >= SAID) keys.add(atom.key);
    }
  }
  return [...keys];
}

/** The cited chunk that a paragraph leans on most: the one whose words it shares most of. Null for none. */
export function nearestChunk(paragraph: string, chunks: readonly CourseChunk[], language: string): CourseChunk | null {
  if (chunks.length <= 1) return chunks[0] ?? null;
  const said = contentStems(paragraph.replace(/`/g, ''), language);
  const shared = (chunk: CourseChunk) => {
    const stems = new Set(contentStems(chunk.text, language));
    return said.filter((stem) => stems.has(stem)).length;
  };
  return chunks.map((chunk) => ({ chunk, count: shared(chunk) })).sort((a, b) => b.count - a.count)[0]?.chunk ?? null;
}
