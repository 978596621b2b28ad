import { fitBest } from '@/core/tracing/best/fit-best';
import { predictBest } from '@/core/tracing/best/predict-best';
import type { TracingModel } from './model';

/** Whatever predicts best online: logistic tracing mixed with boosted trees and a recurrent network. */
export const bestModel: TracingModel = {
  fit: (train, { seed, progress }) => {
    const fitted = fitBest(train, { seed, progress });
    return {
      predictOnline: (test) => predictBest(fitted, test),
      parameters: { trees: fitted.trees.trees.length, shares: fitted.shares },
    };
  },
};
