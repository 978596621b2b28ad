import { type DifficultyEstimate, GUESS_DEVIATION } from '@/core/difficulty/measured-difficulty';
import { DIFFICULTY_LOGITS, expectedSuccess } from '@/core/difficulty/target-success';
import type { BktParameters } from '@/core/tracing/bkt';

/** One learner's first answer to an item: p(L) before it and what the concept's parameters say, as the learner's own school has them. */
export interface ItemAnswer {
  /** Place of the item in the list that the districts agreed on. */
  item: number;
  known: number;
  right: boolean;
  chances: BktParameters;
}

/** Numbers of one item: slope and information. */
export const NUMBERS_OF_AN_ITEM = 2;

/** Units in which information is told, to 1 of the slope's: information is the smaller, and has to be known less well. */
const INFORMATION_UNIT = 2;

/**
 * Slope and Fisher information of one answer about an item's ease in logits, at a difficulty. With ṗ = dp/de, the slope is ṗ/p or −ṗ/(1 − p); since
 * ṗ is a mean of x(1 − x) over known and not known, ṗ ≤ p(1 − p), and so the slope is at most 1 in size and the information at most ¼.
 */
export function slopeOfAnswer({ known, right, chances }: ItemAnswer, difficulty: number): [number, number] {
  const p = clamp(expectedSuccess(known, difficulty, chances));
  const [a, b] = [0, 1].map((state) => expectedSuccess(state, difficulty, chances));
  const bend = (x: number) => x * (1 - x);
  const steep = Math.min(bend(p), known * bend(b ?? 0) + (1 - known) * bend(a ?? 0));
  return [right ? steep / p : -steep / (1 - p), steep ** 2 / bend(p)];
}

/**
 * One learner's part of a round: slopes and information of the items that they answered first, by items in the agreed list. Sums over learners are those
 * of pooled answers, so the rounds climb the pooled likelihood (Fisher scoring); abilities are each learner's own p(L), so that strong and weak districts can be
 * added up.
 */
export function itemSlopes(answers: readonly ItemAnswer[], at: readonly DifficultyEstimate[]): Float64Array {
  const vector = new Float64Array(at.length * NUMBERS_OF_AN_ITEM);
  for (const answer of answers) {
    const difficulty = at[answer.item]?.difficulty;
    if (difficulty === undefined) continue;
    const [slope, information] = slopeOfAnswer(answer, difficulty);
    vector[answer.item * NUMBERS_OF_AN_ITEM] = slope;
    vector[answer.item * NUMBERS_OF_AN_ITEM + 1] = information * INFORMATION_UNIT;
  }
  return vector;
}

/**
 * L2 norm to which a learner's part of a round is clipped: as long as slopes of so many answers are that are as often right as expected, √(m·⅕). The
 * longest that m answers could be is √m·1.12; those of a learner whom the model is wrong about altogether are shortened.
 */
export function boundOfItems(mostItems: number): number {
  return Math.max(1.2, Math.sqrt(mostItems * 0.2));
}

/** What is known of the items after some rounds; the coordinator's alone, made of sums that everybody may know. */
export interface ItemProgress {
  /** Difficulties that the next round's slopes are taken at, and what the rounds say of them. */
  estimates: DifficultyEstimate[];
  /** Guesses that the items were made with. */
  guesses: readonly number[];
  /** Means over the rounds of slope and information in logits, the slopes carried along to `estimates`. */
  slope: Float64Array;
  information: Float64Array;
  rounds: number;
}

/** Before the first round: the guesses. */
export function startItems(guesses: readonly number[]): ItemProgress {
  const zeros = () => new Float64Array(guesses.length);
  return {
    estimates: guesses.map((difficulty) => ({ difficulty, deviation: GUESS_DEVIATION })),
    ...{ guesses, slope: zeros(), information: zeros(), rounds: 0 },
  };
}

/**
 * The items after a round with this (noised) sum. What earlier rounds said is carried to the new place by the information (a slope falls by it for each
 * logit) and averaged in: each round has noise of its own, so many short looks are as good as one long one. An item is drawn towards its guess by how much chance and
 * noise there are in its slope (empirical Bayes; the noise's size is known, so this loses nothing of anybody's privacy).
 *
 * @param noise variance of the noise in each number of the sum.
 */
export function itemsAfterRound(before: ItemProgress, sum: ArrayLike<number>, noise: number): ItemProgress {
  const rounds = before.rounds + 1;
  const perNumber = noise / rounds;
  const items = before.estimates.length;
  const [slope, information] = [new Float64Array(items), new Float64Array(items)];
  for (let i = 0; i < items; i++) {
    const told = (sum[i * NUMBERS_OF_AN_ITEM + 1] ?? 0) / INFORMATION_UNIT;
    information[i] = ((before.information[i] ?? 0) * before.rounds + told) / rounds;
    slope[i] = ((before.slope[i] ?? 0) * before.rounds + (sum[i * NUMBERS_OF_AN_ITEM] ?? 0)) / rounds;
  }
  const shrunk = shrunkInformation(information, perNumber / INFORMATION_UNIT ** 2);
  const estimates = before.estimates.map(({ difficulty }, i): DifficultyEstimate => {
    const found = posterior(before.guesses[i] ?? 0.5, difficulty, slope[i] ?? 0, shrunk[i] ?? 0, perNumber);
    // Ease moves against difficulty, and the mean slope lies where it was taken: carried to the new place.
    slope[i] = (slope[i] ?? 0) + (shrunk[i] ?? 0) * DIFFICULTY_LOGITS * (found.difficulty - difficulty);
    return found;
  });
  return { estimates, guesses: before.guesses, slope, information, rounds };
}

/** Mean and deviation of an item's difficulty, from a normal prior around its guess and a slope at `at` with chance and noise in it. */
function posterior(guess: number, at: number, slope: number, information: number, noise: number): DifficultyEstimate {
  const prior = (GUESS_DEVIATION * DIFFICULTY_LOGITS) ** 2;
  const atGuess = slope + information * DIFFICULTY_LOGITS * (guess - at);
  const spread = information ** 2 * prior + information + noise;
  const gain = spread > 0 ? (information * prior) / spread : 0;
  const variance = Math.max(0, prior - gain * information * prior);
  return {
    difficulty: Math.min(1, Math.max(0, guess - (gain * atGuess) / DIFFICULTY_LOGITS)),
    deviation: Math.sqrt(variance) / DIFFICULTY_LOGITS,
  };
}

/** Information of each item, drawn towards the mean of all by how much of their spread is noise; never below 0. */
function shrunkInformation(told: Float64Array, noise: number): Float64Array {
  const mean = told.reduce((sum, each) => sum + each, 0) / Math.max(1, told.length);
  const spread = told.reduce((sum, each) => sum + (each - mean) ** 2, 0) / Math.max(1, told.length - 1);
  const kept = spread > 0 ? Math.max(0, spread - noise) / spread : 1;
  return told.map((each) => Math.max(0, mean + kept * (each - mean)));
}

const clamp = (p: number) => Math.min(1 - 1e-9, Math.max(1e-9, p));
