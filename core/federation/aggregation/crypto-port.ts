import type { RandomBits } from '@/core/privacy/noise/random-bits';

export interface KeyPair {
  publicKey: Uint8Array;
  privateKey: Uint8Array;
}

/** The cryptography that secure aggregation stands on. The platform brings it; core has none of its own. */
export interface AggregationCrypto {
  randomBits: RandomBits;
  /** A fresh key pair for key agreement (X25519, RFC 7748): 32 bytes each. */
  agreementKeys(): KeyPair;
  /** Shared secret of two parties, equal from both sides. Throws for a public key that is none. */
  agree(privateKey: Uint8Array, publicKey: Uint8Array): Uint8Array;
  /** So many bytes of a key for one purpose from a secret (HKDF-SHA-256, RFC 5869). */
  derive(secret: Uint8Array, purpose: string, length: number): Uint8Array;
  /** So many bytes that nobody without the 32-byte key can tell from random ones (ChaCha20 or AES-256-CTR). A key is used once. */
  keystream(key: Uint8Array, length: number): Uint8Array;
  /** Authenticated encryption (AES-256-GCM or ChaCha20-Poly1305) bound to a context that is not sent along. */
  seal(key: Uint8Array, plain: Uint8Array, context: string): Uint8Array;
  /** Null where key, context or bytes are not those it was sealed with. */
  open(key: Uint8Array, sealed: Uint8Array, context: string): Uint8Array | null;
  /** Signature by a party's long-lived key (Ed25519, RFC 8032). */
  sign(privateKey: Uint8Array, message: Uint8Array): Uint8Array;
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}
