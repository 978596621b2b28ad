import { describe, expect, it } from 'vitest';
import { bandPath, linePath, scale, spread } from './scale';

describe('scale', () => {
  it('maps ends to ends, upside down too', () => {
    expect(scale(0, [0, 1], [200, 0])).toBe(200);
    expect(scale(1, [0, 1], [200, 0])).toBe(0);
    expect(scale(0.25, [0, 1], [200, 0])).toBe(150);
  });
  it('puts a single moment in the middle', () => {
    expect(scale(5, [5, 5], [0, 100])).toBe(50);
  });
});

describe('spread', () => {
  it('takes first and last and never repeats a place', () => {
    for (let length = 0; length < 40; length++) {
      for (let count = 1; count < 8; count++) {
        const places = spread(length, count);
        expect(new Set(places).size).toBe(places.length);
        expect(places.length).toBe(Math.min(length, count));
        if (length > 0) expect(places.at(-1)).toBe(length - 1);
      }
    }
  });
});

describe('paths', () => {
  it('draws lines and closed bands', () => {
    expect(
      linePath([
        { x: 0, y: 1 },
        { x: 2, y: 3 },
      ]),
    ).toBe('M0.0 1.0L2.0 3.0');
    expect(
      bandPath([
        { x: 0, low: 1, high: 2 },
        { x: 1, low: 1, high: 3 },
      ]),
    ).toBe('M0.0 2.0L1.0 3.0L1.0 1.0L0.0 1.0Z');
    expect(bandPath([])).toBe('');
  });
});
