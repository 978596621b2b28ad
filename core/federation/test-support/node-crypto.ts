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
import type { RandomBits } from '@/core/privacy/noise/random-bits';
import type { AggregationCrypto, KeyPair } from '../aggregation/crypto-port';

/** DER before the raw 32 bytes of a key (RFC 8410). */
const PREFIX = {
  x25519: { private: '302e020100300506032b656e04220420', public: '302a300506032b656e032100' },
  ed25519: { private: '302e020100300506032b657004220420', public: '302a300506032b6570032100' },
};
type Curve = keyof typeof PREFIX;

const privateOf = (curve: Curve, raw: Uint8Array) =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from(PREFIX[curve].private, 'hex'), raw]),
    format: 'der',
    type: 'pkcs8',
  });
const publicOf = (curve: Curve, raw: Uint8Array) =>
  createPublicKey({ key: Buffer.concat([Buffer.from(PREFIX[curve].public, 'hex'), raw]), format: 'der', type: 'spki' });
const rawOf = (der: Buffer) => new Uint8Array(der.subarray(der.length - 32));

/** A key pair of node's own randomness. */
export function signingKeys(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { format: 'der', type: 'spki' },
    privateKeyEncoding: { format: 'der', type: 'pkcs8' },
  });
  return { publicKey: rawOf(publicKey), privateKey: rawOf(privateKey) };
}

/** The real cryptography, with random bytes from a seeded source so that tests are the same each time. */
export function nodeCrypto(randomBits: RandomBits): AggregationCrypto {
  return {
    randomBits,
    agreementKeys: () => {
      const privateKey = Uint8Array.from(randomBits(32));
      const der = createPublicKey(privateOf('x25519', privateKey)).export({ format: 'der', type: 'spki' });
      return { privateKey, publicKey: rawOf(der) };
    },
    agree: (privateKey, publicKey) =>
      new Uint8Array(
        diffieHellman({ privateKey: privateOf('x25519', privateKey), publicKey: publicOf('x25519', publicKey) }),
      ),
    derive: (secret, purpose, length) => new Uint8Array(hkdfSync('sha256', secret, '', purpose, length)),
    keystream: (key, length) =>
      new Uint8Array(createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(length))),
    seal: (key, plain, context) => {
      const nonce = Uint8Array.from(randomBits(12));
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
      return new Uint8Array(Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]));
    },
    open: (key, sealed, context) => {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(context));
      decipher.setAuthTag(sealed.subarray(sealed.length - 16));
      try {
        return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]));
      } catch {
        return null;
      }
    },
    sign: (privateKey, message) => new Uint8Array(sign(null, message, privateOf('ed25519', privateKey))),
    verify: (publicKey, message, signature) => verify(null, message, publicOf('ed25519', publicKey), signature),
  };
}
