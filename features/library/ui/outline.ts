import type { SourceView } from '@/features/library/contract';

/** One heading of a source, as its outline shows it. */
export interface OutlineEntry {
  anchor: string;
  title: string;
  /** 0 for the source's upper headings, 1 for those under them. */
  level: 0 | 1;
}

/**
 * The headings of a source in order, from its chunks, each once: the upper two levels, the source's own title left out. A heading
 * without text of its own (only headings under it) has no chunk and is left out too.
 */
export function outlineOf(chunks: SourceView['chunks'], sourceTitle: string): OutlineEntry[] {
  const seen = new Set<string>();
  const found: { anchor: string; title: string; depth: number }[] = [];
  for (const chunk of chunks) {
    const title = chunk.headingPath.at(-1);
    if (title === undefined || title === sourceTitle || chunk.anchor === '' || seen.has(chunk.anchor)) continue;
    seen.add(chunk.anchor);
    found.push({ anchor: chunk.anchor, title, depth: chunk.headingPath.length });
  }
  const top = Math.min(...found.map(({ depth }) => depth));
  return found.flatMap(({ anchor, title, depth }) =>
    depth > top + 1 ? [] : [{ anchor, title, level: depth === top ? 0 : 1 } as const],
  );
}
