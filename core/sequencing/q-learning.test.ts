import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { bestAction, createQTable, epsilonGreedy, qUpdate } from './q-learning';

describe('one step worked by hand (Watkins and Dayan 1992)', () => {
  const settings = { rate: 0.5, discount: 0.9 };

  it('moves half way to reward and discounted best value', () => {
    const table = createQTable(2, 2, [1, 0, 4, 2]);
    qUpdate(table, 0, 0, 3, 1, 0b11, settings);
    expect(table.values[0]).toBeCloseTo(3.8, 12); // 1 + 0.5 · (3 + 0.9 · 4 − 1)
    expect([...table.values.subarray(1)]).toEqual([0, 4, 2]);
  });

  it('looks at allowed actions only', () => {
    const table = createQTable(2, 2, [1, 0, 4, 2]);
    qUpdate(table, 0, 0, 3, 1, 0b10, settings);
    expect(table.values[0]).toBeCloseTo(2.9, 12); // 1 + 0.5 · (3 + 0.9 · 2 − 1)
  });

  it('sees nothing ahead where the course ends', () => {
    const table = createQTable(2, 2, [1, 0, 4, 2]);
    qUpdate(table, 0, 0, 3, 1, 0, settings);
    expect(table.values[0]).toBeCloseTo(2, 12);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'a reward of %s changes nothing',
    (reward) => {
      const table = createQTable(1, 2, [1, 2]);
      qUpdate(table, 0, 0, reward, 0, 0b11, settings);
      expect([...table.values]).toEqual([1, 2]);
    },
  );
});

it('a table copies what it is given', () => {
  const values = [1, 2];
  const table = createQTable(1, 2, values);
  table.values[0] = 9;
  expect(values).toEqual([1, 2]);
  expect([...createQTable(2, 1).values]).toEqual([0, 0]);
});

it('the best action is allowed and the first of equals', () => {
  const table = createQTable(2, 3, [1, 5, 5, -1, -2, -3]);
  expect(bestAction(table, 0, 0b111)).toBe(1);
  expect(bestAction(table, 0, 0b101)).toBe(2);
  expect(bestAction(table, 1, 0b110)).toBe(1);
  expect(bestAction(table, 0, 0)).toBe(-1);
});

it('ε-greedy probabilities sum to 1', () => {
  expect(epsilonGreedy(1, 1, 4, 0.2)).toBeCloseTo(0.85, 12);
  expect(epsilonGreedy(1, 0, 4, 0.2)).toBeCloseTo(0.05, 12);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.double({ min: 0, max: 1, noNaN: true }), (count, epsilon) => {
      const all = Array.from({ length: count }, (_, action) => epsilonGreedy(0, action, count, epsilon));
      expect(all.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
    }),
  );
});

/**
 * Two states, two actions: "stay" earns 1 in state 0 and 2 in state 1, "go" earns nothing and changes the state. With γ = 0.9,
 * V(1) = 2 / (1 − 0.9) = 20, so going is best in state 0: Q(0, go) = 18, Q(0, stay) = 1 + 0.9 · 18 = 17.2, Q(1, stay) = 20,
 * Q(1, go) = 0.9 · 18 = 16.2.
 */
it('finds the values of a two-state problem from what it happens to try', () => {
  const random = createRandom(1);
  const table = createQTable(2, 2);
  let state = 0;
  for (let step = 0; step < 5000; step++) {
    const action = random.integer(2);
    const next = action === 0 ? state : 1 - state;
    qUpdate(table, state, action, action === 0 ? state + 1 : 0, next, 0b11, { rate: 0.2, discount: 0.9 });
    state = next;
  }
  [17.2, 18, 20, 16.2].forEach((value, at) => {
    expect(table.values[at]).toBeCloseTo(value, 6);
  });
  expect([bestAction(table, 0, 0b11), bestAction(table, 1, 0b11)]).toEqual([1, 0]);
});

it('values stay within what rewards can add up to', () => {
  const steps = fc.array(
    fc.record({
      state: fc.nat(2),
      action: fc.nat(1),
      reward: fc.double({ min: -1, max: 1, noNaN: true }),
      next: fc.nat(2),
    }),
    { maxLength: 200 },
  );
  fc.assert(
    fc.property(steps, (list) => {
      const table = createQTable(3, 2);
      for (const { state, action, reward, next } of list) {
        qUpdate(table, state, action, reward, next, 0b11, { rate: 0.5, discount: 0.8 });
      }
      // 1 / (1 − 0.8)
      for (const value of table.values) expect(Math.abs(value)).toBeLessThanOrEqual(5 + 1e-9);
    }),
  );
});
