import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { isMarkdownErrorCode, MarkdownError } from './errors';
import { DEFAULT_LIMITS, type MarkdownLimits } from './limits';
import { ParseReply } from './parse-messages';
import type { ParsedDocument } from './types';

export interface ParseOptions {
  /** Time for one document, milliseconds; the thread is stopped after it. Default 30,000. */
  timeoutMs?: number;
  limits?: Partial<MarkdownLimits>;
}

/** Memory that the thread may take before it is stopped, so that no document takes the process with it. MiB. */
const RESOURCES = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 };

let worker: Worker | null = null;
let last: Promise<unknown> = Promise.resolve();
let nextId = 1;

/**
 * Reads an uploaded file as Markdown in a thread of its own, one file at a time, with bounds on size, shape, memory and time: whatever the
 * bytes are, the process neither hangs nor falls over.
 *
 * @throws MarkdownError with the reason; the next call works as if nothing had happened
 */
export function parseInWorker(bytes: Uint8Array, path: string, options: ParseOptions = {}): Promise<ParsedDocument> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  if (bytes.length > limits.maxBytes) {
    const [size, most] = [bytes.length, limits.maxBytes].map((value) => value.toLocaleString('en'));
    return Promise.reject(new MarkdownError('too_large', `${size} bytes, at most ${most}`));
  }
  const result = last.then(() => ask(bytes, path, limits, options.timeoutMs ?? 30_000));
  last = result.catch(() => undefined);
  return result;
}

/** Stops the thread, if one runs; the next `parseInWorker` starts a new one. */
export async function closeParseWorker(): Promise<void> {
  const running = worker;
  worker = null;
  await running?.terminate();
}

function ask(bytes: Uint8Array, path: string, limits: MarkdownLimits, timeoutMs: number): Promise<ParsedDocument> {
  const thread = worker ?? start();
  worker = thread;
  thread.ref();
  const id = nextId++;
  return new Promise<ParsedDocument>((resolve, reject) => {
    const settle = (act: () => void, stop: boolean) => {
      clearTimeout(timer);
      thread.off('message', onMessage).off('error', onError).off('exit', onExit);
      thread.unref();
      if (!stop) return act();
      if (worker === thread) worker = null;
      void thread.terminate().then(act, act);
    };
    const fail = (error: Error, stop: boolean) => settle(() => reject(error), stop);
    const onMessage = (message: unknown) => {
      const reply = ParseReply.parse(message);
      if (reply.id !== id) return;
      if ('document' in reply) settle(() => resolve(reply.document), false);
      else
        fail(
          isMarkdownErrorCode(reply.code) ? new MarkdownError(reply.code, reply.detail) : new Error(reply.detail),
          false,
        );
    };
    const onError = (error: Error) => {
      const memory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      fail(
        memory ? new MarkdownError('too_large', `more than ${RESOURCES.maxOldGenerationSizeMb} MiB to read it`) : error,
        true,
      );
    };
    const onExit = () => fail(new Error('the parsing thread ended'), true);
    const timer = setTimeout(() => fail(new MarkdownError('timeout', `${timeoutMs / 1_000} s`), true), timeoutMs);
    thread.on('message', onMessage).on('error', onError).on('exit', onExit);
    thread.postMessage({ id, bytes, path, limits });
  });
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
