import { ModelError, type ModelFailure, type ObjectAnswer, type TokenUse } from '../types';
import type { ModelJob, ModelServing, ServedBy, ServingEvent } from './types';

/** What the model does when it is asked the next time. */
export type ScriptedTurn =
  /** Streams the text (several pieces: one event each); with `thenFail` it breaks off after them. */
  | { text: string | readonly string[]; reason?: 'stop' | 'length'; thenFail?: ModelFailure }
  /** Answers `object` with this; what doesn't fit the schema is a `schema_mismatch`. */
  | { value: unknown }
  | { failure: ModelFailure };

export interface ScriptedOptions {
  /** Told before the work starts, as if others were before it. */
  queued?: { position: number; waitMs: number };
  /** Tokens that prompt and answer share; 4096 if left out. */
  contextTokens?: number;
}

export interface ScriptedServing extends ModelServing {
  /** What it was asked for, in order. */
  readonly jobs: ModelJob[];
}

/**
 * Serving for tests: in memory, no queue, answers as the script says. A list is worked off turn by turn and asking for more than it has is
 * an error of the test; a function is asked for each job. An empty list is “no model configured”.
 */
export function scriptedServing(
  script: readonly ScriptedTurn[] | ((job: ModelJob) => ScriptedTurn),
  options: ScriptedOptions = {},
): ScriptedServing {
  const jobs: ModelJob[] = [];
  const configured = typeof script === 'function' || script.length > 0;

  function next(job: ModelJob, signal: AbortSignal): ScriptedTurn {
    if (!configured) throw new ModelError('not_configured', 'No model is configured for this.');
    if (signal.aborted) throw new ModelError('cancelled', 'The work was cancelled.');
    jobs.push(job);
    const turn = typeof script === 'function' ? script(job) : script[jobs.length - 1];
    if (!turn) throw new Error(`The script has no turn ${jobs.length}.`);
    return turn;
  }

  function* opening(): Generator<ServingEvent> {
    if (options.queued) yield { type: 'queued', ...options.queued };
    yield { type: 'started', model: 'scripted' };
  }

  return {
    jobs,
    available: () => configured,
    idle: () => configured,
    async *stream(job, signal) {
      const turn = next(job, signal);
      yield* opening();
      if ('failure' in turn) throw failed(turn.failure);
      if ('value' in turn) throw new Error('The script has an object for a job that streams text.');
      const parts = typeof turn.text === 'string' ? [turn.text] : turn.text;
      for (const text of parts) {
        if (signal.aborted) throw new ModelError('cancelled', 'The work was cancelled.');
        yield { type: 'text', text };
      }
      if (turn.thenFail) throw failed(turn.thenFail);
      const use = tokenUse(job, parts.join(''));
      yield { type: 'end', reason: turn.reason ?? 'stop', use, milliseconds: 1, firstTokenMs: 1 };
      return servedBy(job, use);
    },
    async object(job, schema, signal, progress) {
      const turn = next(job, signal);
      for (const event of opening()) progress?.(event);
      if ('failure' in turn) throw failed(turn.failure);
      if ('text' in turn) throw new Error('The script has text for a job that wants an object.');
      const parsed = schema.zod.safeParse(turn.value);
      if (!parsed.success) throw new ModelError('schema_mismatch', parsed.error.message);
      const use = tokenUse(job, JSON.stringify(turn.value));
      const answer: ObjectAnswer<typeof parsed.data> = { value: parsed.data, use, milliseconds: 1, tries: 1 };
      return { answer, served: servedBy(job, use) };
    },
    promptBudget: async (_purpose, answerTokens) => Math.max(0, (options.contextTokens ?? 4096) - answerTokens),
    countTokens: async (_purpose, text) => tokens(text),
    states: () =>
      configured
        ? [
            {
              id: 'scripted',
              purposes: ['tutor', 'judge'],
              state: 'ready',
              problem: null,
              running: 0,
              waiting: 0,
              slots: 1,
            },
          ]
        : [],
    close: async () => {},
  };
}

function failed(failure: ModelFailure): ModelError {
  return new ModelError(failure, `The script says: ${failure}.`);
}

function tokens(text: string): number {
  return Math.ceil(text.length / 3);
}

function tokenUse(job: ModelJob, answer: string): TokenUse {
  const prompt = job.request.messages.reduce((sum, message) => sum + tokens(message.content), 0);
  return { promptTokens: prompt, completionTokens: tokens(answer), counted: false };
}

function servedBy(job: ModelJob, use: TokenUse): ServedBy {
  return { model: 'scripted', prompt: job.prompt, use, waitMs: 0, milliseconds: 1 };
}
