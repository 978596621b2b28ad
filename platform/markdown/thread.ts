import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { isMarkdownErrorCode, MarkdownError } from './errors';
import type { ResolveAll } from './render-links';
import { ThreadReply, type ThreadRequest } from './thread-messages';

/** Memory that a thread may take before it is stopped, so that no document takes the process with it. MiB. */
const RESOURCES = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 };

type Job =
  Exclude<ThreadRequest, { kind: 'targets' }> extends infer One
    ? One extends { id: number }
      ? Omit<One, 'id'>
      : never
    : never;
type Answer = Extract<ThreadReply, { kind: 'document' | 'html' }>;

/**
 * A thread that reads or renders one document at a time, within bounds on memory and time. A document that breaks them costs its caller an
 * error and the thread its life; the next document gets a new thread. It does not keep the process alive.
 */
export class MarkdownThread {
  private worker: Worker | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private nextId = 1;

  /**
   * @param resolve where addresses lead, asked while a document is rendered
   * @throws MarkdownError `timeout` after `timeoutMs`, `too_large` when memory runs out, or the reason that the thread found
   */
  run(job: Job, timeoutMs: number, resolve: ResolveAll = () => []): Promise<Answer> {
    const result = this.last.then(() => this.ask(job, timeoutMs, resolve));
    this.last = result.catch(() => undefined);
    return result;
  }

  /** Stops the thread, if one runs; the next job starts a new one. */
  async close(): Promise<void> {
    const running = this.worker;
    this.worker = null;
    await running?.terminate();
  }

  private ask(job: Job, timeoutMs: number, resolve: ResolveAll): Promise<Answer> {
    const thread = this.worker ?? start();
    this.worker = thread;
    thread.ref();
    const id = this.nextId++;
    return new Promise<Answer>((done, reject) => {
      const settle = (act: () => void, stop: boolean) => {
        clearTimeout(timer);
        thread.off('message', onMessage).off('error', onError).off('exit', onExit);
        thread.unref();
        if (!stop) return act();
        if (this.worker === thread) this.worker = null;
        void thread.terminate().then(act, act);
      };
      const fail = (error: Error, stop: boolean) => settle(() => reject(error), stop);
      const onReply = async (reply: ThreadReply) => {
        if (reply.kind === 'error') fail(errorOf(reply), false);
        else if (reply.kind !== 'addresses') settle(() => done(reply), false);
        else
          thread.postMessage({
            kind: 'targets',
            id,
            targets: [...(await resolve(reply.addresses))],
          } satisfies ThreadRequest);
      };
      const onMessage = (message: unknown) => {
        const reply = ThreadReply.parse(message);
        if (reply.id === id) onReply(reply).catch((error: Error) => fail(error, true));
      };
      const onError = (error: Error) => fail(memoryError(error) ?? error, true);
      const onExit = () => fail(new Error('the Markdown thread ended'), true);
      const timer = setTimeout(() => fail(new MarkdownError('timeout', `${timeoutMs / 1_000} s`), true), timeoutMs);
      thread.on('message', onMessage).on('error', onError).on('exit', onExit);
      thread.postMessage({ ...job, id });
    });
  }
}

function errorOf({ code, detail }: { code: string; detail: string }): Error {
  return isMarkdownErrorCode(code) ? new MarkdownError(code, detail) : new Error(detail);
}

function memoryError(error: Error): MarkdownError | null {
  if (!('code' in error) || error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return null;
  return new MarkdownError('too_large', `more than ${RESOURCES.maxOldGenerationSizeMb} MiB to read it`);
}

function start(): Worker {
  const thread = new Worker(entry(), { resourceLimits: RESOURCES });
  // A thread that is stopped while it runs out of memory reports so after its document has been given up.
  thread.on('error', () => undefined);
  return thread;
}

/** The bundle beside the running one in production, the TypeScript entry from a checkout. */
function entry(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const bundled = join(here, 'parse-worker.js');
  return existsSync(bundled) ? bundled : join(here, 'parse-worker-from-source.mjs');
}
