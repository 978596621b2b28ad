import { describe, expect, test } from 'vitest';
import { sameCode } from './same-answer-code';

describe('sameCode', () => {
  test.each([
    ['print( x )', 'print(x)'],
    ["'cat'", '"cat"'],
    ['“cat”', "'cat'"],
    ['x  =  1', 'x=1'],
    ['`len`', 'len'],
    ['a += 1;', 'a += 1'],
    ["'it\\'s'", '"it\'s"'],
    ['not  x', 'not x'],
  ])('%s is %s', (given, accepted) => expect(sameCode(given, [accepted])).toBe(true));

  test.each([
    ['Print(x)', 'print(x)'],
    ['"Cat"', '"cat"'],
    ['"a b"', '"ab"'],
    ['notx', 'not x'],
    ['x', 'y'],
    ['=', '=='],
    ['', ''],
    ['`a`b', '"a"b'],
  ])('%s is not %s', (given, accepted) => expect(sameCode(given, [accepted])).toBe(false));
});
