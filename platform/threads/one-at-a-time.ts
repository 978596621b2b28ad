import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ResourceLimits, Worker } from 'node:worker_threads';

/** What a thread does with one job, and how it fails. */
export interface ThreadOptions<Reply> {
  /** Name in errors of the program's own. */
  name: string;
  /** File to run; see {@link threadEntry}. */
  entry(): string;
  /** Memory that its JavaScript may take before it is stopped. */
  resources: ResourceLimits;
  /** MiB by which the whole process may grow during one job, counting what lies outside JavaScript's heap; left out: not looked at. */
  growthMib?: number;
  /** Reads what the thread sent; throws on anything that it can't have sent. */
  reply(message: unknown): Reply;
  /** Time is up after so many milliseconds. */
  outOfTime(ms: number): Error;
  /** Memory is used up, as many MiB as given here. */
  outOfMemory(mib: number): Error;
}

/**
 * Where a reply leads: to an answer, to an error, or on, after a word to the thread (`say`). With `last` the thread ends and gives its
 * memory back.
 */
export type Step<Answer> = { done: Answer; last?: boolean } | { failed: Error } | { say: object };

/** How often the growth of the process is looked at, milliseconds. */
const LOOK_MS = 100;
const MIB = 1024 * 1024;

/**
 * A thread that works on one job at a time, within bounds on memory and time. A job that breaks them costs its caller an error and the
 * thread its life; the next job gets a new thread. It does not keep the process alive.
 */
export class OneAtATime<Reply extends { id: number }> {
  private worker: Worker | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private nextId = 1;

  constructor(private readonly options: ThreadOptions<Reply>) {}

  /**
   * @param job posted with an `id` of its own, which every reply and word for it must carry
   * @param step what a reply leads to
   * @param handOver buffers that go to the thread instead of being copied: the caller no longer has them
   * @throws what `outOfTime` and `outOfMemory` make, or what the steps say
   */
  run<Answer>(
    job: object,
    timeoutMs: number,
    step: (reply: Reply) => Promise<Step<Answer>> | Step<Answer>,
    handOver: readonly ArrayBuffer[] = [],
  ): Promise<Answer> {
    const result = this.last.then(() => this.ask(job, timeoutMs, step, handOver));
    this.last = result.catch(() => undefined);
    return result;
  }

  /** Stops the thread, if one runs; the next job starts a new one. */
  async close(): Promise<void> {
    const running = this.worker;
    this.worker = null;
    await running?.terminate();
  }

  private ask<Answer>(
    job: object,
    timeoutMs: number,
    step: (reply: Reply) => Promise<Step<Answer>> | Step<Answer>,
    handOver: readonly ArrayBuffer[],
  ): Promise<Answer> {
    const thread = this.worker ?? this.start();
    this.worker = thread;
    thread.ref();
    const id = this.nextId++;
    return new Promise<Answer>((done, reject) => {
      const settle = (act: () => void, stop: boolean) => {
        clearTimeout(timer);
        clearInterval(watch);
        thread.off('message', onMessage).off('error', onError).off('exit', onExit);
        thread.unref();
        if (!stop) return act();
        if (this.worker === thread) this.worker = null;
        void thread.terminate().then(act, act);
      };
      const fail = (error: Error, stop: boolean) => settle(() => reject(error), stop);
      const onMessage = async (message: unknown) => {
        try {
          const reply = this.options.reply(message);
          if (reply.id !== id) return;
          const next = await step(reply);
          if ('failed' in next) fail(next.failed, false);
          else if ('done' in next) settle(() => done(next.done), next.last === true);
          else thread.postMessage({ ...next.say, id });
        } catch (error) {
          fail(error instanceof Error ? error : new Error(String(error)), true);
        }
      };
      const onError = (error: Error) => fail(this.memoryError(error) ?? error, true);
      const onExit = () => fail(new Error(`the ${this.options.name} thread ended`), true);
      const timer = setTimeout(() => fail(this.options.outOfTime(timeoutMs), true), timeoutMs);
      const watch = this.watchGrowth((error) => fail(error, true));
      thread.on('message', onMessage).on('error', onError).on('exit', onExit);
      thread.postMessage({ ...job, id }, [...handOver]);
    });
  }

  private watchGrowth(fail: (error: Error) => void): NodeJS.Timeout | undefined {
    const { growthMib } = this.options;
    if (growthMib === undefined) return undefined;
    const before = process.memoryUsage.rss();
    return setInterval(() => {
      if (process.memoryUsage.rss() - before > growthMib * MIB) fail(this.options.outOfMemory(growthMib));
    }, LOOK_MS).unref();
  }

  private memoryError(error: Error): Error | null {
    if (!('code' in error) || error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return null;
    return this.options.outOfMemory(this.options.resources.maxOldGenerationSizeMb ?? 0);
  }

  private start(): Worker {
    const thread = new Worker(this.options.entry(), { resourceLimits: this.options.resources });
    // A thread that is stopped while it runs out of memory reports so after its job has been given up.
    thread.on('error', () => undefined);
    return thread;
  }
}

/**
 * Entry of a thread: the bundle `<name>.js` beside the running one in production, `<name>-from-source.mjs` in a checkout.
 * @param from `import.meta.url` of the caller
 */
export function threadEntry(from: string, name: string): string {
  const bundled = fileURLToPath(new URL(`./${name}.js`, from));
  return existsSync(bundled) ? bundled : fileURLToPath(new URL(`./${name}-from-source.mjs`, from));
}
