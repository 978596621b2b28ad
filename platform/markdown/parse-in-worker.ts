import { MarkdownError } from './errors';
import { DEFAULT_LIMITS, type MarkdownLimits } from './limits';
import { MarkdownThread } from './thread';
import type { ParsedDocument } from './types';

export interface ParseOptions {
  /** Time for one document, milliseconds; the thread is stopped after it. Default 30,000. */
  timeoutMs?: number;
  limits?: Partial<MarkdownLimits>;
}

const thread = new MarkdownThread();

/**
 * Reads an uploaded file as Markdown in a thread of its own, one file at a time, with bounds on size, shape, memory and time: whatever the
 * bytes are, the process neither hangs nor falls over. Offsets count in the text that `decodeSource` gives.
 *
 * @throws MarkdownError with the reason; the next call works as if nothing had happened
 */
export async function parseInWorker(
  bytes: Uint8Array,
  path: string,
  options: ParseOptions = {},
): Promise<ParsedDocument> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  if (bytes.length > limits.maxBytes) {
    const [size, most] = [bytes.length, limits.maxBytes].map((value) => value.toLocaleString('en'));
    throw new MarkdownError('too_large', `${size} bytes, at most ${most}`);
  }
  const reply = await thread.run({ kind: 'parse', bytes, path, limits }, options.timeoutMs ?? 30_000);
  if (reply.kind !== 'document') throw new Error('the Markdown thread answered with no document');
  return reply.document;
}

/** Stops the thread, if one runs; the next `parseInWorker` starts a new one. */
export function closeParseWorker(): Promise<void> {
  return thread.close();
}
