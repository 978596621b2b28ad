import type { FusionBlock } from '@/core/fusion/types';
import type { GroundedBlock } from '@/features/grounding/contract';
import type { CourseChunk } from '@/features/library/contract';
import { passageKey } from '../compose/passage-key';
import type { Citation, StoredSection } from '../contract';
import type { LessonPassage, ModelNeed } from './need';
import type { SetPiece } from './set-pieces';
import { keysSaid, nearestChunk } from './shown-keys';

type StoredBlock = StoredSection['blocks'][number];

/** A block of a lesson by a model on its way through fusion. */
export interface ModelBlock extends FusionBlock {
  stored: StoredBlock;
  /** Refs of the passages it rests on. */
  refs: string[];
  /** Keys of the material that it shows or says. */
  keys: string[];
}

const FORMS: Record<GroundedBlock['kind'], { form: ModelBlock['form']; kind: StoredBlock['kind'] } | null> = {
  paragraph: { form: 'prose', kind: 'paragraph' },
  list: { form: 'list', kind: 'list' },
  code: { form: 'set', kind: 'code' },
  math: { form: 'set', kind: 'math' },
  table: { form: 'set', kind: 'table' },
  // Titles are the plan's.
  heading: null,
};

/** A checked block of the model's text; null for what a lesson has no place for. */
export function blockOfText(grounded: GroundedBlock, need: ModelNeed): ModelBlock | null {
  const as = FORMS[grounded.kind];
  if (!as || grounded.markdown.trim() === '') return null;
  const passages = grounded.refs.flatMap((ref) => need.passages.find((passage) => passage.ref === ref) ?? []);
  if (passages.length === 0 && !grounded.own) return null;
  const chunks = passages.flatMap((passage) => passage.chunks);
  return {
    form: as.form,
    markdown: grounded.markdown,
    ...(as.form === 'set' ? { words: Math.min(90, grounded.markdown.split('\n').length * 3) } : {}),
    refs: grounded.refs,
    keys: keysSaid(grounded.markdown, chunks, need.input.language),
    stored: {
      kind: as.kind,
      leadIn: null,
      markdown: grounded.markdown,
      answer: null,
      sourcePath: chunks[0]?.sourcePath ?? '',
      citations: citationsOf(grounded.markdown, passages, need.input.language),
      ...(grounded.own ? { own: true } : {}),
    },
  };
}

/** The blocks of a set piece, as the material has them. */
export function blocksOfPiece({ blocks, chunk, passage, words }: SetPiece): ModelBlock[] {
  return blocks.map(({ kind, markdown, key, block }, i) => ({
    form: 'set',
    markdown,
    words: i === 0 ? words : 0,
    refs: [passage],
    keys: [key],
    stored: {
      kind,
      leadIn: null,
      markdown,
      answer: null,
      sourcePath: chunk.sourcePath,
      citations: [{ ...citation(chunk), start: block.start, end: block.end }],
    },
  }));
}

/** The material's own words for a term, as a block of its own. */
export function blockOfDefinition(definition: { name: string; text: string; chunk: CourseChunk }): ModelBlock {
  const { name, text, chunk } = definition;
  const markdown = text.toLowerCase().includes(name.toLowerCase()) ? text : `**${name}**: ${text}`;
  return {
    form: 'set',
    markdown,
    words: text.split(/\s+/).length,
    refs: [],
    keys: [passageKey(text)],
    stored: {
      kind: 'definition',
      leadIn: null,
      markdown,
      answer: null,
      sourcePath: chunk.sourcePath,
      citations: [citation(chunk)],
    },
  };
}

/** One citation for each passage: of the chunk in it that the block's words come from. */
function citationsOf(markdown: string, passages: readonly LessonPassage[], language: string): Citation[] {
  const chunks = passages.flatMap((passage) => nearestChunk(markdown, passage.chunks, language) ?? []);
  return [...new Map(chunks.map((chunk) => [chunk.id, citation(chunk)])).values()];
}

function citation({ id, sourceId, sourceTitle, headingPath, place, start, end }: CourseChunk): Citation {
  return { chunkId: id, sourceId, sourceTitle, headingPath, place, start, end };
}
