import type { Draws } from '../noise/random-bits';
import { costOf, type Mechanism, noised, reachOf, type Sensitivity } from './mechanism';

/** What one person brings to one cell (a concept of a course): as many whole numbers as the plan has parts. */
export interface CellRow {
  cell: string;
  values: readonly number[];
}

/** One number of each cell: what a person can change it by at most, either way. */
export interface CellPart {
  most: number;
}

export interface CellPlan {
  /** All cells, known without the data: one that is there because somebody is in it would give them away. */
  cells: readonly string[];
  parts: readonly CellPart[];
  /** Cells that one person counts in at most, from 1. */
  mostCells: number;
  /** Loss of everything together: of all cells and all parts. */
  mechanism: Mechanism;
}

/** Noised sums, cell by cell in the plan's order, and how far each part may lie from the truth with 95 %. */
export interface ReleasedCells {
  values: number[][];
  within95: number[];
  rho: number;
}

/**
 * Sums over people in cells, noised so that nobody can be told from them to have been there. What is hidden is a whole person: of each only the
 * first `mostCells` cells count, in the order in which they are given (it must not depend on other people), and each number is clipped to ±`most`.
 * The loss is shared out evenly among the parts, since each has its own scale: one person changes a part by `mostCells · most` in L1 and
 * `√mostCells · most` in L2 norm.
 *
 * @throws RangeError for a plan without cells or parts, a cell named twice, or limits that are no whole numbers from 1.
 */
export function releaseCells(people: readonly (readonly CellRow[])[], plan: CellPlan, draws: Draws): ReleasedCells {
  const place = placesOf(plan);
  const sums = plan.parts.map(() => plan.cells.map(() => 0n));
  for (const rows of people) addPerson(sums, rows, plan, place);
  const mechanism = sharedOut(plan.mechanism, plan.parts.length);
  const noisy = sums.map((cells, part) => noised(cells, sensitivityOf(plan, part), mechanism, draws));
  return {
    values: plan.cells.map((_, cell) => noisy.map((part) => Number(part[cell] ?? 0n))),
    within95: plan.parts.map((_, part) => reachOf(sensitivityOf(plan, part), mechanism, 0.95)),
    rho: plan.parts.length * costOf(mechanism),
  };
}

function addPerson(
  sums: bigint[][],
  rows: readonly CellRow[],
  { parts, mostCells }: CellPlan,
  place: ReadonlyMap<string, number>,
): void {
  const counted = new Set<number>();
  for (const { cell, values } of rows) {
    const at = place.get(cell);
    if (at === undefined || counted.has(at)) continue;
    if (counted.size >= mostCells) return;
    counted.add(at);
    for (const [i, { most }] of parts.entries()) {
      const value = values[i] ?? 0;
      const inside = Number.isNaN(value) ? 0 : Math.min(most, Math.max(-most, Math.round(value)));
      const part = sums[i];
      if (part) part[at] = (part[at] ?? 0n) + BigInt(inside);
    }
  }
}

function placesOf({ cells, parts, mostCells }: CellPlan): Map<string, number> {
  const place = new Map(cells.map((cell, i) => [cell, i]));
  if (cells.length === 0 || place.size !== cells.length)
    throw new RangeError('cells are named once each, one at least');
  const whole = (value: number) => Number.isSafeInteger(value) && value >= 1;
  if (parts.length === 0 || !parts.every(({ most }) => whole(most)) || !whole(mostCells)) {
    throw new RangeError('limits are whole numbers from 1');
  }
  return place;
}

function sensitivityOf({ cells, parts, mostCells }: CellPlan, part: number): Sensitivity {
  const most = BigInt(parts[part]?.most ?? 0);
  const touched = BigInt(Math.min(mostCells, cells.length));
  return { l1: touched * most, squaredL2: touched * most * most };
}

/** The loss of each of so many releases that together lose what the mechanism does: ε and ρ both add up. */
function sharedOut(mechanism: Mechanism, parts: number): Mechanism {
  return mechanism.kind === 'laplace'
    ? { kind: 'laplace', epsilon: mechanism.epsilon / parts }
    : { kind: 'gaussian', rho: mechanism.rho / parts };
}
