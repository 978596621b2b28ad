import { OneAtATime, threadEntry } from '@/platform/threads/one-at-a-time';
import { DOCUMENT_ERROR_CODES, DocumentError } from './errors';
import { formatByName, startsAsDocument } from './formats';
import { isReadable } from './readers';
import { ReadReply, type ReadRequest } from './thread-messages';
import { DEFAULT_DOCUMENT_LIMITS, type DocumentLimits, type ReadDocument, type ReadOptions } from './types';

export interface ReadInWorkerOptions {
  /** Time for one document, milliseconds; the thread is stopped after it. Default five minutes, half an hour with text recognition. */
  timeoutMs?: number;
  limits?: Partial<DocumentLimits>;
  /** See `ReadOptions`. Default null. */
  ocr?: ReadOptions['ocr'];
}

/** Memory that a reader's JavaScript may take; libraries keep pages and unpacked parts outside of it, which `GROWTH_MIB` bounds. */
const RESOURCES = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 };
/** MiB that the process may grow by while a document is read. */
const GROWTH_MIB = 1_536;
/** A book of 1,000 pages takes 20 seconds alone and has taken 95 beside other work. */
const TIMEOUT_MS = 300_000;
/** UTF-16 units of Markdown from which on the thread ends when it has read a document: what comes next needs the memory. */
const BOOK_LENGTH = 500_000;
const OCR_TIMEOUT_MS = 1_800_000;

const thread = new OneAtATime<ReadReply>({
  name: 'document',
  entry: () => threadEntry(import.meta.url, 'document-worker'),
  resources: RESOURCES,
  growthMib: GROWTH_MIB,
  reply: (message) => ReadReply.parse(message),
  outOfTime: (ms) => new DocumentError('too_slow', `${ms / 1_000} s`),
  outOfMemory: (mib) => new DocumentError('out_of_memory', `${mib} MiB`),
});

/**
 * Reads a document of any format but Markdown, in a thread of its own, one at a time, with bounds on size, memory and time: whatever the
 * bytes are, the process neither hangs nor falls over.
 *
 * @param bytes handed over to the thread where they fill their buffer: not to be used afterwards
 * @param path in the upload; its ending says what the format is
 * @throws DocumentError with the reason; the next call works as if nothing had happened
 */
export async function readInWorker(
  bytes: Uint8Array<ArrayBuffer>,
  path: string,
  options: ReadInWorkerOptions = {},
): Promise<ReadDocument> {
  const format = formatByName(path);
  if (format === null || !isReadable(format)) throw new Error(`not a document that can be read: ${path}`);
  const limits = { ...DEFAULT_DOCUMENT_LIMITS, ...options.limits };
  if (bytes.length === 0) throw new DocumentError('empty');
  if (bytes.length > limits.maxBytes) throw new DocumentError('too_large', megabytes(limits.maxBytes));
  if (!startsAsDocument(format, bytes)) throw new DocumentError('wrong_content');
  const ocr = options.ocr ?? null;
  const job: Omit<ReadRequest, 'id'> = { format, bytes, options: { path, limits, ocr } };
  const whole = bytes.byteLength === bytes.buffer.byteLength;
  return thread.run<ReadDocument>(
    job,
    options.timeoutMs ?? (ocr ? OCR_TIMEOUT_MS : TIMEOUT_MS),
    (reply) =>
      reply.kind === 'document'
        ? { done: reply.document, last: reply.document.markdown.length > BOOK_LENGTH }
        : { failed: errorOf(reply) },
    whole ? [bytes.buffer] : [],
  );
}

/** Stops the thread, if one runs; the next `readInWorker` starts a new one. */
export function closeDocumentWorker(): Promise<void> {
  return thread.close();
}

function errorOf({ code, detail }: { code: string; detail?: string | undefined }): Error {
  const known = DOCUMENT_ERROR_CODES.find((each) => each === code);
  return known ? new DocumentError(known, detail) : new Error(detail ?? code);
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / (1024 * 1024))} MB`;
}
