import { lossAt } from '../logistic/sigmoid';

/** Log-odds of each member for one answer, and how it was answered. */
export interface Margins {
  logistic: number;
  trees: number;
  network: number;
  label: number;
}

/** Shares of the members in the log-odds, each 0 to 1, together 1. */
export interface Shares {
  logistic: number;
  trees: number;
  network: number;
}

const STEPS = 20;

/** The shares in steps of 0.05 with the least log-loss; all to the logistic where there is nothing to go by. */
export function mixOf(margins: readonly Margins[]): Shares {
  let best: Shares = { logistic: 1, trees: 0, network: 0 };
  let least = Number.POSITIVE_INFINITY;
  for (let t = 0; t <= STEPS; t++) {
    for (let n = 0; n <= STEPS - t; n++) {
      const shares = { logistic: (STEPS - t - n) / STEPS, trees: t / STEPS, network: n / STEPS };
      let loss = 0;
      for (const margin of margins) loss += lossAt(mixed(shares, margin), margin.label);
      if (loss < least) [best, least] = [shares, loss];
    }
  }
  return best;
}

/** Log-odds of the mix. */
export function mixed(shares: Shares, of: Omit<Margins, 'label'>): number {
  return shares.logistic * of.logistic + shares.trees * of.trees + shares.network * of.network;
}
