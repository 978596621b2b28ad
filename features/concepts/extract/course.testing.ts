import type { CourseChunk } from '@/features/library/contract';
import { parseDocument } from '@/platform/markdown/parse';

/** Chunks of a course given as path -> Markdown, as ingestion makes them; identifiers are readable and stable. For tests. */
export function courseOf(files: Record<string, string>): CourseChunk[] {
  return Object.entries(files).flatMap(([path, text], sourcePosition) => {
    const { title, passages } = parseDocument(text, path);
    return passages.map((passage) => ({
      ...passage,
      id: `${path}:${passage.ordinal}`,
      sourceId: path,
      sourceTitle: title,
      sourcePath: path,
      place: null,
      sourcePosition,
    }));
  });
}
