import { OneAtATime, threadEntry } from '@/platform/threads/one-at-a-time';
import { isMarkdownErrorCode, MarkdownError } from './errors';
import type { ResolveAll } from './render-links';
import { ThreadReply, type ThreadRequest } from './thread-messages';

/** Memory that a thread may take before it is stopped, so that no document takes the process with it. MiB. */
const RESOURCES = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 };

/** Bytes of a document from which on the thread ends when it has read it: what comes next needs the memory. */
const BOOK_BYTES = 500_000;

type Job =
  Exclude<ThreadRequest, { kind: 'targets' }> extends infer One
    ? One extends { id: number }
      ? Omit<One, 'id'>
      : never
    : never;
type Answer = Extract<ThreadReply, { kind: 'document' | 'html' }>;

/** A thread that reads or renders one Markdown document at a time, within bounds on memory and time; see {@link OneAtATime}. */
export class MarkdownThread {
  private readonly thread = new OneAtATime<ThreadReply>({
    name: 'Markdown',
    entry: () => threadEntry(import.meta.url, 'parse-worker'),
    resources: RESOURCES,
    reply: (message) => ThreadReply.parse(message),
    outOfTime: (ms) => new MarkdownError('timeout', `${ms / 1_000} s`),
    outOfMemory: (mib) => new MarkdownError('too_large', `more than ${mib} MiB to read it`),
  });

  /**
   * @param resolve where addresses lead, asked while a document is rendered
   * @throws MarkdownError `timeout` after `timeoutMs`, `too_large` when memory runs out, or the reason that the thread found
   */
  run(job: Job, timeoutMs: number, resolve: ResolveAll = () => []): Promise<Answer> {
    return this.thread.run<Answer>(job, timeoutMs, async (reply) => {
      if (reply.kind === 'error') return { failed: errorOf(reply) };
      const last = job.kind === 'parse' && job.bytes.length > BOOK_BYTES;
      if (reply.kind !== 'addresses') return { done: reply, last };
      return { say: { kind: 'targets', targets: [...(await resolve(reply.addresses))] } };
    });
  }

  /** Stops the thread, if one runs; the next job starts a new one. */
  close(): Promise<void> {
    return this.thread.close();
  }
}

function errorOf({ code, detail }: { code: string; detail: string }): Error {
  return isMarkdownErrorCode(code) ? new MarkdownError(code, detail) : new Error(detail);
}
