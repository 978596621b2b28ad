import { unlessCancelled } from '../remembered';
import { boundTokens } from '../token-bound';
import { type ChatRequest, type LanguageModel, ModelError, type TokenUse } from '../types';
import type { Clock } from './clock';
import type { Seat } from './lane';
import type { ModelLane } from './lanes';
import type { ServingLimits, ServingRules } from './rules';
import { createStopper, type Stopper } from './stopper';
import type { TokenBudget } from './token-budget';
import type { ModelJob, ServedBy, ServingEvent } from './types';

export interface ServeDeps {
  clock: Clock;
  rules: ServingRules;
  limits(): ServingLimits;
  budget(): TokenBudget;
  /** Failures of our own, which no adapter may throw. */
  report(error: unknown): void;
}

/** What a model gave. */
export interface Given<T> {
  value: T;
  use: TokenUse;
  milliseconds: number;
}

/** How one model is asked. */
export interface Asking<T> {
  /** Whether text comes as it is written, so that a model that says nothing for long has failed. */
  streams: boolean;
  /** `said` is called when the first text has gone on to whoever waits. */
  ask(model: LanguageModel, request: ChatRequest, signal: AbortSignal, said: () => void): Promise<Given<T>>;
}

/**
 * Does one job: waits at the first model of its list that can be asked, asks, and goes on to the next when that one can't give an answer,
 * as long as nobody has read anything and there is time. A model that is busy is asked again when no other is left.
 * @throws ModelError
 */
export async function serve<T>(
  candidates: readonly ModelLane[],
  job: ModelJob,
  outer: AbortSignal,
  emit: (event: ServingEvent) => void,
  asking: Asking<T>,
  deps: ServeDeps,
): Promise<{ value: T; served: ServedBy }> {
  const { clock } = deps;
  const tell = (event: ServingEvent) => {
    try {
      emit(event);
    } catch (error) {
      // A fault of whoever listens is no fault of the queue.
      deps.report(error);
    }
  };
  if (candidates.length === 0) throw new ModelError('not_configured', 'No model is configured for this.');
  refuseOverBudget(job, deps);
  const began = clock.now();
  const request = { ...job.request, maxTokens: Math.min(job.request.maxTokens, deps.limits().answerTokens) };
  const stop = createStopper(outer, job.budgetMs, clock);
  const tries = new Map<ModelLane, number>();
  let last: ModelError | null = null;
  try {
    for (;;) {
      const at = nextLane(candidates, tries, deps.rules, job, began + job.budgetMs - clock.now());
      if (!at) throw last ?? refusalOf(candidates);
      tries.set(at, (tries.get(at) ?? 0) + 1);
      const turn = await oneTurn(at, { ...job, request }, stop, began, tell, asking, deps);
      if ('value' in turn) return turn;
      last = turn.error;
      if (turn.final) throw last;
      if (!turn.again) tries.set(at, Number.POSITIVE_INFINITY);
    }
  } finally {
    stop.done();
  }
}

/** Why a model gave no answer. */
interface Unserved {
  error: ModelError;
  /** No other model may be asked. */
  final: boolean;
  /** It said that it is busy: it may be asked once more. */
  again: boolean;
}

async function oneTurn<T>(
  at: ModelLane,
  job: ModelJob,
  stop: Stopper,
  began: number,
  tell: (event: ServingEvent) => void,
  asking: Asking<T>,
  deps: ServeDeps,
): Promise<{ value: T; served: ServedBy } | Unserved> {
  const { clock } = deps;
  const { model } = at.opened;
  let seat: Seat | null = null;
  try {
    seat = at.lane.enter({
      learner: job.learnerId ?? 'system',
      background: job.priority === 'background',
      kind: job.prompt.name,
      patienceMs: began + job.budgetMs - clock.now(),
      trial: false,
      onPlace: ({ position, waitMs }) => tell({ type: 'queued', position, waitMs: Math.round(waitMs) }),
    });
    await unlessCancelled(seat.granted, stop.signal);
  } catch (thrown) {
    seat?.leave(null);
    if (stop.signal.aborted) return { error: stop.error(), final: true, again: false };
    return { error: asModelError(thrown, deps), final: false, again: false };
  }
  const started = clock.now();
  let hadText = false;
  tell({ type: 'started', model: model.id });
  try {
    const signal = AbortSignal.any([stop.signal, seat.makeRoom]);
    const given = await asking.ask(model, job.request, signal, () => {
      hadText = true;
    });
    seat.leave({ ok: true, ranMs: clock.now() - started });
    charge(job, given.use.promptTokens + given.use.completionTokens, deps);
    return {
      value: given.value,
      served: {
        model: model.id,
        prompt: job.prompt,
        use: given.use,
        waitMs: started - began,
        milliseconds: given.milliseconds,
      },
    };
  } catch (thrown) {
    const failed = (error: ModelError) => ({ error, ranMs: clock.now() - started, hadText });
    charge(
      job,
      job.request.messages.reduce((sum, { content }) => sum + boundTokens(content), 0),
      deps,
    );
    if (stop.signal.aborted) {
      // Time that was too short for a whole object says nothing of the model.
      const counts = stop.timedOut() && asking.streams;
      seat.leave(counts ? { ok: false, failed: failed(stop.error()) } : null);
      return { error: stop.error(), final: true, again: false };
    }
    if (seat.makeRoom.aborted) {
      seat.leave(null);
      const error = new ModelError('busy', 'Background work made room for somebody who waits.');
      return { error, final: true, again: false };
    }
    const error = asModelError(thrown, deps);
    seat.leave({ ok: false, failed: failed(error) });
    return { error, final: hadText, again: error.failure === 'busy' };
  }
}

/** The first that can be asked now; else, for somebody who waits, one that will be free before their time is up. */
function nextLane(
  candidates: readonly ModelLane[],
  tries: ReadonlyMap<ModelLane, number>,
  rules: ServingRules,
  job: ModelJob,
  leftMs: number,
): ModelLane | null {
  const left = candidates.filter((each) => (tries.get(each) ?? 0) < rules.busyTries && !each.lane.health.refusal());
  const untried = left.filter((each) => !tries.has(each));
  const free = [...untried, ...left].find((each) => each.lane.health.pausedUntil() === null);
  if (free) return free;
  if (job.priority === 'background' || leftMs <= 0) return null;
  return left.toSorted((a, b) => (a.lane.health.pausedUntil() ?? 0) - (b.lane.health.pausedUntil() ?? 0))[0] ?? null;
}

function refusalOf(candidates: readonly ModelLane[]): ModelError {
  const refusals = candidates.flatMap(({ lane }) => lane.health.refusal() ?? []);
  return refusals[0] ?? new ModelError('busy', 'No model has time now.');
}

function refuseOverBudget(job: ModelJob, { budget, clock }: ServeDeps): void {
  const waitMs = job.learnerId === null ? 0 : budget().waitFor(job.learnerId, clock.now());
  if (waitMs > 0) throw new ModelError('over_budget', "This hour's share of the model is used up.", waitMs);
}

function charge(job: ModelJob, tokens: number, { budget, clock }: ServeDeps): void {
  if (job.learnerId !== null) budget().add(job.learnerId, tokens, clock.now());
}

function asModelError(thrown: unknown, { report }: ServeDeps): ModelError {
  if (thrown instanceof ModelError) return thrown;
  report(thrown);
  return new ModelError('bad_answer', 'The model could not be asked.', null, { cause: thrown });
}
