import type { TracingData } from '@/core/tracing/dataset';

export interface FitOptions {
  /** Every random choice of a fit comes from it. */
  seed: number;
  /** Called now and then with one line for a person who waits. */
  progress(line: string): void;
}

/** A model of tracing, fitted. */
export interface FittedTracing {
  /**
   * Probability of a right answer for each row of `test`, in its order, each from the fit and the same learner's earlier
   * rows alone. Codes at or past what was fitted are unknown ({@link TracingData}): they get the population's default.
   */
  predictOnline(test: TracingData): Float64Array | Promise<Float64Array>;
  /** Natural logarithm of the likelihood of the train data, where the model has one. */
  trainLogLikelihood?: number;
  /** What was fitted, ready for JSON. */
  parameters?: unknown;
}

/** A way to predict the next answer that `meno evaluate tracing` can measure. */
export interface TracingModel {
  fit(train: TracingData, options: FitOptions): FittedTracing | Promise<FittedTracing>;
}
