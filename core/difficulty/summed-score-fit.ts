import type { Quadrature } from '@/core/quadrature/gauss-hermite';
import { type Calibration, itemOf } from './calibration';
import { chiSquareTail } from './chi-square';
import { probabilityCorrect } from './item';
import type { Responses } from './responses';
import { scoreDistribution } from './score-distribution';

export interface SummedScoreFit {
  statistic: number;
  degrees: number;
  /** Probability of so large a statistic if the model holds; NaN without degrees of freedom. */
  p: number;
}

/** Groups of scores are merged until each expects so many right and wrong answers (Orlando and Thissen 2000). */
const LEAST_EXPECTED = 1;

/**
 * S-X² of each item: M. Orlando and D. Thissen, "Likelihood-based item-fit indices for dichotomous item response theory
 * models", Applied Psychological Measurement 24 (2000), 50–64. Persons are grouped by what can be seen, their number of
 * right answers, and the share right in each group is held against the model's. Only persons who answered every item
 * count; one entry an item, NaN where nothing can be compared.
 *
 * @param parametersOfItem estimated parameters of an item, taken off the degrees of freedom.
 */
export function summedScoreFit(
  responses: Responses,
  calibration: Calibration,
  normal: Quadrature,
  parametersOfItem: number,
): SummedScoreFit[] {
  const { items } = responses;
  const points = normal.nodes.length;
  const observed = countByScore(responses);
  const chances = new Float64Array(items * points);
  for (let item = 0; item < items; item++) {
    for (let k = 0; k < points; k++) {
      chances[item * points + k] = probabilityCorrect(itemOf(calibration, item), normal.nodes[k] ?? 0);
    }
  }
  const all = mixed(scoreDistribution(chances, items, points), normal.weights);
  return Array.from({ length: items }, (_, item) => {
    const without = scoreDistribution(chances, items, points, item);
    // ∫ P(item right) P(score − 1 on the others): joint probability of a right answer and the score.
    const joint = new Float64Array(items + 1);
    for (let score = 1; score <= items; score++) {
      for (let k = 0; k < points; k++) {
        const weight = (normal.weights[k] ?? 0) * (chances[item * points + k] ?? 0);
        joint[score] = (joint[score] ?? 0) + weight * (without[(score - 1) * points + k] ?? 0);
      }
    }
    const cells: Cell[] = [];
    for (let score = 1; score < items; score++) {
      const persons = observed.persons[score] ?? 0;
      const share = (joint[score] ?? 0) / (all[score] ?? 1);
      cells.push({ persons, right: observed.right[item * (items + 1) + score] ?? 0, expected: persons * share });
    }
    const merged = merge(cells);
    let statistic = 0;
    for (const { persons, right, expected } of merged) {
      const share = expected / persons;
      statistic += (right - expected) ** 2 / (persons * share * (1 - share));
    }
    const degrees = merged.length - parametersOfItem;
    return degrees > 0
      ? { statistic, degrees, p: chiSquareTail(statistic, degrees) }
      : { statistic: Number.NaN, degrees: Math.max(0, degrees), p: Number.NaN };
  });
}

interface Cell {
  persons: number;
  right: number;
  expected: number;
}

/** Joins neighbouring groups, from the lowest score up, until each expects enough of both answers. */
function merge(cells: readonly Cell[]): Cell[] {
  const merged: Cell[] = [];
  let open: Cell = { persons: 0, right: 0, expected: 0 };
  const enough = ({ persons, expected }: Cell) => expected >= LEAST_EXPECTED && persons - expected >= LEAST_EXPECTED;
  for (const cell of cells) {
    open = joined(open, cell);
    if (!enough(open)) continue;
    merged.push(open);
    open = { persons: 0, right: 0, expected: 0 };
  }
  const last = merged.pop();
  if (last) merged.push(joined(last, open));
  return merged;
}

function joined(a: Cell, b: Cell): Cell {
  return { persons: a.persons + b.persons, right: a.right + b.right, expected: a.expected + b.expected };
}

/** Persons who answered every item once, by score, and how many of them had each item right. */
function countByScore({ items, patterns, start, code, weight }: Responses) {
  const persons = new Float64Array(items + 1);
  const right = new Float64Array(items * (items + 1));
  for (let pattern = 0; pattern < patterns; pattern++) {
    const codes = code.subarray(start[pattern], start[pattern + 1]);
    if (codes.length !== items) continue;
    let score = 0;
    for (const answer of codes) score += answer & 1;
    persons[score] = (persons[score] ?? 0) + (weight[pattern] ?? 0);
    for (const answer of codes) {
      const at = (answer >> 1) * (items + 1) + score;
      if ((answer & 1) === 1) right[at] = (right[at] ?? 0) + (weight[pattern] ?? 0);
    }
  }
  return { persons, right };
}

function mixed(byNode: Float64Array, weights: Float64Array): Float64Array {
  const points = weights.length;
  const total = new Float64Array(byNode.length / points);
  for (let score = 0; score < total.length; score++) {
    for (let k = 0; k < points; k++)
      total[score] = (total[score] ?? 0) + (weights[k] ?? 0) * (byNode[score * points + k] ?? 0);
  }
  return total;
}
