import { sentenceTraits } from '@/core/text/self-contained';
import { splitSentences } from '@/core/text/sentences';
import { contentStems } from '@/core/text/tokens';
import type { CourseChunk } from '@/features/library/contract';
import type { Block } from '@/platform/markdown/types';
import { cleanInline, proseOnly, wordCount } from './inline';

/** A sentence of the material that can be understood alone. */
export interface Statement {
  /** Clean Markdown on one line. */
  text: string;
  /** As the author wrote it, with emphasis and links. */
  markdown: string;
  words: number;
  stems: readonly string[];
  chunk: CourseChunk;
  block: Block;
}

const TEACHING_ROLES = new Set(['body', 'keypoints', 'callout', 'reference']);
/** Parts that speak about the course, not about its subject. */
const BESIDE_THE_POINT =
  /^(?:sources?|references|bibliography|further reading|see also|links?|credits?|licen[cs]e|acknowledge?ments?|exercises?|discussions?|prerequisites?|set-?up|installation|instructor notes?|related concepts?|about (?:this|the) \w+|learning (?:objectives|outcomes|goals)|tasks?|what'?s next)$/i;

/** A longer block is a data dump, not teaching; in UTF-16 units. */
const LONGEST_BLOCK = 20_000;
/** Nor is a longer sentence a sentence. */
const LONGEST_SENTENCE = 2_000;

/** Whether a block teaches the subject: no exercises, objectives, solutions, lists of sources. */
export function isTeaching(chunk: CourseChunk, block: Block): boolean {
  if (block.markdown.length > LONGEST_BLOCK) return false;
  return TEACHING_ROLES.has(block.role) && !chunk.headingPath.some((heading) => BESIDE_THE_POINT.test(heading.trim()));
}

/** The sentences of a block's prose, as written, list items one by one; none for code, tables, maths and pictures. */
export function sentencesOf(block: Block, language: string): string[] {
  const texts =
    block.kind === 'paragraph' || block.kind === 'quote'
      ? [block.markdown.replace(/^> ?/gm, '')]
      : block.kind === 'list'
        ? (block.items ?? [])
        : [];
  return texts.flatMap((text) =>
    splitSentences(withoutNested(text), language)
      .filter((sentence) => sentence.text.length <= LONGEST_SENTENCE)
      .map((sentence) => sentence.text.replace(/\s+/g, ' ')),
  );
}

/** A list item's own paragraph, without code, lists or quotes inside it. */
function withoutNested(text: string): string {
  return text.split(/\n\s*\n|\n\s*(?:[-*+]|\d+[.)])\s|\n\s*(?:```|~~~)/)[0] ?? '';
}

/** The statements of a block: whole, standing alone, neither asking nor announcing nor pointing to another place. */
export function statementsOf(chunk: CourseChunk, block: Block, language: string): Statement[] {
  if (!isTeaching(chunk, block)) return [];
  return sentencesOf(block, language).flatMap((markdown) => {
    const text = cleanInline(markdown);
    const words = wordCount(text);
    if (words < 6 || words > 45 || !standsAlone(markdown, text, language)) return [];
    return [{ text, markdown, words, stems: contentStems(proseOnly(text), language), chunk, block }];
  });
}

function standsAlone(markdown: string, text: string, language: string): boolean {
  if (!/[.!][)"'”’\]*_]*$/.test(markdown.trimEnd()) || /https?:\/\/|www\.|[<>]{2}|\{\{|\}\}|!\[/.test(text))
    return false;
  const { whole, asks, leans, announces, elsewhere, stageDirection } = sentenceTraits(markdown, language);
  return whole && !asks && !leans && !announces && !elsewhere && !stageDirection;
}
