import { describe, expect, it } from 'vitest';
import { firstView } from './viewport';

const frame = { width: 1400, height: 700 };

describe('firstView', () => {
  it('shows a small map whole, in the middle, no larger than drawn', () => {
    expect(firstView({ width: 400, height: 200 }, frame)).toEqual({ x: 500, y: 250, zoom: 1 });
  });
  it('makes a map smaller only as far as it stays readable', () => {
    expect(firstView({ width: 1500, height: 300 }, frame).zoom).toBeCloseTo(1352 / 1500, 5);
    expect(firstView({ width: 5000, height: 3000 }, frame)).toEqual({ x: 24, y: 24, zoom: 0.8 });
  });
  it('puts the focus of a large map in the middle, but shows nothing beyond its edges', () => {
    expect(firstView({ width: 5000, height: 3000 }, frame, { x: 2500, y: 1500 })).toEqual({
      x: 700 - 2000,
      y: 350 - 1200,
      zoom: 0.8,
    });
    const end = firstView({ width: 5000, height: 3000 }, frame, { x: 5000, y: 3000 });
    expect(end.x + 5000 * 0.8).toBeCloseTo(1400 - 24, 5);
    expect(end.y + 3000 * 0.8).toBeCloseTo(700 - 24, 5);
  });
});
