import type { TracingData } from '../dataset';
import { describeAnswers, describeTrain } from './describe-answers';
import { fitLogistic, type LogisticModel, logisticMargin } from './fit-logistic';
import { FEATURE_COUNT } from './learner-history';
import { type AnswerRates, fitRates } from './rates';
import { logistic } from './sigmoid';

/** Logistic tracing, fitted: what is known of items and skills, and what a learner's past is worth. */
export interface LogisticTracing {
  rates: AnswerRates;
  model: LogisticModel;
}

/** Fits on all rows; no randomness. No rows give ½ for every answer. */
export function fitLogisticTracing(train: TracingData): LogisticTracing {
  const rows = Int32Array.from({ length: train.rows }, (_, row) => row);
  return { rates: fitRates(train, () => true), model: fitLogistic(train, describeTrain(train), rows) };
}

/** P(right) of every row, in (0, 1), each from the same learner's earlier rows alone. */
export function predictLogisticTracing({ rates, model }: LogisticTracing, test: TracingData): Float64Array {
  const { values } = describeAnswers(test, () => rates);
  return Float64Array.from({ length: test.rows }, (_, row) =>
    logistic(logisticMargin(model, test.skill[row] ?? -1, test.item[row] ?? -1, values, row * FEATURE_COUNT)),
  );
}
