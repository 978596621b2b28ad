import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSlabs, type Slabs } from './slabs';

const KB = 1024;

/** Reads what a key stands for: each byte is the key's number. */
function reader(slabs: Slabs) {
  const reads: number[] = [];
  const buffers = new Set<ArrayBufferLike>();
  return {
    reads,
    buffers,
    ask: (number: number, length: number) =>
      slabs.use(
        String(number),
        length,
        async (into) => {
          reads.push(number);
          await setImmediate();
          into.fill(number);
          return true;
        },
        (bytes) => {
          buffers.add(bytes.buffer);
          return bytes.length === length && bytes.every((byte) => byte === number);
        },
      ),
  };
}

describe('slabs', () => {
  it('hold what was used last, and write anew what they have', async () => {
    const { ask, reads, buffers } = reader(createSlabs(3 * 64 * KB));
    for (const number of [1, 2, 3, 1, 4, 1, 2]) expect(await ask(number, 60 * KB)).toBe(true);
    expect(reads).toEqual([1, 2, 3, 4, 2]);
    expect(buffers.size).toBe(3);
  });

  it('hold no more than they may once fewer are in use', async () => {
    const { ask, reads } = reader(createSlabs(64 * KB));
    await Promise.all([1, 2, 3, 4].map((number) => ask(number, 60 * KB)));
    await ask(4, 60 * KB);
    for (const number of [1, 2, 3]) await ask(number, 60 * KB);
    expect(reads).toEqual([1, 2, 3, 4, 1, 2, 3]);
  });

  it('read once for all who ask at the same time', async () => {
    const { ask, reads } = reader(createSlabs(64 * KB));
    expect(await Promise.all([ask(1, KB), ask(1, KB), ask(1, KB)])).toEqual([true, true, true]);
    expect(reads).toEqual([1]);
  });

  it('lend no bytes to another while they are in use, whatever is asked for at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 3 })), { maxLength: 6 })),
        async (rounds) => {
          const { ask } = reader(createSlabs(24 * KB));
          for (const round of rounds) {
            const found = await Promise.all(
              round.map(([number, size]) => ask(10 * number + size, (1 + 9 * size) * KB)),
            );
            expect(found.every(Boolean)).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('give nothing where nothing can be read, and read again the next time', async () => {
    const slabs = createSlabs(64 * KB);
    const none = () =>
      slabs.use(
        '1',
        KB,
        async () => false,
        () => 'something',
      );
    expect(await Promise.all([none(), none()])).toEqual([null, null]);
    expect(
      await slabs.use(
        '1',
        KB,
        () => Promise.reject(new Error('gone')),
        () => 'something',
      ),
    ).toBeNull();
    expect(await reader(slabs).ask(1, KB)).toBe(true);
  });

  it('give what the work throws to who asked, and stay whole', async () => {
    const slabs = createSlabs(64 * KB);
    const { ask, reads } = reader(slabs);
    expect(await ask(1, KB)).toBe(true);
    const failing = slabs.use(
      '1',
      KB,
      async () => false,
      () => {
        throw new Error('of the work');
      },
    );
    await expect(failing).rejects.toThrow('of the work');
    expect(await ask(1, KB)).toBe(true);
    expect(reads).toEqual([1]);
  });
});
