import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spaced, straighten } from './straighten';

describe('spaced', () => {
  it('leaves places that are far enough apart', () => {
    expect(spaced([0, 10, 25], 10)).toEqual([0, 10, 25]);
  });
  it('moves those that overlap apart evenly', () => {
    expect(spaced([0, 0], 10)).toEqual([-5, 5]);
    expect(spaced([5, 0, 100], 10)).toEqual([-2.5, 7.5, 100]);
  });
  it('keeps order and distance, and the mean', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 1, maxLength: 30 }), (wanted) => {
        const places = spaced(wanted, 10);
        for (const [index, place] of places.entries()) {
          if (index > 0) expect(place - (places[index - 1] ?? 0)).toBeGreaterThan(10 - 1e-6);
        }
        const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
        expect(mean(places)).toBeCloseTo(mean(wanted), 6);
      }),
      { seed: 11 },
    );
  });
});

describe('straighten', () => {
  const joined = new Map([
    ['a', ['x']],
    ['x', ['a']],
    ['b', ['y']],
    ['y', ['b']],
  ]);
  const box = { size: 60, gap: 20 };
  it('puts joined entries at one height', () => {
    const heights = straighten(
      [
        { ids: ['a', 'b'], pitch: 80 },
        { ids: ['x', 'y'], pitch: 80 },
      ],
      joined,
      box,
    );
    expect(heights.get('a')).toBeCloseTo(heights.get('x') ?? Number.NaN, 3);
    expect(heights.get('b')).toBeCloseTo(heights.get('y') ?? Number.NaN, 3);
    expect(Math.min(...heights.values())).toBe(0);
  });
  it('closes bands in which nothing stands', () => {
    const heights = straighten([{ ids: ['a', 'b', 'c'], pitch: 500 }], new Map(), box);
    expect([...heights.values()]).toEqual([0, 80, 160]);
  });
});
