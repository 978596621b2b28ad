import { QUICK_ROUND } from '../contract';

/** What a quick round takes, in minutes. */
const QUICK_MINUTES = 5;

/** About how long so many reviews take, in whole minutes, at least one. */
export function minutesFor(count: number): number {
  return Math.max(1, Math.round((count / QUICK_ROUND) * QUICK_MINUTES));
}
