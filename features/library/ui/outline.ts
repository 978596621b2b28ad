import type { SourceView } from '@/features/library/contract';

/** One heading of a source, as its outline shows it. */
export interface OutlineEntry {
  anchor: string;
  title: string;
  /** 1 for the source's own title. */
  depth: number;
}

/**
 * The headings of a source in order, from its chunks. A heading that has no text of its own (only headings under it) does
 * not have a chunk and is left out.
 */
export function outlineOf(chunks: SourceView['chunks']): OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  for (const chunk of chunks) {
    const title = chunk.headingPath.at(-1);
    if (title === undefined || chunk.anchor === '' || entries.at(-1)?.anchor === chunk.anchor) continue;
    entries.push({ anchor: chunk.anchor, title, depth: chunk.headingPath.length });
  }
  return entries;
}
