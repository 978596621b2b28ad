import { countWords, plainSentence } from '@/core/text/self-contained';
import type { CourseChunk } from '@/features/library/contract';
import type { Block } from '@/platform/markdown/types';
import { passageKey } from './passage-key';
import { readSentences, type SentenceReading, withoutFootnotes } from './reading';
import type { ChunkRun } from './runs';
import { isTeachableBlock, isTeachableSentence } from './teachable';
import type { Atom } from './types';

/** An atom before its ties to its neighbours are known, with the reading that the ties follow from. */
export interface LooseAtom extends Atom {
  /** Of a sentence, or of the first sentence of a list, quote or definition; null for code, maths, tables and pictures. */
  reading: SentenceReading | null;
  /** Places in the run of the numbered figures and formulas that a sentence speaks of. */
  refersTo?: number[];
}

/** Lists longer than this (words) that nothing announces are taken item by item. */
const LOOSE_LIST_WORDS = 120;

/** The atoms of a run in source order: sentences of paragraphs, items of loose lists, everything else whole. */
export function atomsOf(run: ChunkRun, language: string): LooseAtom[] {
  const atoms: LooseAtom[] = [];
  const blocks = run.chunks.flatMap((chunk) => chunk.blocks.map((block) => ({ chunk, block })));
  for (const [blockIndex, { chunk, block }] of blocks.entries()) {
    const place = { chunk, block, blockIndex };
    if (block.kind === 'paragraph') atoms.push(...sentenceAtoms(place, language));
    else if (block.kind === 'list' && isLoose(block, atoms.at(-1))) atoms.push(...itemAtoms(place, language));
    else if (block.kind === 'definition') atoms.push(...definitionAtom(place, language));
    else atoms.push(blockAtom(place, language));
  }
  return atoms;
}

type Place = { chunk: CourseChunk; block: Block; blockIndex: number };

function sentenceAtoms(place: Place, language: string): LooseAtom[] {
  const { block } = place;
  const verbatim = block.markdown.length === block.end - block.start;
  return readSentences(block.markdown, language).map((reading) =>
    atom(place, {
      kind: 'paragraph',
      markdown: reading.markdown,
      start: verbatim ? block.start + reading.start : block.start,
      end: verbatim ? block.start + reading.end : block.end,
      words: reading.words,
      reading,
      teachable: isTeachableBlock(block) && isTeachableSentence(reading),
      stageDirection: reading.stageDirection,
    }),
  );
}

function itemAtoms(place: Place, language: string): LooseAtom[] {
  const { block } = place;
  return (block.items ?? []).map((item) => {
    const markdown = withoutFootnotes(item).trim();
    const readings = readSentences(markdown.split(/\n\s*(?:```|~~~)/, 1)[0] ?? '', language);
    const first = readings[0] ?? null;
    return atom(place, {
      kind: 'list',
      markdown: `- ${markdown.replace(/\n/g, '\n  ')}`,
      words: countWords(markdown),
      reading: first,
      item: true,
      teachable: isTeachableBlock(block) && first !== null && readings.every((reading) => isTeachableSentence(reading)),
    });
  });
}

/** A glossary's entry: the term set off, and of its definition the sentences that say something here ("See also" does not). */
function definitionAtom(place: Place, language: string): LooseAtom[] {
  const { term, definition } = place.block;
  if (term === undefined || definition === undefined) return [blockAtom(place, language)];
  const readings = readSentences(definition, language);
  const end = readings.findIndex((reading) => !isTeachableSentence(reading));
  const kept = end < 0 ? readings : readings.slice(0, end);
  if (kept.length === 0) return [];
  const name = `**${plainSentence(term.replace(/`/g, ''))}**: `;
  const teachable = isTeachableBlock(place.block);
  return kept.map((reading, i) =>
    atom(place, {
      kind: 'definition',
      markdown: i === 0 ? name + reading.markdown : reading.markdown,
      words: reading.words + (i === 0 ? countWords(name) : 0),
      needsPrevious: i > 0,
      teachable,
    }),
  );
}

function blockAtom(place: Place, language: string): LooseAtom {
  const { block } = place;
  const prose = block.kind === 'list' || block.kind === 'quote';
  const opening = prose ? (readSentences(openingWords(block), language)[0] ?? null) : null;
  return atom(place, {
    kind: block.kind,
    markdown: withoutFootnotes(block.markdown).trim(),
    words: countWords(prose || block.kind === 'table' ? block.markdown : block.text),
    reading: opening,
    teachable: isTeachableBlock(block) && !saysElsewhere(block, language),
  });
}

/** Whether a list, quote or definition sends its reader to another place. */
function saysElsewhere(block: Block, language: string): boolean {
  const parts = block.kind === 'list' ? (block.items ?? []) : block.kind === 'quote' ? [block.text] : [];
  return parts.some((part) => readSentences(part, language).some((reading) => reading.elsewhere));
}

function openingWords(block: Block): string {
  if (block.kind === 'list') return block.items?.[0] ?? block.markdown;
  return block.text;
}

/** Key points, and long lists that no sentence announces, are collections: each item stands for itself. */
function isLoose(block: Block, before: LooseAtom | undefined): boolean {
  if (block.items === undefined || block.ordered === true) return false;
  if (block.role === 'keypoints') return true;
  const announced = before?.reading?.announces ?? false;
  return !announced && countWords(block.markdown) > LOOSE_LIST_WORDS;
}

function atom(
  place: Place,
  own: Partial<LooseAtom> & Pick<LooseAtom, 'kind' | 'markdown' | 'words' | 'teachable'>,
): LooseAtom {
  const isCode = own.kind === 'code' || own.kind === 'output' || own.kind === 'math' || own.kind === 'diagram';
  return {
    ...place,
    start: place.block.start,
    end: place.block.end,
    key: passageKey(own.markdown, isCode || own.kind === 'image' ? 'code' : 'words'),
    reading: null,
    item: false,
    needsPrevious: false,
    needsNext: false,
    stageDirection: false,
    ...own,
  };
}
