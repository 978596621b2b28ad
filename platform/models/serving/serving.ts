import type { ModelsSource } from '../opened';
import { boundTokens } from '../token-bound';
import type { Embedder, ObjectAnswer, ObjectSchema } from '../types';
import { createChannel } from './channel';
import { type Clock, systemClock } from './clock';
import type { LaneCounts } from './lane-counts';
import { createLanes, type ModelLane } from './lanes';
import { type ModelProbe, probeModels } from './probe';
import { type ServingLimits, type ServingRules, usualLimits, usualRules } from './rules';
import { type Asking, type ServeDeps, serve } from './serve';
import { streamAsk } from './stream-ask';
import { createTokenBudget } from './token-budget';
import type { ModelJob, ModelServing, ModelState, ServingEvent } from './types';
import { watchEmbedders } from './watch-embedders';

/** Context of a model that could not be asked for its own: what small local models have at least. */
const UNKNOWN_CONTEXT_TOKENS = 4_096;
/** What chat templates add to a prompt. */
const TEMPLATE_TOKENS = 64;
/** How long a prompt waits for a model to say how long it may be, in milliseconds. */
const MEET_MS = 1_500;

export interface ServingOptions {
  models: ModelsSource;
  report(error: unknown): void;
  clock?: Clock;
  random?: () => number;
  rules?: ServingRules;
}

/** The serving of one process, with what its administrators see. */
export interface Serving extends ModelServing {
  /** Asks every model something small, now, also one that is left alone after failures. Never rejects. */
  probe(signal: AbortSignal): Promise<ModelProbe[]>;
  /** What each queue has done since the process began, by model. */
  totals(): Record<string, LaneCounts>;
  /**
   * The first model for embeddings, or null. Others are no fallback: their vectors don't mix. How it answers shows in {@link states}.
   * The same object as long as the model is the same.
   */
  embedder(): Embedder | null;
  /** What one request and one learner may use now. */
  limits(): ServingLimits;
}

/** One fair queue before each model that is configured, whatever purposes it serves. */
export function createServing(options: ServingOptions): Serving {
  const { models, clock = systemClock, random = Math.random, rules = usualRules } = options;
  const lanes = createLanes(() => models.current(), clock, random, rules);
  const limits = (): ServingLimits => models.current().limits ?? usualLimits;
  let budget = createTokenBudget(limits().tokensPerLearnerHour);
  let perHour = limits().tokensPerLearnerHour;
  const deps: ServeDeps = {
    clock,
    rules,
    limits,
    budget() {
      const now = limits().tokensPerLearnerHour;
      if (now !== perHour) budget = createTokenBudget(now);
      perHour = now;
      return budget;
    },
    report: options.report,
  };

  const embedders = watchEmbedders(clock);

  return {
    available(purpose) {
      if (purpose === 'embeddings') return models.current().embedders.length > 0;
      return lanes.of(purpose).some(({ lane }) => lane.health.refusal() === null);
    },
    idle(purpose) {
      const [first] = lanes.of(purpose);
      if (!first || first.lane.health.allows() === 0) return false;
      const { running, waiting } = first.lane.counts();
      return waiting === 0 && running < first.opened.slots;
    },
    async *stream(job, signal) {
      const leaving = new AbortController();
      const channel = createChannel<ServingEvent>();
      const done = serve(
        lanes.of(job.purpose),
        job,
        AbortSignal.any([signal, leaving.signal]),
        channel.push,
        streamAsk(channel.push),
        deps,
      );
      done.then(
        () => channel.end(),
        (error: unknown) => channel.end(error),
      );
      try {
        yield* channel.read();
      } finally {
        leaving.abort();
        // Until the model has let go, so that nothing of this job is under way when the loop is left.
        await done.catch(() => {});
      }
      return (await done).served;
    },
    async object<T>(
      job: ModelJob,
      schema: ObjectSchema<T>,
      signal: AbortSignal,
      progress?: (event: ServingEvent) => void,
    ) {
      const asking: Asking<ObjectAnswer<T>> = {
        streams: false,
        async ask(model, request, own) {
          const answer = await model.object(request, schema, own);
          return { value: answer, use: answer.use, milliseconds: answer.milliseconds };
        },
      };
      const { value, served } = await serve(
        lanes.of(job.purpose),
        job,
        signal,
        (event) => progress?.(event),
        asking,
        deps,
      );
      return { answer: value, served };
    },
    async promptBudget(purpose, answerTokens) {
      const able = lanes.of(purpose).filter(({ lane }) => lane.health.refusal() === null);
      let off = () => {};
      const limit = new Promise<void>((resolve) => {
        off = clock.after(MEET_MS, resolve);
      });
      await Promise.race([Promise.all(able.map(({ met }) => met)), limit]);
      off();
      const known = able.flatMap(({ capabilities }) => capabilities?.contextTokens ?? []);
      const context = known.length > 0 ? Math.min(...known) : UNKNOWN_CONTEXT_TOKENS;
      return Math.max(0, context - Math.min(answerTokens, limits().answerTokens) - TEMPLATE_TOKENS);
    },
    async countTokens(purpose, text) {
      const factor = Math.max(1, ...lanes.of(purpose).map(({ tokenFactor }) => tokenFactor));
      return Math.ceil(boundTokens(text) * factor);
    },
    states: () => [
      ...lanes.all().map(stateOf),
      ...models.current().embedders.map(({ embedder, slots }) => embedders.stateOf(embedder, slots)),
    ],
    probe(signal) {
      const watched = models.current().embedders.map(({ embedder }) => embedders.watched(embedder));
      return probeModels(lanes.all(), watched, signal, clock);
    },
    totals: () => Object.fromEntries(lanes.all().map(({ opened, lane }) => [opened.model.id, lane.totals()])),
    embedder() {
      const first = models.current().embedders[0]?.embedder;
      return first ? embedders.watched(first) : null;
    },
    limits,
    async close() {
      lanes.close();
      await models.close();
    },
  };
}

function stateOf({ opened, lane }: ModelLane): ModelState {
  const { running, waiting } = lane.counts();
  return {
    id: opened.model.id,
    purposes: [...opened.purposes],
    state: lane.health.state(),
    problem: lane.health.problem(),
    running,
    waiting,
    slots: opened.slots,
  };
}
