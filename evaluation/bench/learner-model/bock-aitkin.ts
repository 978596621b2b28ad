import { normalQuadrature } from '@/core/quadrature/normal';

/** What the textbook's fit found; arrays by item. */
export interface TextbookFit {
  a: number[];
  b: number[];
  c: number[];
  logLikelihood: number;
  cycles: number;
}

export interface TextbookOptions {
  points: number;
  /** Largest change of a, d or c that ends the fit. */
  tolerance: number;
  mostCycles: number;
}

/** Meno's own default priors: 20 observations of guessing, a fifth of them right, and discriminations normal (1.2, 1). */
const [SUCCESSES, FAILURES] = [4, 16];
const SLOPE = 1.2;

/**
 * The 3PL as textbooks have it, to measure Meno's fit against: EM of Bock and Aitkin (Psychometrika 46, 1981) over every
 * person, three Newton–Raphson steps by Fisher scoring an item in each M-step (Baker and Kim, "Item Response Theory",
 * 2004, chapter 6), no acceleration. Every answer is seen.
 */
export function fitTextbook(rows: readonly (readonly number[])[], options: TextbookOptions): TextbookFit {
  const items = rows[0]?.length ?? 0;
  const { nodes, weights } = normalQuadrature(options.points);
  const parameters = Array.from({ length: items }, (_, item) => {
    const share = rows.reduce((sum, row) => sum + (row[item] ?? 0), 0) / rows.length;
    const known = Math.min(0.95, Math.max(0.05, (share - 0.2) / 0.8));
    return { a: 1, d: Math.log(known / (1 - known)), c: 0.2 };
  });
  const chance = ({ a, d, c }: Parameters, node: number) => c + (1 - c) / (1 + Math.exp(-(a * node + d)));
  let logLikelihood = 0;
  for (let cycle = 1; ; cycle++) {
    const chances = parameters.map((item) => Array.from(nodes, (node) => chance(item, node)));
    const right = parameters.map(() => new Array<number>(nodes.length).fill(0));
    const all = new Array<number>(nodes.length).fill(0);
    logLikelihood = 0;
    for (const row of rows) {
      const joint = Array.from(weights, (weight, k) =>
        row.reduce((product, answer, item) => {
          const p = chances[item]?.[k] ?? 0;
          return product * (answer === 1 ? p : 1 - p);
        }, weight),
      );
      const total = joint.reduce((sum, value) => sum + value, 0);
      logLikelihood += Math.log(total);
      for (const [k, value] of joint.entries()) {
        all[k] = (all[k] ?? 0) + value / total;
        for (const [item, expected] of right.entries()) {
          if (row[item] === 1) expected[k] = (expected[k] ?? 0) + value / total;
        }
      }
    }
    let change = 0;
    for (const [item, old] of parameters.entries()) {
      let next = old;
      for (let step = 0; step < 3; step++) next = newtonStep(next, right[item] ?? [], all, nodes);
      change = Math.max(change, Math.abs(next.a - old.a), Math.abs(next.d - old.d), Math.abs(next.c - old.c));
      parameters[item] = next;
    }
    if (change > options.tolerance && cycle < options.mostCycles) continue;
    return {
      a: parameters.map(({ a }) => a),
      b: parameters.map(({ a, d }) => -d / a),
      c: parameters.map(({ c }) => c),
      logLikelihood,
      cycles: cycle,
    };
  }
}

interface Parameters {
  a: number;
  d: number;
  c: number;
}

function newtonStep({ a, d, c }: Parameters, right: number[], all: number[], nodes: Float64Array): Parameters {
  const gradient = [SLOPE - a, 0, SUCCESSES / c - FAILURES / (1 - c)];
  const information = [
    [1, 0, 0],
    [0, 1e-9, 0],
    [0, 0, SUCCESSES / c ** 2 + FAILURES / (1 - c) ** 2],
  ];
  for (const [k, node] of nodes.entries()) {
    const knows = 1 / (1 + Math.exp(-(a * node + d)));
    const p = c + (1 - c) * knows;
    const slope = (1 - c) * knows * (1 - knows);
    const towards = [slope * node, slope, 1 - knows];
    const n = all[k] ?? 0;
    for (const [i, one] of towards.entries()) {
      gradient[i] = (gradient[i] ?? 0) + (((right[k] ?? 0) - n * p) / (p * (1 - p))) * one;
      const row = information[i] ?? [];
      for (const [j, other] of towards.entries()) row[j] = (row[j] ?? 0) + (n / (p * (1 - p))) * one * other;
    }
  }
  const [da = 0, dd = 0, dc = 0] = solve(information, gradient);
  return { a: a + da, d: d + dd, c: Math.min(0.8, Math.max(1e-4, c + dc)) };
}

/** Gauss's elimination; the matrices are positive definite. */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (const [i, pivot] of rows.entries()) {
    for (const [j, row] of rows.entries()) {
      if (i === j) continue;
      const factor = (row[i] ?? 0) / (pivot[i] ?? 1);
      for (let k = i; k < row.length; k++) row[k] = (row[k] ?? 0) - factor * (pivot[k] ?? 0);
    }
  }
  return rows.map((row, i) => (row[row.length - 1] ?? 0) / (row[i] ?? 1));
}
