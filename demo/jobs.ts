import type { JobQueue } from '@/platform/jobs/queue';

/** A queue whose jobs are done here, one after another, whenever somebody waits for them; nothing outlives the making of the school. */
export interface LocalJobs extends JobQueue {
  /** Does all that is waiting, and what that sends; with a name, only the jobs of that name. */
  drain(only?: string): Promise<void>;
  /** Does once what is done each night. */
  night(): Promise<void>;
}

export function createLocalJobs(report: (error: unknown) => void, signal: AbortSignal): LocalJobs {
  const work = new Map<string, (data: Record<string, unknown>) => Promise<void>>();
  const nightly: string[] = [];
  const waiting: { name: string; data: Record<string, unknown> }[] = [];
  return {
    define(name, options, run) {
      if (options.dailyAt) nightly.push(name);
      work.set(name, (data) => run(options.data.parse(data), signal));
    },
    async send(name, data) {
      const same = JSON.stringify(data);
      // Features ask again and again for what need be done once.
      if (!waiting.some((each) => each.name === name && JSON.stringify(each.data) === same))
        waiting.push({ name, data });
      return null;
    },
    async drain(only) {
      for (;;) {
        const at = waiting.findIndex(({ name }) => only === undefined || name === only);
        const [job] = at < 0 ? [] : waiting.splice(at, 1);
        if (!job) return;
        await work.get(job.name)?.(job.data).catch(report);
      }
    },
    async night() {
      for (const name of nightly) await work.get(name)?.({}).catch(report);
    },
    forget: async () => 0,
    start: async () => {},
    stop: async () => {},
  };
}
