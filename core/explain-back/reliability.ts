import type { JudgeReliability } from '../tracing/judged';

/**
 * How well matching of key points, without a model, tells a right explanation from one that isn't: share of right and of wrong answers
 * that count as explained, among those that count either way. Measured with `meno evaluate explain-back` on the 4,562 answers of
 * SciEntsBank to questions of topics that the weights never saw (SemEval-2013 task 7): 0.760 and 0.264.
 */
export const MATCHER: JudgeReliability = { sensitivity: 0.76, falseAlarm: 0.26 };

/**
 * A judge model whose quotes were found in the learner's text and which agrees with the matcher. A judgement, not a measurement, as every
 * school has another model: published results of language models on the same answers lie not far above the matcher's, and
 * two that err partly on the same answers are surer together than each alone, not as sure as if they were strangers.
 */
export const MODEL_AGREES: JudgeReliability = { sensitivity: 0.85, falseAlarm: 0.15 };

/**
 * A judge model that comes to something else than the matcher: its word is taken, with less weight than the matcher alone would have.
 */
export const MODEL_DISAGREES: JudgeReliability = { sensitivity: 0.65, falseAlarm: 0.35 };

/** A teacher who read the explanation. A judgement: people who grade short answers agree on about nine in ten. */
export const TEACHER: JudgeReliability = { sensitivity: 0.95, falseAlarm: 0.05 };
