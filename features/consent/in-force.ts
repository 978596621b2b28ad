import type { DecidedAs, Standard } from './contract';

/** One decision as far as it matters here. */
export interface Decided {
  /** Null: a no that is taken back. */
  allowed: boolean | null;
  version: number;
  as: DecidedAs;
}

/**
 * The decision that holds: the latest; where that takes a no back, the guardian's latest. A yes to words that have been replaced by some that ask for
 * a new decision holds no longer; a no holds for whatever comes after it. Null: nothing was decided that still holds. Pure; `meno_consents` reckons
 * the same.
 * @param decisions the oldest first
 * @param binding the latest version that asks for a decision; 1 where none does
 */
export function inForce<T extends Decided>(decisions: readonly T[], binding: number): T | null {
  const last = decisions.at(-1);
  const latest = last?.allowed === null ? decisions.findLast(({ as }) => as === 'guardian') : last;
  if (latest === undefined) return null;
  return latest.allowed === false || latest.version >= binding ? latest : null;
}

/** Whether it may be done. */
export function allowedBy(decided: Decided | null, standard: Standard): boolean {
  return decided?.allowed ?? standard === 'on';
}
