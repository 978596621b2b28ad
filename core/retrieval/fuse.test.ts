import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuse, greatest } from './fuse';

const lexical = [
  { chunkId: 'a', score: 8 },
  { chunkId: 'b', score: 4 },
];
const dense = new Map([
  ['a', 0.1],
  ['b', 0.9],
  ['c', 0.8],
]);
const order = (weight: number) => fuse(lexical, dense, weight, 10).map(({ chunkId }) => chunkId);

describe('fuse', () => {
  it('ranks by words alone at 0, by meaning alone at 1, and by both between', () => {
    expect(order(0)).toEqual(['a', 'b']);
    expect(order(1)).toEqual(['b', 'c', 'a']);
    // At ½: a .5 + .05, b .25 + .45, c .4
    expect(fuse(lexical, dense, 0.5, 2).map(({ chunkId, score }) => [chunkId, score.toFixed(3)])).toEqual([
      ['b', '0.700'],
      ['a', '0.550'],
    ]);
  });

  it('ranks by meaning where no word is found, if it is worth anything', () => {
    expect(fuse([], dense, 0.3, 10).map(({ chunkId }) => chunkId)).toEqual(['b', 'c', 'a']);
    expect(fuse([], dense, 0, 10)).toEqual([]);
    expect(fuse([], new Map([['a', -0.2]]), 0.5, 10)).toEqual([]);
  });
});

it('greatest finds the places of the greatest values in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 12 }),
      (list, count) => {
        const values = Float32Array.from(list);
        const sorted = [...list].sort((a, b) => b - a).slice(0, count);
        expect(greatest(values, count).map((place) => values[place])).toEqual(sorted);
      },
    ),
  );
});
