import { expect, it } from 'vitest';
import { orderPackages } from './order-packages';

it('puts the sources of each package in its order, in the places that they have together', () => {
  const sources = new Map(
    Object.entries({
      'a.md': [null, null],
      'p/1.html': ['p', 2],
      'p/2.html': ['p', 0],
      'p/x/3.html': ['p', null],
      'p/x/4.html': ['p', 1],
      'q/1.md': ['q', null],
      'q/2.md': ['q', null],
      'z.md': [null, null],
    } as const).map(([path, [packageRoot, packagePlace]]) => [path, { packageRoot, packagePlace }]),
  );
  expect(orderPackages([...sources.keys()], sources)).toEqual([
    'a.md',
    'p/2.html',
    'p/x/4.html',
    'p/1.html',
    'p/x/3.html',
    'q/1.md',
    'q/2.md',
    'z.md',
  ]);
});
