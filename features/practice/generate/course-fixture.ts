import { normaliseTerm } from '@/core/text/terms';
import type { TeachingConcept } from '@/features/concepts/contract';
import type { CourseChunk } from '@/features/library/contract';
import { parseDocument } from '@/platform/markdown/parse';

/** For tests: the chunks of Markdown documents, with ids made of path and ordinal. */
export function chunksOf(documents: Record<string, string>): CourseChunk[] {
  return Object.entries(documents).flatMap(([path, text], sourcePosition) => {
    const { title, passages } = parseDocument(text, path);
    return passages.map(
      (passage): CourseChunk => ({
        ...passage,
        id: `${path}#${passage.ordinal}`,
        sourceId: path,
        sourceTitle: title,
        sourcePath: path,
        place: null,
        sourcePosition,
      }),
    );
  });
}

/** For tests: a concept for each nearest heading, and for each entry of a definition list, taught by its chunks. */
export function conceptsOf(documents: Record<string, string>): TeachingConcept[] {
  const taught = new Map<string, { name: string; chunks: CourseChunk[] }>();
  for (const chunk of chunksOf(documents)) {
    const entries = chunk.blocks.flatMap(({ kind, term }) => (kind === 'definition' && term ? [term] : []));
    for (const name of entries.length > 0 ? entries : chunk.headingPath.slice(-1)) {
      const concept = taught.get(normaliseTerm(name)) ?? { name, chunks: [] };
      concept.chunks.push(chunk);
      taught.set(normaliseTerm(name), concept);
    }
  }
  return [...taught].map(([key, { name, chunks }], position) => ({
    ...{ id: key, name, aliases: [], definition: null, position, hidden: false, chunks },
    ...{ prerequisiteIds: [], dependentIds: [] },
  }));
}
