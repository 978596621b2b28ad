import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GUESS_DEVIATION } from '@/core/difficulty/measured-difficulty';
import { expectedSuccess } from '@/core/difficulty/target-success';
import { createRandom } from '@/core/random/random';
import { federatedSum } from '../test-support/federate';
import { normOf } from '../updates/clip';
import { boundOfItems, type ItemAnswer, itemSlopes, itemsAfterRound, slopeOfAnswer, startItems } from './item-rounds';

const CHANCES = { pInit: 0.3, pLearn: 0.2, pSlip: 0.1, pGuess: 0.2 };
const ITEMS = 24;
const MOST = 12;

/** Districts whose learners differ in what they know; strong ones were given other items than weak ones. */
function draw(seed: number, learners: number) {
  const random = createRandom(seed);
  const truth = Array.from({ length: ITEMS }, () => Math.min(1, Math.max(0, random.normal(0.5, GUESS_DEVIATION))));
  const districts = [0.8, 0.35, 0.6, 0.2, 0.7].map((share) =>
    Array.from({ length: learners }, () =>
      Array.from({ length: ITEMS }, (_, item) => item)
        .filter((item) => random.chance((item % 2 === 0) === share > 0.5 ? 0.7 : 0.25))
        .slice(0, MOST)
        .map((item): ItemAnswer => {
          const known = random.chance(share) ? 0.9 : 0.15;
          const right = random.chance(expectedSuccess(random.chance(known) ? 1 : 0, truth[item] ?? 0.5, CHANCES));
          return { item, known, right, chances: CHANCES };
        }),
    ),
  );
  return { truth, districts };
}

function rounds(districts: ItemAnswer[][][], count: number, rho: number | null, guess = 0.5) {
  const bound = boundOfItems(MOST);
  let progress = startItems(Array.from({ length: ITEMS }, () => guess));
  for (let round = 0; round < count; round++) {
    const vectors = districts.map((learners) => learners.map((answers) => itemSlopes(answers, progress.estimates)));
    const each = rho === null ? null : rho / count;
    const sum = federatedSum(vectors, { bound, rho: each, seed: round + 1, masked: false });
    // Each of five adds a share of which three suffice.
    const noise = each === null ? 0 : ((bound ** 2 / (2 * each)) * 5) / 3;
    progress = itemsAfterRound(progress, sum, noise);
  }
  return progress.estimates;
}

const error = (found: readonly { difficulty: number }[], truth: readonly number[]) =>
  Math.sqrt(found.reduce((sum, { difficulty }, i) => sum + (difficulty - (truth[i] ?? 0)) ** 2, 0) / truth.length);

describe('difficulties of items of five unlike districts', () => {
  const { truth, districts } = draw(3, 120);

  it('are found from sums alone, and nearly as well with noise', () => {
    const guessed = error(
      Array.from({ length: ITEMS }, () => ({ difficulty: 0.5 })),
      truth,
    );
    const [quiet, noisy] = [rounds(districts, 3, null), rounds(districts, 3, 0.5)];
    expect(error(quiet, truth)).toBeLessThan(guessed / 2.5);
    expect(error(noisy, truth)).toBeLessThan(guessed / 2);
    // One district alone, with no noise, knows less than all with it.
    const alone = districts.map((one) => error(rounds([one, [], [], [], []], 3, null), truth));
    expect(error(noisy, truth)).toBeLessThan(Math.min(...alone));
  });

  it('say how much is not known: the truth lies within two deviations in nineteen of twenty', () => {
    let [inside, all] = [0, 0];
    for (let seed = 10; seed < 22; seed++) {
      const { truth: own, districts: their } = draw(seed, 40);
      for (const [i, { difficulty, deviation }] of rounds(their, 2, 0.3).entries()) {
        all += 1;
        if (Math.abs(difficulty - (own[i] ?? 0)) < 2 * deviation) inside += 1;
      }
    }
    expect(inside / all).toBeGreaterThan(0.9);
    expect(inside / all).toBeLessThan(0.99);
  });

  it('several short looks are as good as a long one, and no answers leave the guess', () => {
    const found = [1, 4].map((count) => error(rounds(districts, count, 0.5), truth));
    expect(found[1]).toBeLessThan((found[0] ?? 0) * 1.1);
    const none = rounds(
      [[], [], [], [], []].map(() => [[]]),
      2,
      0.5,
      0.4,
    );
    for (const { difficulty, deviation } of none) {
      expect(Math.abs(difficulty - 0.4)).toBeLessThan(GUESS_DEVIATION);
      expect(deviation).toBeLessThanOrEqual(GUESS_DEVIATION + 1e-12);
    }
    expect(rounds([[[]], [], [], [], []], 1, null, 0.4)[0]).toEqual({
      difficulty: 0.4,
      deviation: expect.closeTo(GUESS_DEVIATION, 9),
    });
  });

  it('no answer moves a sum by more than its bound', () => {
    const probability = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        probability,
        probability,
        probability,
        probability,
        fc.boolean(),
        (known, difficulty, s, g, right) => {
          const chances = { ...CHANCES, pSlip: s * 0.5, pGuess: g * 0.49 };
          const [slope, information] = slopeOfAnswer({ item: 0, known, right, chances }, difficulty);
          expect(Math.abs(slope)).toBeLessThanOrEqual(1);
          expect(information).toBeGreaterThanOrEqual(0);
          expect(information).toBeLessThanOrEqual(0.25 + 1e-12);
        },
      ),
    );
    // Hardly anybody's part is shortened.
    const at = startItems(Array.from({ length: ITEMS }, () => 0.5)).estimates;
    const norms = districts.flat().map((answers) => normOf(itemSlopes(answers, at)));
    expect(norms.filter((norm) => norm > boundOfItems(MOST)).length / norms.length).toBeLessThan(0.1);
  });

  it('slopes are those of the log-likelihood', () => {
    for (const right of [true, false]) {
      const answer: ItemAnswer = { item: 0, known: 0.6, right, chances: CHANCES };
      const log = (ease: number) => {
        const p = expectedSuccess(0.6, 0.5 - ease / 3.12, CHANCES);
        return Math.log(right ? p : 1 - p);
      };
      const [slope] = slopeOfAnswer(answer, 0.5);
      expect(slope).toBeCloseTo((log(1e-4) - log(-1e-4)) / 2e-4, 5);
    }
  });
});
