import PgBoss from 'pg-boss';
import { z } from 'zod';
import { describeError } from '@/platform/telemetry/describe-error';

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
  /** Takes jobs out that hold a text in what they were given or left, waiting or ended; those at work stay. @returns how many. */
  forget(text: string): Promise<number>;
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

const FORGET = `
  with gone as (
    delete from pgboss.job where state <> 'active'
      and position($1 in concat_ws(' ', data::text, output::text, singleton_key)) > 0 returning 1
  ), old as (
    delete from pgboss.archive where position($1 in concat_ws(' ', data::text, output::text, singleton_key)) > 0 returning 1
  )
  select (select count(*) from gone) + (select count(*) from old) as forgotten`;

interface Definition {
  name: string;
  retries: number;
  expireInSeconds: number;
  dailyAt: string | null;
  run(data: unknown, signal: AbortSignal): Promise<void>;
}

/** How often a queue is looked through for jobs that another process added, or whose time has come, in seconds. */
const LOOK_EVERY_S = 2;
/** When it is looked through after this process added a job to it or ended one, in milliseconds. */
const SOON_MS = 250;

/**
 * pg-boss over the owner's connection, in its own schema; one job of each queue at a time in this process. Each look is a query, so that
 * twenty queues looked through twice a second cost an idle machine more than all the rest.
 * @param lookEverySeconds from 0.5.
 * @param policies by name; a job that has none can't be defined. Left out: any may be.
 */
export function createJobQueue(
  ownerUrl: string,
  report: (error: unknown) => void,
  lookEverySeconds: number = LOOK_EVERY_S,
  policies?: Record<string, unknown>,
): JobQueue {
  const boss = new PgBoss({ connectionString: ownerUrl, schema: 'pgboss', max: 4, application_name: 'meno-jobs' });
  const definitions: Definition[] = [];
  const stopping = new AbortController();
  const workers = new Map<string, string>();
  const lookSoon = (name: string) => {
    const look = () => {
      const worker = workers.get(name);
      if (worker && !stopping.signal.aborted) boss.notifyWorker(worker);
    };
    setTimeout(look, SOON_MS).unref();
  };
  boss.on('error', report);
  return {
    define(name, options, work) {
      if (policies && !policies[name]) throw new Error(`Job ${name} has no policy in the table.`);
      definitions.push({
        name,
        retries: options.retries,
        expireInSeconds: options.expireInSeconds,
        dailyAt: options.dailyAt ?? null,
        run: (data, signal) => work(options.data.parse(data), signal),
      });
    },
    async send(name, data, { debounce } = {}) {
      if (debounce) return boss.send(name, data, debounced(debounce));
      const id = await boss.send(name, data);
      lookSoon(name);
      return id;
    },
    async forget(text) {
      const { rows } = await boss.getDb().executeSql(FORGET, [text]);
      return z.array(z.object({ forgotten: z.coerce.number() })).parse(rows)[0]?.forgotten ?? 0;
    },
    async start({ work } = { work: true }) {
      await boss.start();
      if (!work) return;
      for (const { run, ...definition } of definitions) {
        await makeQueue(boss, definition);
        const options = { pollingIntervalSeconds: lookEverySeconds, batchSize: 1 };
        const worker = await boss.work(definition.name, options, async ([job]) => {
          try {
            if (job) await run(job.data, stopping.signal);
          } catch (error) {
            report(error);
            // The queue keeps what it is thrown.
            throw new Error(describeError(error));
          } finally {
            lookSoon(definition.name);
          }
        });
        workers.set(definition.name, worker);
      }
    },
    async stop() {
      stopping.abort();
      await boss.stop({ graceful: true, wait: true, timeout: 20_000 });
    },
  };
}

async function makeQueue(
  boss: PgBoss,
  { name, retries, expireInSeconds, dailyAt }: Omit<Definition, 'run'>,
): Promise<void> {
  const options = { name, policy: 'standard' as const, retryLimit: retries, retryDelay: 2, expireInSeconds };
  await boss.createQueue(name, options);
  await boss.updateQueue(name, options);
  if (dailyAt) await boss.schedule(name, cronOf(dailyAt), {}, { tz: 'UTC' });
  else await boss.unschedule(name);
}

function debounced({ key, seconds }: { key: string; seconds: number }): PgBoss.SendOptions {
  return { singletonKey: key, singletonSeconds: seconds, singletonNextSlot: true, startAfter: seconds };
}

/** `02:30` as cron writes it: minute, hour, every day. */
function cronOf(dailyAt: string): string {
  const [hour, minute] = dailyAt.split(':').map(Number);
  return `${minute} ${hour} * * *`;
}
