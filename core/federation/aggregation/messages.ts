import type { Share } from '../sharing/shamir';

/** Round 1, to everybody: a party's keys for this session. */
export interface Advertisement {
  from: string;
  /** For sealing shares. */
  sealingKey: Uint8Array;
  /** For pairwise masks. */
  maskingKey: Uint8Array;
  signature: Uint8Array;
}

/** Round 2, through the coordinator, who can't read it: shares of the sender's two secrets for one party. */
export interface SealedShares {
  from: string;
  to: string;
  sealed: Uint8Array;
}

/** Round 3: the masked vector, uniform to whoever lacks the masks. */
export interface MaskedInput {
  from: string;
  masked: BigUint64Array;
}

/** Round 4: who, as the sender was told, gave a masked vector. */
export interface Confirmation {
  from: string;
  survivors: string[];
  signature: Uint8Array;
}

/** Round 5: what takes the masks off the sum. Of each party a share of one secret, never of both. */
export interface Unmasking {
  from: string;
  /** Of those who gave a vector: shares of the seed of their own mask. */
  seeds: { of: string; share: Share }[];
  /** Of those who dropped out after round 2: shares of their masking key. */
  keys: { of: string; share: Share }[];
}
