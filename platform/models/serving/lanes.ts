import type { OpenedModel, OpenedModels } from '../opened';
import { boundTokens } from '../token-bound';
import { type LanguageModel, type ModelCapabilities, ModelError } from '../types';
import { backOffMs } from './back-off';
import type { Clock } from './clock';
import { createLane, type Lane } from './lane';
import type { ServingRules } from './rules';

/** A model, the queue before it, and what is known of it. */
export interface ModelLane {
  opened: OpenedModel;
  lane: Lane;
  /** Null until the model has been reached. */
  capabilities: ModelCapabilities | null;
  /** What to multiply a bound of tokens with, at least 1: for models whose vocabulary knows few words. */
  tokenFactor: number;
  /** Ends when the model has been reached, or could not be. Never rejects. */
  met: Promise<void>;
}

export interface Lanes {
  of(purpose: 'tutor' | 'judge'): ModelLane[];
  all(): ModelLane[];
  close(): void;
}

/** Longest that a model may take to say what it can do, and longest between two tries, in milliseconds. */
const MEET_MS = 120_000;
const MEET_AGAIN = { firstMs: 2_000, longestMs: 120_000 };
const SAMPLE =
  'Photosynthesis turns 6 CO₂ + 6 H₂O into C₆H₁₂O₆ and 6 O₂; naïve façade, «el árbol», die Größe; `while (i < 10) { i += 1; }`, f(x) = 3x² − 0.5.';

/**
 * Keeps one lane for each model that is configured now. A model is met when it is first seen, so that a page can say how it stands before
 * anybody needs it, and met again until it could be reached.
 */
export function createLanes(
  current: () => OpenedModels,
  clock: Clock,
  random: () => number,
  rules: ServingRules,
): Lanes {
  const lanes = new Map<LanguageModel, ModelLane>();
  const closing = new AbortController();
  let seen: OpenedModels | null = null;

  function sync(): OpenedModels {
    const now = current();
    if (now === seen) return now;
    seen = now;
    for (const [model, { lane }] of lanes) {
      if (now.models.some((opened) => opened.model === model)) continue;
      lanes.delete(model);
      lane.close();
    }
    for (const opened of now.models) {
      const known = lanes.get(opened.model);
      if (known) known.opened = opened;
      else lanes.set(opened.model, open(opened));
    }
    return now;
  }

  function open(opened: OpenedModel): ModelLane {
    const made: ModelLane = {
      opened,
      lane: createLane(() => made.opened.slots, clock, random, rules),
      capabilities: null,
      tokenFactor: 1,
      met: Promise.resolve(),
    };
    made.met = meet(made, 1);
    return made;
  }

  async function meet(made: ModelLane, times: number): Promise<void> {
    const { model } = made.opened;
    const began = clock.now();
    const limit = new AbortController();
    const stop = clock.after(MEET_MS, () => limit.abort());
    try {
      made.capabilities = await model.capabilities(AbortSignal.any([closing.signal, limit.signal]));
      made.tokenFactor = Math.max(1, (await model.countTokens(SAMPLE)) / boundTokens(SAMPLE));
      if (made.lane.health.state() !== 'resting') made.lane.health.succeeded();
    } catch (thrown) {
      if (closing.signal.aborted || lanes.get(model) !== made) return;
      const timedOut = new ModelError('timeout', 'The model took too long to show what it can do.');
      const error = limit.signal.aborted ? timedOut : thrown instanceof ModelError ? thrown : null;
      if (!error) throw thrown;
      // Once is enough to know; the same failure again is no reason to let it rest.
      if (times === 1 || error.failure === 'loading')
        made.lane.health.failed({ error, ranMs: clock.now() - began, hadText: false });
      clock.after(backOffMs(times, error.retryAfterMs, random(), MEET_AGAIN), () => {
        if (lanes.get(model) === made && !closing.signal.aborted) void meet(made, times + 1);
      });
    } finally {
      stop();
    }
  }

  return {
    of(purpose) {
      return sync()
        .of(purpose)
        .flatMap(({ model }) => lanes.get(model) ?? []);
    },
    all: () => sync().models.flatMap(({ model }) => lanes.get(model) ?? []),
    close() {
      closing.abort();
      for (const { lane } of lanes.values()) lane.close();
      lanes.clear();
    },
  };
}
