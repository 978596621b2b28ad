import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Approach, approachSchema } from './contract';
import { type WaysSituation, waysInOrder } from './ways';

const ALL = approachSchema.options;
const none: ReadonlySet<Approach> = new Set();
const plain: WaysSituation = { mode: 'foundational', error: null, used: [], unclear: none, off: none };

it('another way each time, and what fits the error first', () => {
  const used: Approach[] = [];
  for (let i = 0; i < 5; i++) used.push(waysInOrder(ALL, { ...plain, used })[0] ?? 'concise');
  expect(used).toEqual(['worked_example', 'analogy', 'visual', 'socratic', 'worked_example']);
  expect(waysInOrder(ALL, { ...plain, error: 'confusion' })[0]).toBe('visual');
  expect(waysInOrder(ALL, { ...plain, mode: 'scaffolded', error: 'misreading' })[0]).toBe('concise');
});

it('what was unclear gives way to all others, and returns where there is no other', () => {
  const unclear = new Set<Approach>(['worked_example']);
  expect(waysInOrder(ALL, { ...plain, unclear })).not.toContain('worked_example');
  expect(waysInOrder(['worked_example'], { ...plain, unclear })).toEqual(['worked_example']);
});

it('never what is not offered or switched off, however much it is wanted; else what is wanted comes first', () => {
  const some = fc.subarray([...ALL]);
  fc.assert(
    fc.property(some, some, some, fc.constantFrom(...ALL), (offered, off, unclear, wanted) => {
      const ways = waysInOrder(offered, { ...plain, off: new Set(off), unclear: new Set(unclear) }, wanted);
      const open = offered.filter((approach) => !off.includes(approach));
      expect(new Set(ways).size).toBe(ways.length);
      for (const way of ways) expect(open).toContain(way);
      expect(ways.length > 0).toBe(open.length > 0);
      if (open.includes(wanted)) expect(ways[0]).toBe(wanted);
    }),
  );
});
