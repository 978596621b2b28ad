import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquareOf } from '@/core/privacy/test-support/goodness';
import { seededBits } from '@/core/privacy/test-support/seeded-bits';
import { nodeCrypto, signingKeys } from '../test-support/node-crypto';
import { type DropOut, runSum, sessionOf } from '../test-support/run-sum';
import { createCoordinator } from './coordinator';
import { createParty } from './party';
import { AggregationRefusal, type Session } from './session';

const NAMES = ['ash', 'birch', 'cedar', 'date', 'elm'];
const inputsOf = (vectors: readonly (readonly bigint[])[]) =>
  new Map(vectors.map((vector, i) => [NAMES[i] ?? `${i}`, BigInt64Array.from(vector)]));
const sumOf = (inputs: ReadonlyMap<string, BigInt64Array>, names: readonly string[]) =>
  [...(inputs.get(names[0] ?? '') ?? [])].map((_, i) =>
    names.reduce((sum, name) => sum + (inputs.get(name)?.[i] ?? 0n), 0n),
  );
const refusal = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof AggregationRefusal) return error.code;
    throw error;
  }
  return null;
};

describe('a sum', () => {
  const number = fc.bigInt({ min: -(2n ** 59n), max: 2n ** 59n });
  const drop = fc.constantFrom<DropOut | null>(
    'advertise',
    'share',
    'mask',
    'confirm',
    'unmask',
    null,
    null,
    null,
    null,
  );

  it('is that of those who gave their numbers, whoever drops out when, and none under the threshold', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.tuple(number, number, number), drop), { minLength: 3, maxLength: 5 }),
        fc.nat({ max: 2 }),
        (parties, above) => {
          const inputs = inputsOf(parties.map(([vector]) => vector));
          const names = [...inputs.keys()];
          const threshold = Math.min(names.length, Math.floor(names.length / 2) + 1 + above);
          const drops = new Map(parties.flatMap(([, when], i) => (when ? [[names[i] ?? '', when] as const] : [])));
          const staying = names.filter((name) => !drops.has(name));
          const masked = names.filter((name) => {
            const when = drops.get(name);
            return when === undefined || when === 'confirm' || when === 'unmask';
          });
          if (staying.length < threshold) {
            expect(refusal(() => runSum(inputs, threshold, drops))).toBe('too-few-parties');
            return;
          }
          const { sum, survivors } = runSum(inputs, threshold, drops);
          expect(survivors).toEqual(masked.sort());
          expect([...sum]).toEqual(sumOf(inputs, masked));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('holds for every set of survivors above the threshold', () => {
    const inputs = inputsOf([
      [1n, -5n],
      [20n, 7n],
      [300n, -1n],
      [4000n, 0n],
      [50_000n, 2n ** 40n],
    ]);
    for (let set = 0; set < 32; set++) {
      const staying = NAMES.filter((_, i) => (set >> i) & 1);
      const drops = new Map(
        NAMES.filter((name) => !staying.includes(name)).map((name): [string, DropOut] => [name, 'mask']),
      );
      if (staying.length < 3) expect(refusal(() => runSum(inputs, 3, drops))).toBe('too-few-parties');
      else expect([...runSum(inputs, 3, drops).sum]).toEqual(sumOf(inputs, staying));
    }
  });
});

describe('what the coordinator sees of one party', () => {
  it('is uniform: of zeros and of large numbers alike', () => {
    for (const value of [0n, 2n ** 50n]) {
      const inputs = inputsOf(NAMES.slice(0, 3).map(() => Array.from({ length: 4000 }, () => value)));
      const { view } = runSum(inputs, 2, new Map(), 7);
      for (const vector of view) {
        const top = Array.from(vector, (each) => Number(each >> 60n));
        const bottom = Array.from(vector, (each) => Number(each & 15n));
        for (const nibbles of [top, bottom]) {
          expect(chiSquareOf(nibbles, (x) => (x >= 0 ? 1 / 16 : 0), 15)).toBeGreaterThan(1e-4);
        }
      }
    }
  });

  it('does not repeat: equal numbers of two parties, or of two sessions, look unlike', () => {
    const inputs = inputsOf([
      [5n, 5n],
      [5n, 5n],
      [5n, 5n],
    ]);
    const seen = [1, 2].flatMap((seed) => runSum(inputs, 2, new Map(), seed).view.flatMap((vector) => [...vector]));
    expect(new Set(seen).size).toBe(seen.length);
  });
});

/** Three parties up to the round of masks, for what goes wrong after it. */
function stage(crypto = nodeCrypto(seededBits(11))) {
  const names = NAMES.slice(0, 3);
  const { session, keys } = sessionOf(names, 2, 1);
  const party = (name: string) =>
    createParty(crypto, session, { name, signingKey: keys.get(name)?.privateKey ?? new Uint8Array(32) });
  const parties = new Map(names.map((name) => [name, party(name)]));
  const ash = party('ash');
  const advertisements = [ash.advertise(), ...['birch', 'cedar'].map((name) => parties.get(name)?.advertise())].flatMap(
    (x) => (x ? [x] : []),
  );
  const toAsh = ['birch', 'cedar']
    .flatMap((name) => parties.get(name)?.share(advertisements) ?? [])
    .filter(({ to }) => to === 'ash');
  return { session, keys, parties, ash, advertisements, toAsh, crypto };
}

