import { auc } from '@/core/evaluation/auc';
import { bootstrapInterval } from '@/core/evaluation/bootstrap';
import { rmse } from '@/core/evaluation/errors';
import { logLoss } from '@/core/evaluation/log-loss';
import { parametersOf, predictCorrect, traceAnswer } from '@/core/tracing/bkt';
import { withHints } from '@/core/tracing/hints';
import type { ConceptBktParameters } from '../contract';
import type { ModelEvaluation } from './contract';
import type { ModelAnswer } from './fit-model';

/** Share of the bootstrap between the ends of the interval of the difference. */
const LEVEL = 0.9;

export type ParametersOf = (conceptId: string) => ConceptBktParameters;

/**
 * Measures two sets of parameters on the same answers, of learners whom no fit has seen.
 * @param weights how much some learners count in the difference; the measures of each are of all answers alike.
 */
export function compareModels(
  answers: ModelAnswer[],
  candidate: ParametersOf,
  inForce: ParametersOf,
  version: number,
  weights: Readonly<Record<string, number>> = {},
): ModelEvaluation {
  const labels = Float64Array.from(answers, ({ correct }) => (correct ? 1 : 0));
  const expectedBy = (parameters: ParametersOf) =>
    Float64Array.from(predictAnswers(answers, parameters), ({ expected }) => expected);
  const [ours, theirs] = [expectedBy(candidate), expectedBy(inForce)];
  const loss = (probabilities: Float64Array, row: number) =>
    -Math.log(Math.max(1e-15, labels[row] === 1 ? (probabilities[row] ?? 0) : 1 - (probabilities[row] ?? 0)));
  const losses = Float64Array.from(answers, (_, row) => loss(ours, row) - loss(theirs, row));
  const codes = new Map<string, number>();
  const groups = Int32Array.from(answers, ({ learnerId }) => {
    const code = codes.get(learnerId) ?? codes.size;
    codes.set(learnerId, code);
    return code;
  });
  const weightOf = Float64Array.from(answers, ({ learnerId }) => weights[learnerId] ?? 1);
  const mean = (rows: Int32Array) => {
    let [sum, weight] = [0, 0];
    for (const row of rows) {
      sum += (weightOf[row] ?? 0) * (losses[row] ?? 0);
      weight += weightOf[row] ?? 0;
    }
    return sum / weight;
  };
  const measure = (probabilities: Float64Array) => {
    const area = auc(labels, probabilities);
    return {
      logLoss: logLoss(labels, probabilities),
      auc: Number.isNaN(area) ? null : area,
      rmse: rmse(labels, probabilities),
    };
  };
  return {
    learnerCount: codes.size,
    answerCount: answers.length,
    candidate: measure(ours),
    inForce: { ...measure(theirs), version },
    difference: bootstrapInterval(answers.length, mean, { seed: 1, replicates: 1000, level: LEVEL, groups }),
  };
}

/** Probability of each answer from the same learner's earlier ones, by the reckoning that mastery uses; and p(L) before it. */
export function predictAnswers(
  answers: readonly ModelAnswer[],
  parametersOfConcept: ParametersOf,
): { expected: number; pKnown: number }[] {
  const known = new Map<string, number>();
  return answers.map(({ learnerId, conceptId, correct, chanceOfGuessing, hintsUsed }) => {
    const concept = parametersOfConcept(conceptId);
    const parameters = withHints(parametersOf(concept, chanceOfGuessing), hintsUsed);
    const key = `${learnerId} ${conceptId}`;
    const before = known.get(key) ?? concept.pInit;
    known.set(key, traceAnswer(before, correct, parameters));
    return { expected: predictCorrect(before, parameters), pKnown: before };
  });
}
