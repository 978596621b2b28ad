import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createCoordinator } from '@/core/federation/aggregation/coordinator';
import type { KeyPair } from '@/core/federation/aggregation/crypto-port';
import { createParty } from '@/core/federation/aggregation/party';
import { aggregationCrypto as crypto, signingKeys } from './aggregation-crypto';
import { systemBits, systemDraws } from './random-bits';

const text = (words: string) => new TextEncoder().encode(words);

describe('the cryptography of secure sums', () => {
  it('agrees on one secret from both sides, and on another with each other party', () => {
    const [a, b, c] = [crypto.agreementKeys(), crypto.agreementKeys(), crypto.agreementKeys()];
    expect(crypto.agree(a.privateKey, b.publicKey)).toEqual(crypto.agree(b.privateKey, a.publicKey));
    expect(crypto.agree(a.privateKey, c.publicKey)).not.toEqual(crypto.agree(a.privateKey, b.publicKey));
    expect(() => crypto.agree(a.privateKey, new Uint8Array(31))).toThrow();
  });

  it('opens what was sealed with the same key and context, and nothing else', () => {
    const key = systemBits(32);
    const sealed = crypto.seal(key, text('share'), 'from a to b');
    expect(crypto.open(key, sealed, 'from a to b')).toEqual(text('share'));
    expect(crypto.open(key, sealed, 'from a to c')).toBeNull();
    expect(crypto.open(systemBits(32), sealed, 'from a to b')).toBeNull();
    expect(
      crypto.open(
        key,
        sealed.map((byte, i) => (i === 14 ? byte ^ 1 : byte)),
        'from a to b',
      ),
    ).toBeNull();
    expect(crypto.open(key, new Uint8Array(5), 'from a to b')).toBeNull();
    expect(crypto.seal(key, text('share'), 'from a to b')).not.toEqual(sealed);
  });

  it('verifies signatures of the right key over the right words', () => {
    const [own, other] = [signingKeys(), signingKeys()];
    const signature = crypto.sign(own.privateKey, text('round 1'));
    expect(crypto.verify(own.publicKey, text('round 1'), signature)).toBe(true);
    expect(crypto.verify(own.publicKey, text('round 2'), signature)).toBe(false);
    expect(crypto.verify(other.publicKey, text('round 1'), signature)).toBe(false);
    expect(crypto.verify(new Uint8Array(3), text('round 1'), signature)).toBe(false);
  });

  it('has the streams of the standards', () => {
    const zero = new Uint8Array(32);
    // AES-256-CTR of zeros from counter 0: the first block is AES-256(0, 0) (NIST AESAVS, KAT of the zero key).
    expect(Buffer.from(crypto.keystream(zero, 16)).toString('hex')).toBe('dc95c078a2408989ad48a21492842087');
    expect(crypto.derive(zero, 'a', 16)).toHaveLength(16);
    expect(crypto.derive(zero, 'a', 16)).not.toEqual(crypto.derive(zero, 'b', 16));
  });
});

it('a sum of three parties comes out whole', () => {
  const keys = new Map<string, KeyPair>(['a', 'b', 'c'].map((name) => [name, signingKeys()]));
  const members = new Map([...keys].map(([name, { publicKey }]) => [name, publicKey]));
  const session = { id: createHash('sha256').update(systemBits(16)).digest('hex'), members, threshold: 2, size: 2 };
  const coordinator = createCoordinator(crypto, session);
  const parties = [...keys].map(([name, { privateKey }]) => ({
    name,
    party: createParty(crypto, session, { name, signingKey: privateKey }),
  }));
  for (const { party } of parties) coordinator.takeAdvertisement(party.advertise());
  const advertisements = coordinator.closeAdvertising();
  for (const { name, party } of parties) coordinator.takeShares(name, party.share(advertisements));
  const shares = coordinator.closeSharing();
  for (const { name, party } of parties)
    coordinator.takeMasked(party.mask(shares.get(name) ?? [], BigInt64Array.of(5n, -7n)));
  const survivors = coordinator.closeMasking();
  for (const { party } of parties) coordinator.takeConfirmation(party.confirm(survivors));
  const confirmations = coordinator.closeConfirming();
  for (const { party } of parties) coordinator.takeUnmasking(party.unmask(confirmations));
  expect([...coordinator.sum().sum]).toEqual([15n, -21n]);
});

it('draws of the system spread as they should', () => {
  const draws = systemDraws();
  const counts = new Map<bigint, number>();
  for (let i = 0; i < 6000; i++) {
    const drawn = draws.below(6n);
    counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
  }
  // Six standard deviations of 1000 ± 29: fails once in some hundred million runs.
  for (const side of [0n, 1n, 2n, 3n, 4n, 5n]) expect(Math.abs((counts.get(side) ?? 0) - 1000)).toBeLessThan(175);
});
