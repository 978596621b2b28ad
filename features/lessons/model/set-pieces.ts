import type { CourseChunk } from '@/features/library/contract';
import type { Block } from '@/platform/markdown/types';
import { passageKey } from '../compose/passage-key';
import { isTeachableBlock } from '../compose/teachable';
import type { LessonBlock } from '../contract';

/** A table, listing, formula, figure or definition of the material that a lesson shows as it stands; the model only says where. */
export interface SetPiece {
  /** `s1`, `s2` …: what the model writes for it. */
  ref: string;
  /** Ref of the passage that it stands in. */
  passage: string;
  chunk: CourseChunk;
  blocks: { kind: LessonBlock['kind']; markdown: string; key: string; block: Block }[];
  /** What it costs its reader, in words. */
  words: number;
}

const SETS: ReadonlySet<Block['kind']> = new Set(['table', 'code', 'math', 'image', 'diagram', 'definition', 'quote']);
/** Pieces that a prompt offers, at most. */
const MOST = 8;

/**
 * The set pieces of a prompt's passages, in their order: those that the learner has not seen, then, only if there are none, those seen least. A listing
 * comes with the output under it.
 */
export function setPiecesOf(
  passages: readonly { ref: string; chunks: readonly CourseChunk[] }[],
  seen: ReadonlyMap<string, number>,
): SetPiece[] {
  const all = passages.flatMap(({ ref, chunks }) => chunks.flatMap((chunk) => piecesIn(chunk, ref)));
  const distinct = all.filter((piece, i) => all.findIndex((other) => keyOf(other) === keyOf(piece)) === i);
  const fresh = distinct.filter((piece) => !seen.has(keyOf(piece)));
  return (fresh.length > 0 ? fresh : distinct).slice(0, MOST).map((piece, i) => ({ ...piece, ref: `s${i + 1}` }));
}

function keyOf(piece: SetPiece): string {
  return piece.blocks[0]?.key ?? '';
}

function piecesIn(chunk: CourseChunk, passage: string): SetPiece[] {
  const pieces: SetPiece[] = [];
  for (const [i, block] of chunk.blocks.entries()) {
    if (!SETS.has(block.kind) || !isTeachableBlock(block) || block.setup) continue;
    const next = chunk.blocks[i + 1];
    const whole = block.kind === 'code' && next?.kind === 'output' && isTeachableBlock(next) ? [block, next] : [block];
    const blocks = whole.map((each) => shownBlock(each));
    pieces.push({ ref: '', passage, chunk, blocks, words: whole.reduce((sum, each) => sum + costOf(each), 0) });
  }
  return pieces;
}

function shownBlock(block: Block): SetPiece['blocks'][number] {
  const words = block.kind === 'table' || block.kind === 'quote' || block.kind === 'definition';
  const markdown =
    block.kind === 'definition' && block.term !== undefined && block.definition !== undefined
      ? `**${block.term.replace(/[*`]/g, '')}**: ${block.definition}`
      : block.markdown.trim();
  return { kind: block.kind, markdown, key: passageKey(markdown, words ? 'words' : 'code'), block };
}

/** As the composer reckons: a line of code as three words, a formula as eight, a picture as ten. */
function costOf(block: Block): number {
  if (block.kind === 'code' || block.kind === 'output') return Math.min(90, block.text.split('\n').length * 3);
  if (block.kind === 'math') return 8;
  if (block.kind === 'image' || block.kind === 'diagram') return 10;
  return block.text.split(/\s+/).length;
}

/** What a prompt says of a piece, beside its place: data, to be written as such. */
export function sketchOf({ blocks }: SetPiece): { kind: string; text: string } {
  const [first] = blocks;
  const text = first?.kind === 'image' ? (first.block.alt ?? '') : (first?.block.text ?? '');
  const kind = first?.kind === 'image' ? 'figure' : (first?.kind ?? 'table');
  return { kind, text: text.replace(/\s+/g, ' ').trim().slice(0, 160) };
}
