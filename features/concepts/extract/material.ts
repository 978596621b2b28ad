import { type Sentence, splitSentences } from '@/core/text/sentences';
import type { CourseChunk } from '@/features/library/contract';
import type { Block } from '@/platform/markdown/types';
import { type SourceKind, sourceKindOf } from './material-source';
import { type Word, wordsOf } from './words';

/** A sentence of a chunk's prose, with its block. */
export interface MaterialSentence {
  text: string;
  block: Block;
  /** First of its block. */
  first: boolean;
}

/** A chunk as extraction reads it. */
export interface MaterialChunk {
  chunk: CourseChunk;
  /** Place in the course, from 0. */
  index: number;
  source: SourceKind;
  /** Body text that can teach: words in paragraphs, lists, tables and quotations outside exercises, objectives and glossaries. */
  bodyWords: number;
  sentences: MaterialSentence[];
  words: Word[];
}

/** A course in teaching order with what all signals share. */
export interface Material {
  chunks: MaterialChunk[];
  /** Prose words of the body of the course. */
  size: number;
}

const PROSE = new Set(['paragraph', 'list', 'table', 'quote', 'definition']);
/** What teaches; a callout is an aside, but explains. */
const TEACHING = new Set(['body', 'callout', 'keypoints']);

/** Orders the chunks (source position, then ordinal) and reads their prose once. */
export function readMaterial(chunks: readonly CourseChunk[], locale: string): Material {
  const ordered = [...chunks].sort(
    (a, b) => a.sourcePosition - b.sourcePosition || compare(a.sourceId, b.sourceId) || a.ordinal - b.ordinal,
  );
  const paths = new Set(ordered.map(({ sourcePath }) => sourcePath));
  const read = ordered.map((chunk, index): MaterialChunk => {
    const source = sourceKindOf(chunk.sourcePath, chunk.sourceTitle, paths.size);
    const prose = chunk.blocks.filter(({ kind }) => PROSE.has(kind));
    const teaching = source === 'body' ? prose.filter(isTeaching) : [];
    return {
      chunk,
      index,
      source,
      bodyWords: teaching.reduce((sum, { text }) => sum + countWords(text), 0),
      sentences: prose.flatMap((block) => sentencesOf(block, locale)),
      words: prose.flatMap(({ text }) => wordsOf(text)),
    };
  });
  return { chunks: read, size: read.reduce((sum, { bodyWords }) => sum + bodyWords, 0) };
}

/** Whether a block is prose that teaches: no exercise, objective, question or glossary entry. */
export function isTeaching(block: Block): boolean {
  return PROSE.has(block.kind) && TEACHING.has(block.role);
}

function sentencesOf(block: Block, locale: string): MaterialSentence[] {
  if (block.kind === 'table' || block.kind === 'definition') return [];
  const all: Sentence[] = splitSentences(block.text, locale);
  return all.map(({ text }, place) => ({ text: text.replace(/\s+/g, ' '), block, first: place === 0 }));
}

function countWords(text: string): number {
  return text.match(/\p{L}[\p{L}\p{N}'’-]*/gu)?.length ?? 0;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
