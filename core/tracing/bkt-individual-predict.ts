import { predictCorrect } from './bkt';
import { type IndividualBkt, parametersAtQuickness } from './bkt-individual-model';
import type { FittedBktParameters } from './bkt-parameters';
import { filterAnswer } from './bkt-predict';
import type { TracingData } from './dataset';
import { QUICKNESS, QUICKNESS_WEIGHTS } from './random-effect';

/**
 * Probability of a right answer for every row from the same learner's earlier rows on all skills: each answer shows how
 * quick the learner is, too. A learner's first row is predicted with the population's quickness.
 *
 * @param population parameters of a skill that no fit has seen.
 */
export function predictIndividually(
  data: TracingData,
  model: IndividualBkt,
  population: FittedBktParameters,
): Float64Array {
  const points = QUICKNESS.length;
  const at = data.skillNames.map((_, skill) =>
    Array.from(QUICKNESS, (z) => parametersAtQuickness(model.skills[skill] ?? population, model, z)),
  );
  const predicted = new Float64Array(data.rows);
  const pKnown = new Float64Array(data.skillNames.length * points);
  const weights = new Float64Array(points);
  for (let learner = 0; learner < data.learners; learner++) {
    const [from, to] = [data.learnerStart[learner] ?? 0, data.learnerStart[learner + 1] ?? 0];
    for (let row = from; row < to; row++) pKnown[(data.skill[row] ?? 0) * points] = Number.NaN;
    weights.set(QUICKNESS_WEIGHTS);
    for (let row = from; row < to; row++) {
      const skill = data.skill[row] ?? 0;
      const correct = data.correct[row] === 1;
      const first = Number.isNaN(pKnown[skill * points] ?? Number.NaN);
      let [mean, sum] = [0, 0];
      for (const [point, parameters] of (at[skill] ?? []).entries()) {
        const before = first ? parameters.pInit : (pKnown[skill * points + point] ?? 0);
        const chance = predictCorrect(before, parameters);
        const weight = weights[point] ?? 0;
        mean += weight * chance;
        const after = weight * (correct ? chance : 1 - chance);
        weights[point] = after;
        sum += after;
        pKnown[skill * points + point] = filterAnswer(before, correct, parameters);
      }
      predicted[row] = mean;
      for (let point = 0; point < points; point++) weights[point] = (weights[point] ?? 0) / sum;
    }
  }
  return predicted;
}
