import type { ComposedBlock } from '../contract';
import type { Atom, Unit } from './types';

/** A block in the making: atoms that stand together, or one atom rewritten as a gap. */
export interface Part {
  kind: ComposedBlock['kind'];
  atoms: Atom[];
  markdown: string;
  answer: string | null;
  leadIn?: ComposedBlock['leadIn'];
}

/**
 * Sets units as blocks: sentences of one paragraph run on, up to `paragraphWords`, items of one list stay in one list, everything else
 * is a block of its own. Breaks only between units, so that no paragraph opens on a sentence that leans.
 */
export function partsOf(units: readonly Unit[], paragraphWords: number): Part[] {
  const parts: Part[] = [];
  for (const unit of units) {
    for (const [i, atom] of unit.atoms.entries()) {
      const last = parts.at(-1);
      const full = i === 0 && (last?.atoms.reduce((sum, { words }) => sum + words, 0) ?? 0) >= paragraphWords;
      if (last && goesOn(last, atom) && (!full || atom.item)) append(last, atom);
      else parts.push({ kind: atom.kind, atoms: [atom], markdown: atom.markdown, answer: null });
    }
  }
  return parts;
}

function goesOn(part: Part, atom: Atom): boolean {
  const last = part.atoms.at(-1);
  if (!last || last.kind !== atom.kind) return false;
  if (atom.item) return last.item && last.chunk.sourcePath === atom.chunk.sourcePath;
  if (atom.kind !== 'paragraph' && atom.kind !== 'definition') return false;
  return last.chunk.id === atom.chunk.id && last.blockIndex === atom.blockIndex;
}

function append(part: Part, atom: Atom): void {
  part.markdown += (atom.item ? '\n' : ' ') + atom.markdown;
  part.atoms.push(atom);
}

/** The block as the contract has it, with a use for each atom. */
export function blockOf(part: Part): ComposedBlock {
  const first = part.atoms[0];
  return {
    kind: part.kind,
    markdown: part.markdown,
    answer: part.answer,
    uses: part.atoms.map(({ key, chunk, start, end }) => ({ key, chunkId: chunk.id, start, end })),
    sourcePath: first?.chunk.sourcePath ?? '',
    ...(part.leadIn ? { leadIn: part.leadIn } : {}),
  };
}
