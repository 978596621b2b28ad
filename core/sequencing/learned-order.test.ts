import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import {
  type FirstMeeting,
  learnedOrder,
  orderFromLearners,
  orderOfCounts,
  probabilityWith,
  surenessOfOrder,
} from './learned-order';

/** Learners who meet two concepts in either order; `helps`: knowing the first makes the second likelier. */
function simulate(learners: number, helps: number, seed: number) {
  const random = createRandom(seed);
  const chance = (p: number) => random.integer(1_000_000) < p * 1_000_000;
  const forward: FirstMeeting[] = [];
  const backward: FirstMeeting[] = [];
  for (let i = 0; i < learners; i++) {
    const able = chance(0.5) ? 0.15 : -0.15;
    if (chance(0.5)) {
      const known = chance(0.6 + able);
      forward.push({ known, correct: chance(0.5 + able + (known ? helps : -helps)) });
    } else {
      const known = chance(0.6 + able);
      backward.push({ known, correct: chance(0.5 + able) });
    }
  }
  return orderFromLearners(learnedOrder(forward), learnedOrder(backward));
}

describe('what learners say of the order of two concepts', () => {
  it('finds the one that helps, and the more learners the surer', () => {
    const few = [1, 2, 3, 4, 5].map((seed) => simulate(20, 0.25, seed));
    const many = [1, 2, 3, 4, 5].map((seed) => simulate(600, 0.25, seed));
    for (const value of many) expect(value).toBeGreaterThan(0.8);
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(few)).toBeLessThan(mean(many));
    expect(Math.max(...many)).toBeLessThanOrEqual(2);
  });

  it('is not misled by able learners who know both', () => {
    for (const seed of [1, 2, 3, 4, 5]) expect(Math.abs(simulate(2000, 0, seed))).toBeLessThan(0.5);
  });

  it('says nothing without learners, and little with one', () => {
    expect(orderFromLearners(learnedOrder([]), learnedOrder([]))).toBe(0);
    const one = orderFromLearners(learnedOrder([{ known: true, correct: true }]), learnedOrder([]));
    expect(Math.abs(one)).toBeLessThan(0.2);
  });

  it('is surer of a difference the more learners show it, and of its direction', () => {
    const counts = (times: number) => ({
      knownRight: 9 * times,
      knownWrong: times,
      otherRight: 4 * times,
      otherWrong: 6 * times,
    });
    const even = orderOfCounts({ knownRight: 20, knownWrong: 20, otherRight: 20, otherWrong: 20 });
    expect(even.logOdds).toBeCloseTo(0, 10);
    const [few, many] = [1, 10].map((times) => surenessOfOrder(orderOfCounts(counts(times)), even));
    expect(few).toBeLessThan(3);
    expect(many).toBeGreaterThan(3);
    expect(surenessOfOrder(even, orderOfCounts(counts(10)))).toBeLessThan(-3);
  });

  it('moves a probability by the odds, and never to 0 or 1', () => {
    expect(probabilityWith(0.5, 0)).toBe(0.5);
    expect(probabilityWith(0.2, Math.log(4))).toBeCloseTo(0.5, 10);
    expect(probabilityWith(0.5, -Math.log(4))).toBeCloseTo(0.2, 10);
    expect(probabilityWith(1, -2)).toBeLessThan(1);
    expect(probabilityWith(0, 2)).toBeGreaterThan(0);
  });
});
