import { sentenceTraits } from '@/core/text/self-contained';
import type { LooseAtom } from './atoms';
import { isTeachableSentence } from './teachable';

/** How far from a numbered figure or formula a sentence may speak of it. Atoms. */
const REACH = 5;
const REFERENCE =
  /(?<![\p{L}])(Figure|Fig\.|figure|Equation|Eq\.|equation|formula) (?:\((\d+[a-z]?)\)|(\d+[a-z]?)(?!\d|\.\d))/gu;

/**
 * Gives back sentences that speak of a numbered figure or formula which stands close by: read again as if they said "the figure", and tied
 * to it, so that both are shown or neither. What points at a number that is not there stays out.
 */
export function bindReferences(atoms: LooseAtom[], language: string): void {
  for (const [i, atom] of atoms.entries()) {
    if (atom.kind !== 'paragraph' || !atom.reading?.elsewhere) continue;
    const targets = [...atom.markdown.matchAll(REFERENCE)].map((match) =>
      numbered(atoms, i, match[1] ?? '', match[2] ?? match[3] ?? ''),
    );
    if (targets.length === 0 || targets.some((target) => target < 0)) continue;
    const words = atom.markdown.replace(REFERENCE, (_, kind: string) =>
      /^fig/i.test(kind) ? 'the figure' : 'the formula',
    );
    const reading = { ...atom.reading, ...sentenceTraits(words, language), plain: atom.reading.plain };
    if (!isTeachableSentence(reading)) continue;
    atom.reading = reading;
    atom.teachable = true;
    atom.refersTo = targets;
  }
}

/** Ties each sentence to what it refers to, over everything between. */
export function tieReferences(atoms: LooseAtom[]): void {
  for (const [i, atom] of atoms.entries()) {
    for (const target of atom.refersTo ?? []) {
      const [from, to] = target < i ? [target, i] : [i, target];
      for (let k = from; k < to; k++) {
        const next = atoms[k + 1];
        const here = atoms[k];
        if (next) next.needsPrevious = true;
        if (here && target > i) here.needsNext = true;
      }
    }
  }
}

/** Place of the figure or formula with that number near `at`, -1 without one. */
function numbered(atoms: readonly LooseAtom[], at: number, kind: string, number: string): number {
  const figure = /^fig/i.test(kind);
  return atoms.findIndex((other, k) => {
    if (Math.abs(k - at) > REACH) return false;
    if (figure)
      return other.kind === 'image' && new RegExp(`^Fig(?:ure|\\.) ${number}(?!\\d)`).test(other.block.alt ?? '');
    return other.kind === 'math' && other.block.markdown.includes(`\\tag{${number}}`);
  });
}
