import { randomUUID } from 'node:crypto';
import type { JobQueue } from './queue';

/** Jobs that wait until a test runs them. */
export interface HeldJobs extends Pick<JobQueue, 'define' | 'send'> {
  waiting: { name: string; data: Record<string, unknown> }[];
  /** Runs what waits, and what that sends. */
  run(signal?: AbortSignal): Promise<void>;
}

/** A queue that keeps jobs until it is told to run them. */
export function heldJobs(): HeldJobs {
  const workers = new Map<string, (data: unknown, signal: AbortSignal) => Promise<void>>();
  const waiting: HeldJobs['waiting'] = [];
  return {
    waiting,
    define: (name, options, work) => {
      workers.set(name, (data, signal) => work(options.data.parse(data), signal));
    },
    send: async (name, data) => {
      waiting.push({ name, data });
      return randomUUID();
    },
    async run(signal = new AbortController().signal) {
      for (let job = waiting.shift(); job; job = waiting.shift()) await workers.get(job.name)?.(job.data, signal);
    },
  };
}
