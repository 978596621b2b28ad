import { accuracy } from '@/core/evaluation/accuracy';
import { auc } from '@/core/evaluation/auc';
import { rmse } from '@/core/evaluation/errors';
import { logLoss } from '@/core/evaluation/log-loss';
import type { TracingData } from '@/core/tracing/dataset';
import { timed } from '../cpu-time';
import type { FitOptions, TracingModel } from './model';

/** What `meno evaluate tracing --json` prints; measures are NaN where the test data do not define them (one class only). */
export interface TracingResult {
  model: string;
  /** Test rows, each of which was predicted. */
  rows: number;
  auc: number;
  logLoss: number;
  rmse: number;
  accuracy: number;
  /** CPU seconds of this process, threads included. */
  fitSeconds: number;
  predictSeconds: number;
  trainLogLikelihood?: number;
  parameters?: unknown;
}

/** Fits the model on train, predicts test online and measures the predictions. */
export async function evaluateTracing(
  name: string,
  model: TracingModel,
  train: TracingData,
  test: TracingData,
  options: FitOptions,
): Promise<TracingResult> {
  const fit = await timed(() => model.fit(train, options));
  const { trainLogLikelihood, parameters } = fit.result;
  const prediction = await timed(() => fit.result.predictOnline(test));
  return {
    model: name,
    rows: test.rows,
    auc: auc(test.correct, prediction.result),
    logLoss: logLoss(test.correct, prediction.result),
    rmse: rmse(test.correct, prediction.result),
    accuracy: accuracy(test.correct, prediction.result),
    fitSeconds: fit.cpuSeconds,
    predictSeconds: prediction.cpuSeconds,
    ...(trainLogLikelihood === undefined ? {} : { trainLogLikelihood }),
    ...(parameters === undefined ? {} : { parameters }),
  };
}