describe('a party refuses', () => {
  it('keys that a member didn’t sign, and strangers', () => {
    const { ash, advertisements } = stage();
    const forged = advertisements.map((each) =>
      each.from === 'birch' ? { ...each, maskingKey: each.sealingKey } : each,
    );
    expect(refusal(() => ash.share(forged))).toBe('bad-signature');
    const again = stage();
    const stranger = again.advertisements.map((each) => (each.from === 'birch' ? { ...each, from: 'zelkova' } : each));
    expect(refusal(() => again.ash.share(stranger))).toBe('unknown-party');
  });

  it('shares that were changed or meant for somebody else', () => {
    const { ash, advertisements, toAsh } = stage();
    ash.share(advertisements);
    const changed = toAsh.map((each, i) =>
      i === 0 ? { ...each, sealed: each.sealed.map((byte, at) => (at === 20 ? byte ^ 1 : byte)) } : each,
    );
    expect(refusal(() => ash.mask(changed, BigInt64Array.of(1n)))).toBe('bad-share');
    // And it doesn't try the round again.
    expect(refusal(() => ash.mask(toAsh, BigInt64Array.of(1n)))).toBe('wrong-round');
    const again = stage();
    again.ash.share(again.advertisements);
    const swapped = again.toAsh.map((each) => ({ ...each, from: each.from === 'birch' ? 'cedar' : 'birch' }));
    expect(refusal(() => again.ash.mask(swapped, BigInt64Array.of(1n)))).toBe('bad-share');
  });

  it('to unmask where others were told another list: both secrets of one party would come out', () => {
    const { ash, advertisements, toAsh, session, keys, parties, crypto } = stage();
    ash.share(advertisements);
    ash.mask(toAsh, BigInt64Array.of(1n));
    const own = ash.confirm(['ash', 'birch']);
    const key = keys.get('birch')?.privateKey ?? new Uint8Array(32);
    // Birch signed a list with cedar on it; ash's list says that cedar is gone.
    const message = new TextEncoder().encode(
      JSON.stringify(['meno-sum', session.id, 2, 1, 'survivors', 'birch', 'ash', 'birch', 'cedar']),
    );
    const other = { from: 'birch', survivors: ['ash', 'birch', 'cedar'], signature: crypto.sign(key, message) };
    expect(refusal(() => ash.unmask([own, other]))).toBe('survivors-differ');
    expect(parties.size).toBe(3);
  });

  it('to unmask for a list that the coordinator made up signatures for, or for itself alone', () => {
    for (const forge of [true, false]) {
      const { ash, advertisements, toAsh } = stage();
      ash.share(advertisements);
      ash.mask(toAsh, BigInt64Array.of(1n));
      const own = ash.confirm(['ash', 'birch']);
      const forged = { ...own, from: 'birch' };
      expect(refusal(() => ash.unmask(forge ? [own, forged] : [own, own]))).toBe(
        forge ? 'bad-signature' : 'too-few-parties',
      );
    }
  });

  it('lists without itself, with strangers or under the threshold, vectors of another size, rounds out of order', () => {
    const fresh = () => {
      const at = stage();
      at.ash.share(at.advertisements);
      at.ash.mask(at.toAsh, BigInt64Array.of(1n));
      return at.ash;
    };
    expect(refusal(() => fresh().confirm(['birch', 'cedar']))).toBe('not-a-survivor');
    expect(refusal(() => fresh().confirm(['ash', 'zelkova']))).toBe('unknown-party');
    expect(refusal(() => fresh().confirm(['ash']))).toBe('too-few-parties');
    const { ash, advertisements, toAsh } = stage();
    expect(refusal(() => ash.mask(toAsh, BigInt64Array.of(1n)))).toBe('wrong-round');
    ash.share(advertisements);
    expect(refusal(() => ash.mask(toAsh, BigInt64Array.of(1n, 2n)))).toBe('wrong-size');
  });

  it('sessions of two, and thresholds of half', () => {
    const members = (count: number) => new Map(NAMES.slice(0, count).map((name) => [name, signingKeys().publicKey]));
    const open = (session: Session) => refusal(() => createCoordinator(nodeCrypto(seededBits(1)), session));
    expect(open({ id: 'x', members: members(2), threshold: 2, size: 1 })).toBe('too-few-members');
    expect(open({ id: 'x', members: members(4), threshold: 2, size: 1 })).toBe('threshold-too-low');
    expect(open({ id: 'x', members: members(4), threshold: 5, size: 1 })).toBe('threshold-too-low');
    expect(open({ id: 'x', members: members(4), threshold: 3, size: 0 })).toBe('wrong-size');
  });
});

it('each party hands out one secret of each other party, never both', () => {
  const names = NAMES.slice(0, 4);
  const { session, keys } = sessionOf(names, 3, 1);
  const crypto = nodeCrypto(seededBits(2));
  const parties = names.map((name) =>
    createParty(crypto, session, { name, signingKey: keys.get(name)?.privateKey ?? new Uint8Array(32) }),
  );
  const advertisements = parties.map((party) => party.advertise());
  const shares = parties.flatMap((party) => party.share(advertisements));
  const staying = parties.slice(0, 3);
  staying.forEach((party, i) => {
    party.mask(
      shares.filter(({ to }) => to === names[i]),
      BigInt64Array.of(1n),
    );
  });
  const confirmations = staying.map((party) => party.confirm(names.slice(0, 3)));
  for (const party of staying) {
    const { seeds, keys: handed } = party.unmask(confirmations);
    expect(seeds.map(({ of }) => of).sort()).toEqual(names.slice(0, 3));
    expect(handed.map(({ of }) => of)).toEqual(['date']);
    expect(refusal(() => party.unmask(confirmations))).toBe('wrong-round');
  }
});
