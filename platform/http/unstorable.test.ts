import { describe, expect, it } from 'vitest';
import { refuseUnstorable } from './unstorable';

const nested = (depth: number): unknown => (depth === 0 ? 'deep' : [nested(depth - 1)]);

describe('what no column can hold', () => {
  it('is refused wherever it stands', () => {
    for (const value of [
      'a\u0000b',
      ['\u0000'],
      { a: { b: ['x\u0000'] } },
      { 'na\u0000me': 1 },
      'a\u0000\udc00b',
      '\u0000\ud800',
    ])
      expect(() => refuseUnstorable(value)).toThrow('U+0000');
  });

  it('nor half of a character', () => {
    for (const value of ['\ud800', ['a\udc00b']]) expect(() => refuseUnstorable(value)).toThrow('surrogate');
  });

  it('is not what only looks like it', () => {
    for (const value of ['\\u0000', '', null, undefined, 0, new Date(0), { a: ['\u0001', '\u2400', '😀'] }])
      expect(() => refuseUnstorable(value)).not.toThrow();
  });

  it('nor deeper than anybody writes', () => {
    expect(() => refuseUnstorable(nested(150))).not.toThrow();
    expect(() => refuseUnstorable(nested(300))).toThrow('deep');
  });
});
