import type { BreakerRules } from './breaker';

/** How a model is shared and when it is left alone. All times in milliseconds. */
export interface ServingRules {
  /** After how long background work counts as somebody's. */
  ageMs: number;
  /** Requests that may wait for one model; who comes then is sent on. */
  mostWaiting: number;
  /** Times in a row that one request comes back to a model that said it was busy. */
  busyTries: number;
  breaker: BreakerRules;
  backOff: { firstMs: number; longestMs: number };
  /** A model that says nothing for this long has failed, whatever time the request had left. */
  silentMs: number;
  /** How often people who wait are told anew, when nothing happened. */
  tellEveryMs: number;
}

export const usualRules: ServingRules = {
  ageMs: 120_000,
  mostWaiting: 300,
  busyTries: 3,
  breaker: { after: 3, restMs: 10_000, longestRestMs: 300_000 },
  backOff: { firstMs: 500, longestMs: 60_000 },
  silentMs: 20_000,
  tellEveryMs: 5_000,
};

/** What one request and one learner may use; from `limits` of `models.json`. */
export interface ServingLimits {
  /** Prompts and answers of one learner in any hour. */
  tokensPerLearnerHour: number;
  /** Longest answer to one request. */
  answerTokens: number;
}

/** A learner who reads a lesson, does its exercises and asks a dozen questions in an hour uses about 60,000. */
export const usualLimits: ServingLimits = { tokensPerLearnerHour: 200_000, answerTokens: 4_096 };
