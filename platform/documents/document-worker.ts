import { parentPort } from 'node:worker_threads';
import { DocumentError } from './errors';
import { readerOf } from './readers';
import { type ReadReply, ReadRequest } from './thread-messages';

/** Entry of the thread that reads one document at a time; see `readInWorker`. */
parentPort?.on('message', (message: unknown) => {
  const request = ReadRequest.parse(message);
  void answer(request).then(({ reply, handOver }) => parentPort?.postMessage(reply, handOver));
});

// A promise of a library that fails while nobody waits for it must not take the thread, and the next file, with it.
process.on('unhandledRejection', () => undefined);

async function answer({
  id,
  format,
  bytes,
  options,
}: ReadRequest): Promise<{ reply: ReadReply; handOver: ArrayBuffer[] }> {
  try {
    const read = await readerOf(format);
    const document = await read(bytes, options);
    // Pictures go to the other thread as copies of their own, so that none drags a larger buffer along.
    const images = document.images.map((image) => ({ ...image, bytes: Uint8Array.from(image.bytes) }));
    const handOver = images.map((image) => image.bytes.buffer);
    return { reply: { kind: 'document', id, document: { ...document, images } }, handOver };
  } catch (error) {
    return { reply: { kind: 'error', id, ...reasonOf(error) }, handOver: [] };
  }
}

function reasonOf(error: unknown): { code: string; detail?: string } {
  if (error instanceof DocumentError) return { code: error.code, ...(error.detail ? { detail: error.detail } : {}) };
  // The call stack, an array or a string that grew past what JavaScript holds.
  if (error instanceof RangeError) return { code: 'too_deep' };
  return { code: 'unexpected', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
