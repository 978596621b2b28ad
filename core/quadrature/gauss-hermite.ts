/** Points and weights of a quadrature rule: Σ weights[i] · f(nodes[i]) stands for an integral. Nodes rise. */
export interface Quadrature {
  nodes: Float64Array;
  weights: Float64Array;
}

/** Past this the orthonormal polynomials overflow at the outermost nodes. */
const MOST_POINTS = 256;

/**
 * Gauss–Hermite rule: ∫ f(x) exp(−x²) dx over the real line, exact for polynomials of degree 2·points − 1.
 * Abramowitz and Stegun, "Handbook of Mathematical Functions" (1964), 25.4.46. The nodes are found by bisection on the
 * number of sign changes in h₀(x) … hₙ(x), the Hermite polynomials made orthonormal (they are a Sturm sequence), then by
 * Newton's method; the weights are Christoffel's, 1 / Σ hₖ(x)², a sum of positive terms, so even the smallest keeps its
 * leading digits.
 *
 * @param points 1 to 256.
 * @throws RangeError outside that.
 */
export function gaussHermite(points: number): Quadrature {
  if (!Number.isInteger(points) || points < 1 || points > MOST_POINTS) {
    throw new RangeError(`1 to ${MOST_POINTS} quadrature points, not ${points}`);
  }
  const nodes = new Float64Array(points);
  const weights = new Float64Array(points);
  const highest = Math.sqrt(2 * points + 1);
  for (let i = 0; i < points >> 1; i++) {
    // The (i + 1)-th greatest root: i + 1 roots lie at or above it.
    let [low, high] = [0, highest];
    while (high - low > 1e-8) {
      const middle = (low + high) / 2;
      if (hermite(middle, points).rootsAbove > i) low = middle;
      else high = middle;
    }
    let node = (low + high) / 2;
    for (let step = 0; step < 3; step++) {
      const { last, slope } = hermite(node, points);
      node -= last / slope;
    }
    const weight = 1 / hermite(node, points).squares;
    nodes[points - 1 - i] = node;
    nodes[i] = -node;
    weights[points - 1 - i] = weight;
    weights[i] = weight;
  }
  if (points % 2 === 1) weights[points >> 1] = 1 / hermite(0, points).squares;
  return { nodes, weights };
}

/** hₙ and its slope at x, Σ hₖ² for k below n, and how many roots of hₙ lie above x. */
function hermite(x: number, degree: number) {
  let before = 0;
  let last = Math.PI ** -0.25;
  let squares = 0;
  let rootsAbove = 0;
  for (let k = 0; k < degree; k++) {
    squares += last * last;
    const next = (Math.SQRT2 * x * last - Math.sqrt(k) * before) / Math.sqrt(k + 1);
    if (next < 0 !== last < 0) rootsAbove += 1;
    before = last;
    last = next;
  }
  return { last, slope: Math.sqrt(2 * degree) * before, squares, rootsAbove };
}
