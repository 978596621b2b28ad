import { type ChatRequest, ModelError, type ModelFailure } from '../types';
import { createServing } from './serving';
import { simulatedClock } from './simulated-clock.fixture';
import { type Reply, sourceOf, timedModel } from './timed-model.fixture';
import type { ModelJob, ServedBy, ServingEvent } from './types';

export const never = new AbortController().signal;

const request: ChatRequest = {
  messages: [{ role: 'user', content: 'What is a loop?' }],
  passages: [],
  maxTokens: 50,
  temperature: 0,
};

export function jobOf(learnerId: string | null, more: Partial<ModelJob> = {}): ModelJob {
  return {
    purpose: 'tutor',
    priority: 'interactive',
    learnerId,
    prompt: { name: 'answer', version: 1 },
    request,
    budgetMs: 60_000,
    ...more,
  };
}

export function failure(name: ModelFailure, retryAfterMs: number | null = null): ModelError {
  return new ModelError(name, `It is ${name}.`, retryAfterMs);
}

/** Serving over models `m1`, `m2` … of one slot each that reply as told, on a clock that stands still. */
export function servingOver(...replies: ((n: number) => Reply)[]) {
  const clock = simulatedClock();
  const reported: unknown[] = [];
  const models = replies.map((reply, index) => timedModel(`m${index + 1}`, clock, reply));
  const opened = models.map((model) => ({ model, purposes: ['tutor' as const], slots: 1 }));
  const source = sourceOf(...opened);
  const serving = createServing({ models: source, clock, random: () => 0.5, report: (error) => reported.push(error) });
  return { clock, models, opened, source, serving, reported };
}

/** Reads to the end; what was told, in words. */
export async function read(events: AsyncGenerator<ServingEvent, ServedBy>, told: string[] = []) {
  for (;;) {
    const next = await events.next();
    if (next.done) return { told, served: next.value };
    told.push(wordsOf(next.value));
  }
}

function wordsOf(event: ServingEvent): string {
  if (event.type === 'text') return event.text;
  if (event.type === 'started') return event.model;
  return event.type === 'queued' ? `queued ${event.position} ${event.waitMs}` : event.type;
}
