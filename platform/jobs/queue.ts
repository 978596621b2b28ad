import PgBoss from 'pg-boss';
import type { z } from 'zod';

/** Background work that survives a restart: a job is done once, or tried again when its process died. */
export interface JobQueue {
  /** Registers what a queue does; call before `start`. A job that throws is tried again up to `retries` times. */
  define<S extends z.ZodType>(
    name: string,
    options: JobOptions<S>,
    work: (data: z.output<S>, signal: AbortSignal) => Promise<void>,
  ): void;
  /**
   * Adds a job; it runs once the caller's own transaction has committed, since jobs look their rows up first. With `debounce` it starts so many
   * seconds later, and others of the same key that come meanwhile are one job with it or with the next (null: one of them stands already).
   */
  send(name: string, data: Record<string, unknown>, options?: SendOptions): Promise<string | null>;
  /** Opens the queue; with `work: false` this process only adds jobs (another one works on them). */
  start(options?: { work: boolean }): Promise<void>;
  /** Waits for running jobs (up to 20 s), then stops. */
  stop(): Promise<void>;
}

export interface SendOptions {
  debounce?: { key: string; seconds: number };
}

export interface JobOptions<S extends z.ZodType> {
  data: S;
  retries: number;
  expireInSeconds: number;
  /** Adds a job with no data by itself each day at `HH:MM` UTC; null or left out: never. */
  dailyAt?: string | null;
}

interface Definition {
  name: string;
  retries: number;
  expireInSeconds: number;
  dailyAt: string | null;
  run(data: unknown, signal: AbortSignal): Promise<void>;
}

/** pg-boss over the owner's connection, in its own schema; one job of each queue at a time in this process. */
export function createJobQueue(ownerUrl: string, report: (error: unknown) => void): JobQueue {
  const boss = new PgBoss({ connectionString: ownerUrl, schema: 'pgboss', max: 4, application_name: 'meno-jobs' });
  const definitions: Definition[] = [];
  const stopping = new AbortController();
  boss.on('error', report);
  return {
    define(name, options, work) {
      definitions.push({
        name,
        retries: options.retries,
        expireInSeconds: options.expireInSeconds,
        dailyAt: options.dailyAt ?? null,
        run: (data, signal) => work(options.data.parse(data), signal),
      });
    },
    send: (name, data, { debounce } = {}) =>
      debounce ? boss.send(name, data, debounced(debounce)) : boss.send(name, data),
    async start({ work } = { work: true }) {
      await boss.start();
      if (!work) return;
      for (const definition of definitions) await startQueue(boss, definition, stopping.signal, report);
    },
    async stop() {
      stopping.abort();
      await boss.stop({ graceful: true, wait: true, timeout: 20_000 });
    },
  };
}

async function startQueue(
  boss: PgBoss,
  definition: Definition,
  signal: AbortSignal,
  report: (error: unknown) => void,
): Promise<void> {
  const { name, retries, expireInSeconds } = definition;
  const options = { name, policy: 'standard' as const, retryLimit: retries, retryDelay: 2, expireInSeconds };
  await boss.createQueue(name, options);
  await boss.updateQueue(name, options);
  if (definition.dailyAt) await boss.schedule(name, cronOf(definition.dailyAt), {}, { tz: 'UTC' });
  else await boss.unschedule(name);
  await boss.work(name, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async ([job]) => {
    if (!job) return;
    try {
      await definition.run(job.data, signal);
    } catch (error) {
      report(error);
      throw error;
    }
  });
}

function debounced({ key, seconds }: { key: string; seconds: number }): PgBoss.SendOptions {
  return { singletonKey: key, singletonSeconds: seconds, singletonNextSlot: true, startAfter: seconds };
}

/** `02:30` as cron writes it: minute, hour, every day. */
function cronOf(dailyAt: string): string {
  const [hour, minute] = dailyAt.split(':').map(Number);
  return `${minute} ${hour} * * *`;
}
