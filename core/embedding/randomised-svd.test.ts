import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/random';
import { randomisedSvd, type SparseRows } from './randomised-svd';
import { orthonormalise, symmetricEigen } from './small-matrices';

function sparse(dense: number[][]): SparseRows {
  const columns = dense[0]?.length ?? 0;
  const entries = dense.flatMap((row) => row.flatMap((value, column) => (value === 0 ? [] : [{ column, value }])));
  const starts = [0];
  for (const row of dense) starts.push((starts.at(-1) ?? 0) + row.filter((value) => value !== 0).length);
  return {
    ...{ rows: dense.length, columns, starts: Uint32Array.from(starts) },
    indices: Uint32Array.from(entries, ({ column }) => column),
    values: Float32Array.from(entries, ({ value }) => value),
  };
}

describe('symmetricEigen', () => {
  it('has the eigenvalues and vectors of a small matrix, worked by hand', () => {
    // [[2, 1], [1, 2]]: 3 with (1, 1)/√2, 1 with (1, −1)/√2
    const { values, vectors } = symmetricEigen(Float64Array.from([2, 1, 1, 2]), 2);
    expect([...values].map((value) => value.toFixed(10))).toEqual(['3.0000000000', '1.0000000000']);
    expect(Math.abs(vectors[0] ?? 0)).toBeCloseTo(Math.SQRT1_2, 12);
    expect((vectors[0] ?? 0) * (vectors[2] ?? 0)).toBeCloseTo(0.5, 12);
    expect((vectors[1] ?? 0) * (vectors[3] ?? 0)).toBeCloseTo(-0.5, 12);
  });
});

it('orthonormalise makes columns orthonormal, also nearly dependent ones', () => {
  const random = createRandom(5);
  const matrix = Float64Array.from({ length: 60 * 4 }, () => random.normal());
  for (let row = 0; row < 60; row++)
    matrix[row * 4 + 3] = (matrix[row * 4] ?? 0) + 1e-4 * (matrix[row * 4 + 1] ?? 0) + 1e-5 * random.normal();
  orthonormalise(matrix, 60, 4);
  for (let a = 0; a < 4; a++)
    for (let b = 0; b <= a; b++) {
      let dot = 0;
      for (let row = 0; row < 60; row++) dot += (matrix[row * 4 + a] ?? 0) * (matrix[row * 4 + b] ?? 0);
      expect(dot).toBeCloseTo(a === b ? 1 : 0, 8);
    }
});

describe('randomisedSvd', () => {
  it('has the singular values of a matrix worked by hand', () => {
    // diag(4, 3, 0) turned: A = [[4, 0, 0], [0, 0, 3], [0, 0, 0]]
    const svd = randomisedSvd(
      sparse([
        [4, 0, 0],
        [0, 0, 3],
        [0, 0, 0],
      ]),
      2,
      1,
    );
    expect(svd.values[0]).toBeCloseTo(4, 6);
    expect(svd.values[1]).toBeCloseTo(3, 6);
    // The first right vector is the first axis, the second the third.
    expect(Math.abs(svd.right[0] ?? 0)).toBeCloseTo(1, 6);
    expect(Math.abs(svd.right[2 * 2 + 1] ?? 0)).toBeCloseTo(1, 6);
  });

  it('finds the directions that a matrix was made of, in whatever noise', () => {
    const random = createRandom(3);
    const [left, right] = [80, 50].map((size) =>
      [0, 1, 2].map(() => Array.from({ length: size }, () => random.normal())),
    );
    const scales = [5, 3, 2];
    const dense = Array.from({ length: 80 }, (_, r) =>
      Array.from({ length: 50 }, (_, c) =>
        scales.reduce(
          (sum, scale, k) => sum + scale * (left?.[k]?.[r] ?? 0) * (right?.[k]?.[c] ?? 0),
          0.01 * random.normal(),
        ),
      ),
    );
    const svd = randomisedSvd(sparse(dense), 3, 7);
    // What is left of a row outside the three directions is noise.
    for (const row of dense.slice(0, 10)) {
      const inside = [0, 1, 2].map((k) => row.reduce((sum, value, c) => sum + value * (svd.right[c * 3 + k] ?? 0), 0));
      const all = row.reduce((sum, value) => sum + value * value, 0);
      expect(inside.reduce((sum, value) => sum + value * value, 0) / all).toBeGreaterThan(0.999);
    }
  });

  it('gives the same for the same seed, and less than asked for where there is less', () => {
    const matrix = sparse([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    expect(randomisedSvd(matrix, 5, 1)).toEqual(randomisedSvd(matrix, 5, 1));
    expect(randomisedSvd(matrix, 5, 1).rank).toBe(2);
  });
});
