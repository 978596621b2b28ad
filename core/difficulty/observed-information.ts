import type { Quadrature } from '@/core/quadrature/gauss-hermite';
import { createAnswerDerivatives, differentiate } from './answer-derivatives';
import type { Curves } from './curves';
import type { Expectation } from './expectation';
import type { Responses } from './responses';

/** A node with less of a person's posterior than this is skipped: its share of the information is as small. */
const LEAST_MASS = 1e-9;

export interface InformationInput {
  responses: Responses;
  curves: Curves;
  normal: Quadrature;
  /** At the estimates: its counts are those that `table` gives. */
  expectation: Expectation;
  /** Logarithms of the probabilities of all answers at all nodes. */
  table: Float64Array;
  /** Row of slope, intercept and guess of each item in the matrix (3 · item + which), −1 for what is not estimated. */
  places: Int32Array;
  /** Rows of the matrix. */
  size: number;
}

/**
 * Observed information of the marginal likelihood: T. A. Louis, "Finding the observed information matrix when using the
 * EM algorithm", Journal of the Royal Statistical Society B 44 (1982), 226–233. The curvature of the complete-data
 * log-likelihood, expected over each person's posterior of ability, minus the variance of its gradient there.
 */
export function observedInformation(input: InformationInput): Float64Array {
  const information = new Float64Array(input.size * input.size);
  addCurvature(input, information);
  const { responses, normal } = input;
  const scores = new Float64Array(input.size * normal.nodes.length);
  const posterior = new Float64Array(normal.nodes.length);
  for (let pattern = 0; pattern < responses.patterns; pattern++) {
    input.expectation.posteriorOf(pattern, input.table, posterior);
    subtractVariance(input, pattern, posterior, scores, information);
  }
  return information;
}

function addCurvature(input: InformationInput, information: Float64Array): void {
  const { responses, curves, normal, expectation, places, size } = input;
  const points = normal.nodes.length;
  const out = createAnswerDerivatives();
  for (let code = 0; code < 2 * responses.items; code++) {
    const item = code >> 1;
    if ((places[3 * item + 1] ?? -1) < 0) continue;
    for (let k = 0; k < points; k++) {
      const count = expectation.counts[code * points + k] ?? 0;
      if (count === 0) continue;
      differentiate(curves, item, code % 2 === 1, normal.nodes[k] ?? 0, out);
      for (let i = 0; i < 3; i++) {
        const row = places[3 * item + i] ?? -1;
        for (let j = 0; j < 3 && row >= 0; j++) {
          const column = places[3 * item + j] ?? -1;
          if (column < 0) continue;
          const at = row * size + column;
          information[at] = (information[at] ?? 0) + count * (out.curvature[3 * i + j] ?? 0);
        }
      }
    }
  }
}

/** Takes Var[gradient] of one pattern's persons off the information. */
function subtractVariance(
  input: InformationInput,
  pattern: number,
  posterior: Float64Array,
  scores: Float64Array,
  information: Float64Array,
): void {
  const { responses, normal, size } = input;
  const kept = Array.from(posterior.keys()).filter((k) => (posterior[k] ?? 0) > LEAST_MASS);
  const points = kept.length;
  const mass = Float64Array.from(kept, (k) => posterior[k] ?? 0);
  const nodes = Float64Array.from(kept, (k) => normal.nodes[k] ?? 0);
  const rows = sumScores(input, pattern, nodes, scores);
  for (let row = 0; row < rows.length; row++) centre(scores.subarray(row * points, (row + 1) * points), mass);
  const persons = responses.weight[pattern] ?? 0;
  for (let a = 0; a < rows.length; a++) {
    for (let b = 0; b <= a; b++) {
      let covariance = 0;
      for (let k = 0; k < points; k++) covariance += (scores[a * points + k] ?? 0) * (scores[b * points + k] ?? 0);
      const [i, j] = [rows[a] ?? 0, rows[b] ?? 0];
      information[i * size + j] = (information[i * size + j] ?? 0) - persons * covariance;
      if (a !== b) information[j * size + i] = (information[j * size + i] ?? 0) - persons * covariance;
    }
  }
}

/**
 * Gradient of a pattern's log-probability at each node, by estimated parameter: all answers that bear on one are summed, so
 * that a million answers of one person to the same items cost no more memory than one to each.
 *
 * @returns places of the parameters in the matrix, in the order of their rows in `scores`.
 */
function sumScores(
  { responses, curves, places, size }: InformationInput,
  pattern: number,
  nodes: Float64Array,
  scores: Float64Array,
): number[] {
  const points = nodes.length;
  const out = createAnswerDerivatives();
  const rowOf = new Int32Array(size).fill(-1);
  const rows: number[] = [];
  const end = responses.start[pattern + 1] ?? 0;
  for (let at = responses.start[pattern] ?? 0; at < end; ) {
    const code = responses.code[at] ?? 0;
    let times = 0;
    for (; at < end && responses.code[at] === code; at++) times += 1;
    for (let k = 0; k < points; k++) {
      differentiate(curves, code >> 1, code % 2 === 1, nodes[k] ?? 0, out);
      for (let which = 0; which < 3; which++) {
        const place = places[3 * (code >> 1) + which] ?? -1;
        if (place < 0) continue;
        let row = rowOf[place] ?? -1;
        if (row < 0) {
          row = rows.push(place) - 1;
          rowOf[place] = row;
          scores.fill(0, row * points, (row + 1) * points);
        }
        scores[row * points + k] = (scores[row * points + k] ?? 0) + times * (out.gradient[which] ?? 0);
      }
    }
  }
  return rows;
}

/** Takes the mean under `mass` off the values and weights them by its root: products of two such are covariances. */
function centre(values: Float64Array, mass: Float64Array): void {
  let mean = 0;
  for (let k = 0; k < mass.length; k++) mean += (mass[k] ?? 0) * (values[k] ?? 0);
  for (let k = 0; k < mass.length; k++) values[k] = ((values[k] ?? 0) - mean) * Math.sqrt(mass[k] ?? 0);
}
