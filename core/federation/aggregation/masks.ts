import type { AggregationCrypto } from './crypto-port';
import type { Session } from './session';

/** Adds (or takes away) a mask of the key's bytes, modulo 2⁶⁴, in place. */
export function addMask(crypto: AggregationCrypto, into: BigUint64Array, key: Uint8Array, sign: 1 | -1): void {
  const bytes = crypto.keystream(key, into.length * 8);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let i = 0; i < into.length; i++) {
    const mask = view.getBigUint64(i * 8, true);
    // The array keeps what is left modulo 2⁶⁴, of negative numbers too.
    into[i] = (into[i] ?? 0n) + (sign === 1 ? mask : -mask);
  }
}

/** Key of the mask that two parties share: equal from both sides. */
export function pairKey(
  crypto: AggregationCrypto,
  session: Session,
  own: { name: string; privateKey: Uint8Array },
  other: { name: string; publicKey: Uint8Array },
): Uint8Array {
  const pair = JSON.stringify([own.name, other.name].sort());
  return crypto.derive(crypto.agree(own.privateKey, other.publicKey), `mask ${session.id} ${pair}`, 32);
}

/** Which of two adds the mask that the other takes away. */
export function signOf(own: string, other: string): 1 | -1 {
  return own < other ? 1 : -1;
}

/** Key of a party's own mask, which covers it where the coordinator only claims that it dropped out. */
export function ownKey(crypto: AggregationCrypto, session: Session, name: string, seed: Uint8Array): Uint8Array {
  return crypto.derive(seed, `own ${session.id} ${name}`, 32);
}
