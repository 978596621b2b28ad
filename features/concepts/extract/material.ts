import { splitSentences } from '@/core/text/sentences';
import type { CourseChunk } from '@/features/library/contract';
import type { Block } from '@/platform/markdown/types';
import { isReferenceSection } from './heading';
import { type SourceKind, sourceKindOf } from './material-source';
import { type Word, wordsOf } from './words';

/** A sentence of a chunk's teaching prose, with its block. */
export interface MaterialSentence {
  /** Plain text on one line. */
  text: string;
  block: Block;
}

/** A chunk as extraction reads it. */
export interface MaterialChunk {
  chunk: CourseChunk;
  /** Place in the course, from 0. */
  index: number;
  source: SourceKind;
  /** Sentences of the prose that teaches; none in exercises, glossaries and lists of sources. */
  sentences: MaterialSentence[];
  /** Words of the prose that teaches, tables and definition lists included. */
  words: Word[];
  /** Words of all other prose: exercises, hints, objectives, glossaries. */
  otherWords: Word[];
}

/** A course in teaching order, read once for all signals. */
export interface Material {
  chunks: MaterialChunk[];
  /** Words of prose that teaches. */
  size: number;
  locale: string;
}

const PROSE = new Set(['paragraph', 'list', 'table', 'quote', 'definition']);
const TEACHING = new Set(['body', 'callout', 'keypoints']);

/**
 * Orders the chunks (source position, then ordinal) and reads their prose.
 *
 * @param bodyPaths files that teach whatever their name says.
 */
export function readMaterial(
  chunks: readonly CourseChunk[],
  locale: string,
  bodyPaths: ReadonlySet<string> = new Set(),
): Material {
  const ordered = [...chunks].sort(
    (a, b) => a.sourcePosition - b.sourcePosition || compare(a.sourceId, b.sourceId) || a.ordinal - b.ordinal,
  );
  const files = new Set(ordered.map(({ sourceId }) => sourceId)).size;
  const read = ordered.map((chunk, index): MaterialChunk => {
    const source = bodyPaths.has(chunk.sourcePath) ? 'body' : sourceKindOf(chunk.sourcePath, chunk.sourceTitle, files);
    const prose = chunk.blocks.filter(({ kind }) => PROSE.has(kind));
    const teaches = source === 'body' && !chunk.headingPath.some(isReferenceSection);
    const teaching = teaches ? prose.filter(({ role }) => TEACHING.has(role)) : [];
    const other = prose.filter((block) => !teaching.includes(block));
    return {
      chunk,
      index,
      source,
      sentences: teaching.flatMap((block) => sentencesOf(block, locale)),
      words: teaching.flatMap(({ text }) => wordsOf(text)),
      otherWords: other.flatMap(({ text }) => wordsOf(text)),
    };
  });
  return { chunks: read, size: read.reduce((sum, { words }) => sum + words.length, 0), locale };
}

function sentencesOf(block: Block, locale: string): MaterialSentence[] {
  if (block.kind === 'table' || block.kind === 'definition') return [];
  return splitSentences(block.text, locale).map(({ text }) => ({ text: text.replace(/\s+/g, ' '), block }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
