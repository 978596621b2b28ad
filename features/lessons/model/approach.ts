import { offeredApproaches } from '../compose/approach/bears';
import type { Approach } from '../contract';
import { type WaysSituation, waysInOrder } from '../ways';
import type { SetPiece } from './set-pieces';

const PICTURES: ReadonlySet<string> = new Set(['image', 'diagram', 'table']);
/** Words by which authors bring in a likeness, in the languages of courses; an analogy is never made up. */
const LIKENESS =
  /(?<!\p{L})(?:like an?|as if|just as|think of|imagine|similar to|picture an?|como si|como un|imagina|piensa en|comme si|comme une?|imagine[zr]|pense[zr] à|wie ein|als ob|stell dir|denk an)(?!\p{L})/iu;

/**
 * How a lesson by a model teaches: what was asked for, else what fits the learner's errors and mode and was used least. One that the material
 * can't bear (a picture without a figure or table, an analogy that no passage makes) is passed over; questions and examples a model makes itself
 * out of the passages, and they are checked against them.
 */
export function approachFor(
  situation: WaysSituation,
  material: { pieces: readonly SetPiece[]; texts: readonly string[] },
  wanted?: Approach | null,
): Approach {
  const offered = offeredApproaches({
    worked: 1,
    questions: 1,
    passages: 1,
    likenesses: material.texts.filter((text) => LIKENESS.test(text)).length,
    pictures: material.pieces.filter(({ blocks }) => PICTURES.has(blocks[0]?.kind ?? '')).length,
  });
  return waysInOrder(offered, situation, wanted)[0] ?? 'concise';
}
