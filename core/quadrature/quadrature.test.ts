import { describe, expect, it } from 'vitest';
import { gaussHermite } from './gauss-hermite';
import { normalQuadrature } from './normal';

const sum = (values: Float64Array, of: (value: number, index: number) => number) =>
  values.reduce((total, value, index) => total + of(value, index), 0);

describe('gaussHermite', () => {
  // Abramowitz and Stegun (1964), table 25.10: the nodes at or above 0.
  it.each([
    [2, [Math.SQRT1_2], [0.8862269254528]],
    [3, [0, 1.224744871392], [1.181635900604, 0.2954089751509]],
    [5, [0, 0.958572464614, 2.020182870456], [0.9453087204829, 0.3936193231522, 0.01995324205905]],
    [
      10,
      [0.342901327224, 1.03661082979, 1.7566836493, 2.532731674233, 3.436159118838],
      [0.6108626337353, 0.2401386110823, 0.03387439445548, 0.001343645746781, 0.000007640432855233],
    ],
  ])('has the published %i points', (points, nodes, weights) => {
    const rule = gaussHermite(points);
    const upper = points >> 1;
    for (const [i, node] of nodes.entries()) {
      expect(rule.nodes[upper + i]).toBeCloseTo(node, 11);
      expect((rule.weights[upper + i] ?? 0) / (weights[i] ?? 1)).toBeCloseTo(1, 10);
      expect(rule.nodes[points - 1 - upper - i]).toBeCloseTo(-node, 11);
    }
  });

  it('keeps the digits of the smallest weight (table 25.10, 20 points)', () => {
    const rule = gaussHermite(20);
    expect(rule.nodes[19]).toBeCloseTo(5.38748089001, 10);
    expect((rule.weights[19] ?? 0) / 2.229393645534e-13).toBeCloseTo(1, 9);
  });

  it('has one root per interval at every size up to its limit', () => {
    for (const points of [1, 7, 61, 128, 256]) {
      const { nodes, weights } = gaussHermite(points);
      expect(sum(weights, (w) => w) / Math.sqrt(Math.PI)).toBeCloseTo(1, 12);
      for (let i = 1; i < points; i++) expect(nodes[i] ?? 0).toBeGreaterThan(nodes[i - 1] ?? 0);
    }
  });

  it.each([0, -1, 1.5, 257, Number.NaN])('refuses %d points', (points) => {
    expect(() => gaussHermite(points)).toThrow(RangeError);
  });
});

describe('normalQuadrature', () => {
  it('gives the moments of the normal: 1, 0, 1, 3, 15', () => {
    const { nodes, weights } = normalQuadrature(21);
    const moment = (power: number) => sum(weights, (w, i) => w * (nodes[i] ?? 0) ** power);
    for (const [power, value] of [1, 0, 1, 0, 3, 0, 15].entries()) expect(moment(power)).toBeCloseTo(value, 9);
  });

  it('leaves out nodes without weight', () => {
    const { nodes, weights } = normalQuadrature(61);
    expect(nodes.length).toBeLessThan(45);
    expect(sum(weights, (w) => w)).toBeCloseTo(1, 11);
  });
});
