import { fitLogisticTracing, predictLogisticTracing } from '@/core/tracing/logistic/logistic-tracing';
import type { TracingModel } from './model';

/** Logistic tracing: ability, items, skills and decayed counts of what went before. */
export const logisticModel: TracingModel = {
  fit: (train) => {
    const fitted = fitLogisticTracing(train);
    const { intercept, weights, logLikelihood } = fitted.model;
    return {
      predictOnline: (test) => predictLogisticTracing(fitted, test),
      trainLogLikelihood: logLikelihood,
      parameters: { intercept, weights: [...weights] },
    };
  },
};
