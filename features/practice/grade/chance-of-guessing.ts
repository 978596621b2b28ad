import type { ItemBody } from '../contract';

/** Probability that somebody who knows nothing answers rightly: 1/options for choice and true statement; null (open) otherwise. */
export function chanceOfGuessing(body: ItemBody): number | null {
  return body.kind === 'choice' || body.kind === 'truth' ? 1 / body.options.length : null;
}
