import type { Mode } from '@/features/mastery/contract';
import type { Approach } from '../contract';
import type { SetPiece } from './set-pieces';

/** Approaches that suit a mode, in the order in which a learner's lessons on one concept take them. */
const BY_MODE: Record<Mode, Approach[]> = {
  foundational: ['worked_example', 'analogy', 'visual', 'socratic'],
  scaffolded: ['socratic', 'worked_example', 'visual', 'analogy'],
  advanced: ['concise', 'visual', 'socratic'],
};
const PICTURES: ReadonlySet<string> = new Set(['image', 'diagram', 'table']);
/** Words by which authors bring in a likeness, in the languages of courses; an analogy is never made up. */
const LIKENESS =
  /(?<!\p{L})(?:like an?|as if|just as|think of|imagine|similar to|picture an?|como si|como un|imagina|piensa en|comme si|comme une?|imagine[zr]|pense[zr] à|wie ein|als ob|stell dir|denk an)(?!\p{L})/iu;

/**
 * How the next lesson teaches: what was asked for, else the mode's approaches in turn, so that the second lesson on a concept goes another way
 * than the first. One that the material can't bear (a picture without a figure or table, an analogy that no passage makes) is passed over.
 *
 * @param number 1 for the learner's first lesson on the concept.
 */
export function approachFor(
  mode: Mode,
  number: number,
  material: { pieces: readonly SetPiece[]; texts: readonly string[] },
  wanted?: Approach,
): Approach {
  const bears = (approach: Approach) => {
    if (approach === 'visual') return material.pieces.some(({ blocks }) => PICTURES.has(blocks[0]?.kind ?? ''));
    if (approach === 'analogy') return material.texts.some((text) => LIKENESS.test(text));
    return true;
  };
  if (wanted && bears(wanted)) return wanted;
  const open = BY_MODE[mode].filter(bears);
  return open[(number - 1) % open.length] ?? 'concise';
}
