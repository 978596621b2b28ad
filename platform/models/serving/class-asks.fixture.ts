import type { LanguageModel } from '../types';
import type { Clock } from './clock';
import type { Serving } from './serving';
import type { ModelJob } from './types';

/** One answered request of a learner, with how long it waited and was worked on, in milliseconds. */
export interface Asked {
  learner: string;
  waitMs: number;
  ranMs: number;
}

/** Asks once on a learner's behalf. */
export type AskOnce = (learner: string, signal?: AbortSignal) => Promise<Asked>;

const jobOf = (learnerId: string): ModelJob => ({
  purpose: 'tutor',
  priority: 'interactive',
  learnerId,
  prompt: { name: 'answer', version: 1 },
  request: { messages: [{ role: 'user', content: 'What is a loop?' }], passages: [], maxTokens: 50, temperature: 0 },
  budgetMs: 3_600_000,
});

/** Through the queue. */
export function throughQueue(serving: Serving): AskOnce {
  return async (learner, signal = new AbortController().signal) => {
    const events = serving.stream(jobOf(learner), signal);
    for (;;) {
      const next = await events.next();
      if (next.done) return { learner, waitMs: next.value.waitMs, ranMs: next.value.milliseconds };
    }
  };
}

/** Straight to a model that takes so many at a time, first come first served, as llama-server does. */
export function straightTo(model: LanguageModel, slots: number, clock: Clock): AskOnce {
  let free = slots;
  const waiting: (() => void)[] = [];
  return async (learner, signal = new AbortController().signal) => {
    const began = clock.now();
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    const started = clock.now();
    for await (const _ of model.stream(jobOf(learner).request, signal));
    const next = waiting.shift();
    if (next) next();
    else free += 1;
    return { learner, waitMs: started - began, ranMs: clock.now() - started };
  };
}

/** A class in which everybody asks, and asks again as soon as they have their answer. */
export async function classAsks(ask: AskOnce, learners: number, times: number): Promise<Asked[]> {
  const everybody = Array.from({ length: learners }, async (_, index) => {
    const asked: Asked[] = [];
    for (let time = 0; time < times; time += 1) asked.push(await ask(`learner ${index}`));
    return asked;
  });
  return (await Promise.all(everybody)).flat();
}

/** One sends many at once, then everybody else asks once: the waits of the others. */
export async function oneFloods(ask: AskOnce, learners: number, flood: number): Promise<Asked[]> {
  const many = Array.from({ length: flood }, () => ask('flood'));
  const others = Array.from({ length: learners - 1 }, (_, index) => ask(`learner ${index}`));
  const asked = await Promise.all(others);
  await Promise.all(many);
  return asked;
}

/** The longest wait beside what is fair: that of everybody having one turn before, on all slots. */
export function longestByFairShare(asked: readonly Asked[], learners: number, slots: number): number {
  const meanMs = asked.reduce((sum, { ranMs }) => sum + ranMs, 0) / asked.length;
  return Math.max(...asked.map(({ waitMs }) => waitMs)) / ((learners / slots) * meanMs);
}
