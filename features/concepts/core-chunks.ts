import type { CourseChunk } from '@/features/library/contract';

/** What the course is made of; where all of it stands beside, that is all there is. */
export function coreChunks(chunks: CourseChunk[]): CourseChunk[] {
  const core = chunks.filter(({ supplementary }) => !supplementary);
  return core.length > 0 ? core : chunks;
}
