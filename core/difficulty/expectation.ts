import type { Quadrature } from '@/core/quadrature/gauss-hermite';
import type { Responses } from './responses';

/**
 * The E-step of R. D. Bock and M. Aitkin, "Marginal maximum likelihood estimation of item parameters: application of an
 * EM algorithm", Psychometrika 46 (1981), 443–459: the answers expected at each node of ability. Everything it needs is
 * allocated once.
 */
export interface Expectation {
  /** Expected answers, code · nodes + node, after {@link Expectation.run}. */
  counts: Float64Array;
  /** Fills `counts` from logarithms of probabilities laid out like it; returns the marginal log-likelihood. */
  run(logProbabilities: Float64Array): number;
  /** Distribution over the nodes of each person with this pattern, written into `posterior`; returns log P(pattern). */
  posteriorOf(pattern: number, logProbabilities: Float64Array, posterior: Float64Array): number;
}

/** @param normal nodes and weights of the distribution of ability. */
export function createExpectation(responses: Responses, normal: Quadrature): Expectation {
  const { patterns, start, code, weight } = responses;
  const points = normal.nodes.length;
  const logWeights = normal.weights.map(Math.log);
  const counts = new Float64Array(2 * responses.items * points);
  const posterior = new Float64Array(points);

  const posteriorOf = (pattern: number, table: Float64Array, into: Float64Array): number => {
    into.set(logWeights);
    const end = start[pattern + 1] ?? 0;
    for (let at = start[pattern] ?? 0; at < end; at++) {
      const row = (code[at] ?? 0) * points;
      for (let k = 0; k < points; k++) into[k] = (into[k] ?? 0) + (table[row + k] ?? 0);
    }
    let greatest = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < points; k++) greatest = Math.max(greatest, into[k] ?? 0);
    let sum = 0;
    for (let k = 0; k < points; k++) {
      const mass = Math.exp((into[k] ?? 0) - greatest);
      into[k] = mass;
      sum += mass;
    }
    for (let k = 0; k < points; k++) into[k] = (into[k] ?? 0) / sum;
    return greatest + Math.log(sum);
  };

  return {
    counts,
    posteriorOf,
    run(table) {
      counts.fill(0);
      let logLikelihood = 0;
      for (let pattern = 0; pattern < patterns; pattern++) {
        const persons = weight[pattern] ?? 0;
        logLikelihood += persons * posteriorOf(pattern, table, posterior);
        if (persons !== 1) for (let k = 0; k < points; k++) posterior[k] = (posterior[k] ?? 0) * persons;
        const end = start[pattern + 1] ?? 0;
        for (let at = start[pattern] ?? 0; at < end; at++) {
          const row = (code[at] ?? 0) * points;
          for (let k = 0; k < points; k++) counts[row + k] = (counts[row + k] ?? 0) + (posterior[k] ?? 0);
        }
      }
      return logLikelihood;
    },
  };
}
