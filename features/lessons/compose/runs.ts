import type { CourseChunk } from '@/features/library/contract';

/** Chunks that follow each other in one source under one heading. */
export interface ChunkRun {
  chunks: CourseChunk[];
  headingPath: string[];
}

/**
 * Joins chunks that are cut from one stretch of text, so that a sentence may lean across the cut; source order inside a run, and runs in
 * the order of their first chunk. A chunk given twice counts once.
 */
export function chunkRuns(chunks: readonly CourseChunk[]): ChunkRun[] {
  const runs: ChunkRun[] = [];
  const seen = new Set<string>();
  const ordered = [...chunks].sort(
    (a, b) => a.sourcePosition - b.sourcePosition || compare(a.sourceId, b.sourceId) || a.ordinal - b.ordinal,
  );
  for (const chunk of ordered) {
    if (seen.has(chunk.id)) continue;
    seen.add(chunk.id);
    const run = runs.at(-1);
    const last = run?.chunks.at(-1);
    if (run && last && follows(last, chunk)) run.chunks.push(chunk);
    else runs.push({ chunks: [chunk], headingPath: chunk.headingPath });
  }
  return runs;
}

function follows(before: CourseChunk, after: CourseChunk): boolean {
  return (
    before.sourceId === after.sourceId &&
    before.ordinal + 1 === after.ordinal &&
    before.anchor === after.anchor &&
    before.headingPath.length === after.headingPath.length &&
    before.headingPath.every((heading, i) => heading === after.headingPath[i])
  );
}

/** By code unit, the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
