import type { CourseChunk } from '@/features/library/contract';

/** Whether the outputs right behind a block of code hold an error: the code stops half-way, and what it printed before is not its result. */
export function endsInError({ blocks }: Pick<CourseChunk, 'blocks'>, index: number): boolean {
  for (let i = index + 1; blocks[i]?.kind === 'output'; i++) {
    const output = blocks[i];
    if (output && (output.lang === 'error' || /\b(?:error|traceback)\b|\w+Error\b/i.test(output.text))) return true;
  }
  return false;
}
