import { describe, expect, it } from 'vitest';
import { readAddress } from './read-address';
import { addressOf, isAsked } from './staff-address';

const ID = '018f0000-0000-7000-8000-000000000001';

describe('the address of the search', () => {
  it('is read and written without loss', () => {
    const address = readAddress({ q: ' oil & grease ', course: ID, level: 'easy', kind: 'table' });
    expect(address).toEqual({ q: 'oil & grease', course: ID, level: 'easy', kind: 'table' });
    expect(readAddress(Object.fromEntries(new URLSearchParams(addressOf(address))))).toEqual(address);
  });

  it('leaves out what can’t be meant', () => {
    expect(readAddress({ q: ['a', 'b'], course: 'x', level: 'odd', format: '', likeChunk: '1' })).toEqual({ q: '' });
  });

  it('asks for something by words or by likeness only', () => {
    expect([{ q: '' }, { q: '', course: ID }, { q: 'a' }, { q: '', likeChunk: ID }].map(isAsked)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});
