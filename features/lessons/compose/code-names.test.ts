import { describe, expect, it } from 'vitest';
import { borrowedNames, definedNames, freeNames } from './code-names';

describe('definedNames', () => {
  it('finds what a listing makes', () => {
    expect([...definedNames('odds = [1, 3]\nfor num in odds:\n    print(num)')].sort()).toEqual(['num', 'odds']);
    expect([...definedNames('const dozen = 12;\nfunction nDozen(n) {\n  return dozen * n;\n}')].sort()).toEqual([
      'dozen',
      'nDozen',
    ]);
  });
});

describe('borrowedNames', () => {
  it('finds what it takes from listings before', () => {
    const known = new Set(['odds', 'primes']);
    expect(borrowedNames('print(odds[0])', known)).toEqual(['odds']);
    expect(borrowedNames('odds = [1]\nprint(odds)', known)).toEqual([]);
    expect(borrowedNames('print("odds")  # odds', known)).toEqual([]);
    expect(borrowedNames('x.odds', known)).toEqual([]);
  });
});

describe('freeNames', () => {
  it.each<[string, string, string[]]>([
    ['python', 'print(weight_lb)', ['weight_lb']],
    ['python', 'def area(w, h):\n    return w * h\n\nprint(area(2, 3))', []],
    ['python', 'import numpy\ndata = numpy.loadtxt(fname="a.csv", delimiter=",")', []],
    ['python', 'total = total + 1', ['total']],
    ['python', 'total = 0\ntotal = total + 1', []],
    ['python', 'x0, y0 = corner', ['corner']],
    ['python', 'squares = [v * v for v in range(3)]', []],
    ['javascript', 'const [first, second] = pair;', ['pair']],
    ['javascript', 'const twice = (value) => value * 2;\ntwice(4);', []],
    ['javascript', 'class Pet {\n  speak(word) {\n    console.log(word);\n  }\n}', []],
    ['rust', 'let x = y;', []],
  ])('%s: %s', (lang, code, expected) => {
    expect(freeNames(code, lang)).toEqual(expected);
  });
});
