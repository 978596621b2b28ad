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
  it('begins at the right in right-to-left writing', () => {
    const { x, zoom } = firstView({ width: 5000, height: 100 }, frame, true);
    expect(x + 5000 * zoom).toBeCloseTo(1400 - 24, 5);
  });
});
