import { epsilonOf, type Rho } from './loss';

/** Parts of a ρ that a ledger counts in: whole numbers, so that sums are exact and equal on every machine. */
export const PARTS_OF_RHO = 1_000_000_000;

/** One release that was granted, in the order of spending. */
export interface Spending {
  /** What it was for, as the ledger's keeper names it. */
  purpose: string;
  /** Billionths of ρ, from 1. */
  parts: number;
}

/** Budget of one data set: all releases on the same people are spent from the same one. Plain data, fit for a row or JSON. */
export interface Ledger {
  dataSet: string;
  /** Billionths of ρ that may be spent in all. */
  limit: number;
  spent: readonly Spending[];
}

export type Spent =
  | { granted: true; ledger: Ledger }
  /** Nothing was spent. Both in billionths of ρ. */
  | { granted: false; needed: number; left: number };

/**
 * @param limit ρ from 0 to 1000, rounded down to billionths.
 * @throws RangeError for a limit out of its range.
 */
export function openLedger(dataSet: string, limit: Rho): Ledger {
  if (!(limit >= 0 && limit <= 1000)) throw new RangeError(`a budget lies from 0 to 1000, and is ${limit}`);
  return { dataSet, limit: Math.floor(limit * PARTS_OF_RHO), spent: [] };
}

/** Billionths of ρ not spent yet. */
export function leftOf({ limit, spent }: Ledger): number {
  return spent.reduce((left, { parts }) => left - parts, limit);
}

/**
 * Spends before anything is computed, or refuses where it would run out. What is refused says only what is known without the data. A loss
 * is rounded up to billionths; one of 0 still costs one, since nothing that looks at data is free.
 *
 * @throws RangeError for a loss that is no number from 0.
 */
export function spend(ledger: Ledger, purpose: string, rho: Rho): Spent {
  if (!(rho >= 0)) throw new RangeError(`a loss can’t be below 0, and is ${rho}`);
  const needed = Math.max(1, Math.ceil(rho * PARTS_OF_RHO));
  const left = leftOf(ledger);
  if (needed > left) return { granted: false, needed, left };
  return { granted: true, ledger: { ...ledger, spent: [...ledger.spent, { purpose, parts: needed }] } };
}

/** Where a budget stands: ρ, and the ε that what was spent and the whole come to at this δ. */
export function standingOf(ledger: Ledger, delta: number) {
  const left = leftOf(ledger);
  const [spent, limit] = [(ledger.limit - left) / PARTS_OF_RHO, ledger.limit / PARTS_OF_RHO];
  return {
    spent,
    left: left / PARTS_OF_RHO,
    epsilonSpent: epsilonOf(spent, delta),
    epsilonAtMost: epsilonOf(limit, delta),
  };
}

/**
 * Spends for a release on several data sets that share people, from each or from none.
 *
 * @returns the ledgers after it, in order, or the name of the first that would run out.
 */
export function spendTogether(
  ledgers: readonly Ledger[],
  purpose: string,
  rho: Rho,
): { granted: true; ledgers: Ledger[] } | { granted: false; dataSet: string } {
  const after: Ledger[] = [];
  for (const ledger of ledgers) {
    const result = spend(ledger, purpose, rho);
    if (!result.granted) return { granted: false, dataSet: ledger.dataSet };
    after.push(result.ledger);
  }
  return { granted: true, ledgers: after };
}
