import { ModelError } from '../types';
import { backOffMs } from './back-off';
import { afterFailure, type Breaker, breakerState, closedBreaker } from './breaker';
import type { Clock } from './clock';
import type { ServingRules } from './rules';
import type { ModelState } from './types';

/** How a request ended that did not go well. */
export interface Failed {
  error: ModelError;
  /** For how long the model worked on it. */
  ranMs: number;
  hadText: boolean;
}

/** Whether a model can be asked now, from how it answered before. */
export interface Health {
  /** Requests that may be under way at the same time: 0 while it is left alone, 1 while one tries it out. */
  allows(): number;
  /** Why there is no sense in waiting for it, or null. A model that is only busy is worth waiting for. */
  refusal(): ModelError | null;
  /** Until when nothing is sent because it said it was busy or loading; null: nothing of that kind. */
  pausedUntil(): number | null;
  succeeded(): void;
  failed(how: Failed): void;
  state(): ModelState['state'];
  problem(): ModelState['problem'];
}

export function createHealth(clock: Clock, random: () => number, rules: ServingRules): Health {
  let breaker: Breaker = closedBreaker;
  let pause: { until: number; times: number; loading: boolean } | null = null;
  let problem: ModelState['problem'] = null;
  let last: 'nothing' | 'success' | 'failure' | 'loading' = 'nothing';

  const paused = () => (pause && clock.now() < pause.until ? pause : null);
  const resting = () => breakerState(breaker, clock.now()) === 'open';

  return {
    allows() {
      if (paused() || resting()) return 0;
      return breaker.restsUntil === null ? Number.POSITIVE_INFINITY : 1;
    },
    refusal() {
      const now = clock.now();
      if (resting()) {
        const why = problem ? ` The last was: ${problem.message}` : '';
        return new ModelError(
          'unavailable',
          `The model rests after failures.${why}`,
          (breaker.restsUntil ?? now) - now,
        );
      }
      const held = paused();
      return held?.loading ? new ModelError('loading', 'The model is still loading.', held.until - now) : null;
    },
    pausedUntil: () => paused()?.until ?? null,
    succeeded() {
      breaker = closedBreaker;
      pause = null;
      last = 'success';
    },
    failed({ error, ranMs, hadText }) {
      const { failure, message, retryAfterMs } = error;
      if (failure === 'cancelled' || failure === 'over_budget') return;
      problem = { at: new Date(clock.now()), failure, message };
      if (failure === 'busy' || failure === 'loading') {
        const times = (pause?.times ?? 0) + 1;
        const until = clock.now() + backOffMs(times, retryAfterMs, random(), rules.backOff);
        pause = { until, times, loading: failure === 'loading' };
        if (failure === 'loading') last = 'loading';
        return;
      }
      if (!isBroken(failure, ranMs >= rules.silentMs && !hadText)) {
        // It answered, if not what it was asked for.
        if (last === 'nothing') last = 'success';
        return;
      }
      breaker = afterFailure(breaker, rules.breaker, clock.now(), random());
      last = 'failure';
    },
    state() {
      if (resting()) return 'resting';
      if (last === 'loading') return 'loading';
      return last === 'nothing' ? 'unknown' : last === 'success' ? 'ready' : 'unavailable';
    },
    problem: () => problem,
  };
}

/** Failures that say something of the model and not of what it was asked. A timeout does where the model said nothing for long. */
function isBroken(failure: ModelError['failure'], silent: boolean): boolean {
  return failure === 'timeout' ? silent : ['unavailable', 'interrupted', 'bad_answer'].includes(failure);
}
