import { expect, it } from 'vitest';
import { seedOf } from './seed-of';

it('matches the published FNV-1a test vectors', () => {
  expect(seedOf('')).toBe(0x811c9dc5);
  expect(seedOf('a')).toBe(0xe40c292c);
  expect(seedOf('foobar')).toBe(0xbf9cf968);
});
