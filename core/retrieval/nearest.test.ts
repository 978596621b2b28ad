import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { createNearest } from './nearest';

/** Vectors of length 1 around 40 centres, all shifted alike, as those of trained models are. */
function vectors(rows: number, dimensions: number, seed: number): Float32Array {
  const random = createRandom(seed);
  const centres = Array.from({ length: 40 }, () => Array.from({ length: dimensions }, () => random.normal()));
  const out = new Float32Array(rows * dimensions);
  for (let row = 0; row < rows; row++) {
    const centre = centres[random.integer(40)] ?? [];
    const vector = centre.map((value, c) => value + random.normal() + (c % 7 === 0 ? 2 : 0));
    const length = Math.hypot(...vector);
    out.set(
      vector.map((value) => value / length),
      row * dimensions,
    );
  }
  return out;
}

describe('createNearest', () => {
  it('finds the greatest cosines, worked by hand', () => {
    const held = Float32Array.from([1, 0, 0, 1, 0.6, 0.8]);
    const nearest = createNearest(2);
    const found = nearest.best(held, Float32Array.from([0, 1]), 2);
    expect(found.map(({ row, cosine }) => [row, cosine.toFixed(3)])).toEqual([
      [1, '1.000'],
      [2, '0.800'],
    ]);
    expect(nearest.cosine(held, Float32Array.from([1, 0]), 2)).toBeCloseTo(0.6, 6);
    expect(createNearest(0).best(new Float32Array(0), Float32Array.from([1]), 3)).toEqual([]);
  });

  it('finds the same whether rows are compared by four or one by one', () => {
    const [rows, dimensions] = [23, 17];
    const held = vectors(rows, dimensions, 3);
    const nearest = createNearest(dimensions);
    const query = held.slice(0, dimensions);
    for (const { row, cosine } of nearest.best(held, query, rows))
      expect(cosine).toBe(Math.fround(nearest.cosine(held, query, row)));
  });

  it('chooses by signs nearly all that comparing every number finds', () => {
    const [rows, dimensions] = [4_000, 96];
    const held = vectors(rows, dimensions, 1);
    const [exact, signs] = [createNearest(dimensions), createNearest(dimensions, 0)];
    let found = 0;
    for (let query = 0; query < 50; query++) {
      const asked = held.slice(query * dimensions, (query + 1) * dimensions).map((value, c) => value + (c % 2) * 0.02);
      const wanted = new Set(exact.best(held, asked, 10).map(({ row }) => row));
      found += signs.best(held, asked, 10).filter(({ row }) => wanted.has(row)).length;
    }
    expect(found / 500).toBeGreaterThan(0.97);
  });

  it('gives everything where there is less than wanted', () => {
    const held = vectors(30, 40, 2);
    const rows = createNearest(40, 0)
      .best(held, held.slice(0, 40), 100)
      .map(({ row }) => row);
    expect(new Set(rows).size).toBe(30);
    expect(rows[0]).toBe(0);
  });
});
