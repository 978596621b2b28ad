import type { TeachingConcept } from '@/features/concepts/contract';
import type { CourseChunk } from '@/features/library/contract';
import { parseDocument } from '@/platform/markdown/parse';
import type { ComposeInput } from '../contract';

/** For tests: an id of the right shape, the same for the same number. */
export function testId(group: string, n: number): string {
  return `${group.repeat(8)}-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

/** For tests: the chunks of one Markdown source, as the library would store them. */
export function chunksOf(markdown: string, path = 'lesson.md', sourcePosition = 0): CourseChunk[] {
  const document = parseDocument(markdown, path);
  return document.passages.map((passage) => ({
    ...passage,
    id: testId('c', sourcePosition * 1000 + passage.ordinal),
    sourceId: testId('a', sourcePosition),
    sourceTitle: document.title,
    sourcePath: path,
    place: null,
    sourcePosition,
  }));
}

/** For tests: a concept that all chunks of the sources teach; `definition` names the sentence that defines it. */
export function conceptOf(name: string, markdown: string | string[], definition?: string): TeachingConcept {
  const sources = typeof markdown === 'string' ? [markdown] : markdown;
  const chunks = sources.flatMap((source, i) => chunksOf(source, `source-${i}.md`, i));
  const home = chunks.find(({ text }) => definition !== undefined && text.includes(definition.slice(0, 20)));
  return {
    id: testId('d', 1),
    name,
    aliases: [],
    definition: definition !== undefined && home ? { text: definition, chunkId: home.id } : null,
    position: 0,
    hidden: false,
    chunks,
    prerequisiteIds: [],
    dependentIds: [],
  };
}

/** For tests: what to compose, with everything that a test does not care about filled in. */
export function inputOf(concept: TeachingConcept, own: Partial<ComposeInput> = {}): ComposeInput {
  return { concept, mode: 'foundational', neighbours: [], seen: new Map(), seed: 7, language: 'en', ...own };
}
