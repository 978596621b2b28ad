import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  sign,
  verify,
} from 'node:crypto';
import type { AggregationCrypto, KeyPair } from '@/core/federation/aggregation/crypto-port';
import { systemBits } from './random-bits';

/** DER before the raw 32 bytes of a key (RFC 8410). */
const PREFIX = {
  x25519: { private: '302e020100300506032b656e04220420', public: '302a300506032b656e032100' },
  ed25519: { private: '302e020100300506032b657004220420', public: '302a300506032b6570032100' },
};
type Curve = keyof typeof PREFIX;

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

function privateOf(curve: Curve, raw: Uint8Array) {
  const key = Buffer.concat([Buffer.from(PREFIX[curve].private, 'hex'), raw]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

function publicOf(curve: Curve, raw: Uint8Array) {
  const key = Buffer.concat([Buffer.from(PREFIX[curve].public, 'hex'), raw]);
  return createPublicKey({ key, format: 'der', type: 'spki' });
}

const raw = (publicKey: Buffer, privateKey: Buffer): KeyPair => ({
  publicKey: Uint8Array.from(publicKey.subarray(-32)),
  privateKey: Uint8Array.from(privateKey.subarray(-32)),
});

/** A new long-lived key pair for signatures (Ed25519), 32 bytes each. */
export function signingKeys(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { format: 'der', type: 'spki' },
    privateKeyEncoding: { format: 'der', type: 'pkcs8' },
  });
  return raw(publicKey, privateKey);
}

function agreementKeys(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('x25519', {
    publicKeyEncoding: { format: 'der', type: 'spki' },
    privateKeyEncoding: { format: 'der', type: 'pkcs8' },
  });
  return raw(publicKey, privateKey);
}

/** The cryptography of secure sums by node's own (OpenSSL): X25519, HKDF-SHA-256, AES-256-CTR and -GCM, Ed25519. */
export const aggregationCrypto: AggregationCrypto = {
  randomBits: systemBits,
  agreementKeys,
  agree: (privateKey, publicKey) =>
    Uint8Array.from(
      diffieHellman({ privateKey: privateOf('x25519', privateKey), publicKey: publicOf('x25519', publicKey) }),
    ),
  derive: (secret, purpose, length) => new Uint8Array(hkdfSync('sha256', secret, '', purpose, length)),
  // A counter from 0 under a key that is used once.
  keystream: (key, length) =>
    Uint8Array.from(createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(length))),
  seal: (key, plain, context) => {
    const nonce = systemBits(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
    return Uint8Array.from(Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]));
  },
  open: (key, sealed, context) => {
    if (sealed.length < NONCE_BYTES + TAG_BYTES) return null;
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(context));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    try {
      return Uint8Array.from(
        Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]),
      );
    } catch {
      return null;
    }
  },
  sign: (privateKey, message) => Uint8Array.from(sign(null, message, privateOf('ed25519', privateKey))),
  verify: (publicKey, message, signature) => {
    try {
      return verify(null, message, publicOf('ed25519', publicKey), signature);
    } catch {
      // Bytes that are no key.
      return false;
    }
  },
};
