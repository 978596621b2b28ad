import { createTranslator } from 'use-intl/core';
import type { CourseChunk } from '@/features/library/contract';
import messages from '@/platform/i18n/messages/en/lessons.json';
import type { Citation, ComposedBlock, ComposedLesson, ComposedSection, StoredSection } from './contract';

const translate = createTranslator({ locale: 'en', messages });

/** Fixes a composed lesson in words: titles and lead-ins from the messages, citations from the chunks they came from. */
export function writeSections(
  lesson: ComposedLesson,
  chunkOf: (id: string) => CourseChunk | undefined,
): StoredSection[] {
  return lesson.sections.map((section) => ({
    kind: section.kind,
    title: titleOf(section),
    blocks: section.blocks.map((block) => ({
      kind: block.kind,
      leadIn: block.leadIn ? translate(block.leadIn.message, block.leadIn.params) : null,
      markdown: block.markdown,
      answer: block.answer,
      sourcePath: block.sourcePath,
      citations: citationsOf(block, chunkOf),
    })),
  }));
}

/** Title of a section whose own does not hold: what its kind is called. */
export function titleOfKind(kind: StoredSection['kind']): string {
  return translate(`section.${kind}`);
}

function titleOf({ title }: ComposedSection): string {
  return 'text' in title ? title.text : translate(title.message);
}

/** One citation for each chunk, with the whole range that the block takes from it. */
function citationsOf(block: ComposedBlock, chunkOf: (id: string) => CourseChunk | undefined): Citation[] {
  const byChunk = new Map<string, Citation>();
  for (const use of block.uses) {
    const chunk = chunkOf(use.chunkId);
    if (!chunk) continue;
    const known = byChunk.get(chunk.id);
    byChunk.set(chunk.id, {
      chunkId: chunk.id,
      sourceId: chunk.sourceId,
      sourceTitle: chunk.sourceTitle,
      headingPath: chunk.headingPath,
      place: chunk.place,
      start: Math.min(known?.start ?? use.start, use.start),
      end: Math.max(known?.end ?? use.end, use.end),
    });
  }
  return [...byChunk.values()];
}
