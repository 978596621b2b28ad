import { bytesOfNumber, ELEMENT_BYTES, numberOfBytes } from '../sharing/prime-field';
import type { Share } from '../sharing/shamir';
import type { AggregationCrypto } from './crypto-port';
import type { SealedShares } from './messages';
import { AggregationRefusal, type Session } from './session';

/** Shares of one party's seed and masking key, held by another. */
export interface HeldShares {
  seed: Share;
  key: Share;
}

interface Ends {
  from: string;
  to: string;
}

function contextOf(session: Session, { from, to }: Ends): string {
  return JSON.stringify(['shares', session.id, from, to]);
}

/** Seals both shares for one party. */
export function sealShares(
  crypto: AggregationCrypto,
  session: Session,
  secret: Uint8Array,
  ends: Ends,
  { seed, key }: HeldShares,
): SealedShares {
  const context = contextOf(session, ends);
  const plain = new Uint8Array(2 * ELEMENT_BYTES);
  plain.set(bytesOfNumber(seed.value, ELEMENT_BYTES));
  plain.set(bytesOfNumber(key.value, ELEMENT_BYTES), ELEMENT_BYTES);
  return { ...ends, sealed: crypto.seal(crypto.derive(secret, context, 32), plain, context) };
}

/** @param at place of the reader. @throws AggregationRefusal where they were changed on their way. */
export function openShares(
  crypto: AggregationCrypto,
  session: Session,
  secret: Uint8Array,
  { sealed, ...ends }: SealedShares,
  at: number,
): HeldShares {
  const context = contextOf(session, ends);
  const plain = crypto.open(crypto.derive(secret, context, 32), sealed, context);
  if (plain?.length !== 2 * ELEMENT_BYTES) throw new AggregationRefusal('bad-share', `from ${ends.from}`);
  return {
    seed: { at, value: numberOfBytes(plain.subarray(0, ELEMENT_BYTES)) },
    key: { at, value: numberOfBytes(plain.subarray(ELEMENT_BYTES)) },
  };
}
