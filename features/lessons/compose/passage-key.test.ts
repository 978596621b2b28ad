import fc from 'fast-check';
import { expect, it } from 'vitest';
import { passageKey, seededFraction } from './passage-key';

it('is the same for the same words in other dress', () => {
  const key = passageKey('A **list** is an [ordered collection](../reference.md#list) of `items`.');
  expect(passageKey('A list is an ordered\ncollection of items')).toBe(key);
  expect(passageKey('A list is an unordered collection of items')).not.toBe(key);
  expect(key).toMatch(/^[0-9a-f]{16}$/);
});

it('tells code apart by its symbols', () => {
  expect(passageKey('a += 1', 'code')).not.toBe(passageKey('a -= 1', 'code'));
  expect(passageKey('a  +=\n1', 'code')).toBe(passageKey('a += 1', 'code'));
});

it('gives distinct keys to distinct texts', () => {
  const keys = new Set(Array.from({ length: 20_000 }, (_, i) => passageKey(`sentence ${i} of many`)));
  expect(keys.size).toBe(20_000);
});

it('draws fractions that depend on seed and text alone', () => {
  fc.assert(
    fc.property(fc.integer(), fc.string(), (seed, text) => {
      const drawn = seededFraction(seed, text);
      return drawn >= 0 && drawn < 1 && drawn === seededFraction(seed, text);
    }),
  );
  expect(seededFraction(1, 'a')).not.toBe(seededFraction(2, 'a'));
});
