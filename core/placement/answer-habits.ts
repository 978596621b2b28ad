import type { Random } from '../random/random';

/** How surely learners answer what they know, and how well they guess what they don't: kinds, and which kind each learner is of. */
export interface AnswerHabits {
  /** Logits added to a right answer of one who doesn't know, and of one who does; as many of both. */
  kinds: { luck: readonly number[]; care: readonly number[] };
  /** Kind of each learner. */
  own: Uint8Array;
}

/** A standard normal by three points (Gauss and Hermite). */
const POINTS = [
  { at: -Math.sqrt(3), weight: 1 / 6 },
  { at: 0, weight: 2 / 3 },
  { at: Math.sqrt(3), weight: 1 / 6 },
] as const;
/** Logits for one standard deviation of guessing: some see through wrong options, some are taken in. */
const LUCK_DEVIATION = 0.5;

/** Nine kinds: luck and care have nothing to do with each other. @param careDeviation in logits, of a right answer of one who knows. */
export function drawHabits(size: number, careDeviation: number, random: Random): AnswerHabits {
  const pairs = POINTS.flatMap((luck) => POINTS.map((care) => ({ luck, care })));
  const weights = pairs.map(({ luck, care }) => luck.weight * care.weight);
  return {
    kinds: {
      luck: pairs.map(({ luck }) => LUCK_DEVIATION * luck.at),
      care: pairs.map(({ care }) => careDeviation * care.at),
    },
    own: Uint8Array.from({ length: size }, () => random.weighted(weights)),
  };
}
