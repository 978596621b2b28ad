import { describe, expect, it } from 'vitest';
import { deltaOf } from '../accounting/loss';
import { seededDraws } from '../test-support/seeded-bits';
import { releaseCount, releaseHistogram } from './counts';
import type { Mechanism } from './mechanism';
import { releaseQuantile } from './quantile';
import { releaseSum } from './sums';

/**
 * Is somebody in the data? The attacker knows everybody else and the mechanism, sees one release, and says "yes" for a set of outputs. Under
 * (ε, δ) any such set has P(yes | in) ≤ e^ε·P(yes | not in) + δ. Half of the runs find the outputs that tell most (a likelihood ratio
 * test by counts), the other half judge them, so that the choice can't flatter the result, with bounds by Wilson, one-sided 10⁻⁴ each.
 */
const RUNS = 20_000;
const Z = 3.719;

const lowerOf = (hits: number) => wilson(hits, -1);
const upperOf = (hits: number) => wilson(hits, 1);
function wilson(hits: number, side: 1 | -1): number {
  const [p, n] = [hits / RUNS, RUNS];
  return (p + Z ** 2 / (2 * n) + side * Z * Math.sqrt((p * (1 - p)) / n + Z ** 2 / (4 * n * n))) / (1 + Z ** 2 / n);
}

function attack(run: (present: boolean, seed: number) => () => string) {
  const tally = (present: boolean, seed: number) => {
    const counts = new Map<string, number>();
    const draw = run(present, seed);
    for (let i = 0; i < RUNS; i++) {
      const output = draw();
      counts.set(output, (counts.get(output) ?? 0) + 1);
    }
    return counts;
  };
  const [inside, outside] = [tally(true, 1), tally(false, 2)];
  const telling = (least: number) =>
    new Set(
      [...inside].filter(([output, seen]) => seen > least * ((outside.get(output) ?? 0) + 1)).map(([output]) => output),
    );
  const [freshInside, freshOutside] = [tally(true, 3), tally(false, 4)];
  const hits = (counts: Map<string, number>, yes: Set<string>) =>
    [...counts].reduce((sum, [output, seen]) => sum + (yes.has(output) ? seen : 0), 0);
  return [1, 1.2, 1.5, 2].map((least) => {
    const yes = telling(least);
    return { inside: hits(freshInside, yes), outside: hits(freshOutside, yes) };
  });
}

const others = Array.from({ length: 40 }, (_, i) => [i % 10]);
const victim = [10];
const people = (present: boolean) => (present ? [...others, victim] : others);
const clipping = { low: 0, high: 10, step: 1 };
const words = (present: boolean) => people(present).map((values) => values.map(String));

const laplace: Mechanism = { kind: 'laplace', epsilon: 1 };
const attacks: [string, number, number, (present: boolean, seed: number) => () => string][] = [
  [
    'count',
    1,
    0,
    (present, seed) => {
      const draws = seededDraws(seed);
      return () => `${releaseCount(people(present), { mechanism: laplace, mostEach: 1 }, draws).value}`;
    },
  ],
  [
    'sum',
    1,
    0,
    (present, seed) => {
      const draws = seededDraws(seed);
      return () => `${releaseSum(people(present), { mechanism: laplace, clipping, mostEach: 1 }, draws).value}`;
    },
  ],
  [
    'histogram',
    1,
    0,
    (present, seed) => {
      const draws = seededDraws(seed);
      return () =>
        releaseHistogram(words(present), ['9', '10'], { mechanism: laplace, mostEach: 1 }, draws)
          .map(({ value }) => value)
          .join();
    },
  ],
  [
    'quantile',
    1,
    0,
    (present, seed) => {
      const draws = seededDraws(seed);
      return () =>
        `${releaseQuantile(people(present), { quantile: 0.9, epsilon: 1, clipping, mostEach: 1 }, draws).value}`;
    },
  ],
  [
    'Gaussian count',
    1,
    deltaOf(0.1, 1),
    (present, seed) => {
      const draws = seededDraws(seed);
      return () =>
        `${releaseCount(people(present), { mechanism: { kind: 'gaussian', rho: 0.1 }, mostEach: 1 }, draws).value}`;
    },
  ],
];

describe.each(attacks)('membership by a noised %s', (_name, epsilon, delta, run) => {
  it('stays under e^ε', () => {
    for (const { inside, outside } of attack(run)) {
      expect(lowerOf(inside)).toBeLessThanOrEqual(Math.exp(epsilon) * upperOf(outside) + delta);
      // And the other way round: from "no" that they are not.
      expect(lowerOf(RUNS - outside)).toBeLessThanOrEqual(Math.exp(epsilon) * upperOf(RUNS - inside) + delta);
    }
  });
});

it('is found where the noise is half of what it should be', () => {
  const broken = attack((present, seed) => {
    const draws = seededDraws(seed);
    return () =>
      `${releaseCount(people(present), { mechanism: { kind: 'laplace', epsilon: 2 }, mostEach: 1 }, draws).value}`;
  });
  expect(broken.some(({ inside, outside }) => lowerOf(inside) > Math.E * upperOf(outside))).toBe(true);
});
