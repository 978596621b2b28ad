import { parentPort } from 'node:worker_threads';
import { MarkdownError } from './errors';
import { checkShape, decodeSource } from './limits';
import { parseDocument } from './parse';
import { produceHtml } from './render-html';
import { type ThreadReply, ThreadRequest } from './thread-messages';

/** Entry of the thread that reads or renders one document at a time; see `MarkdownThread`. */
parentPort?.on('message', (message: unknown) => {
  const request = ThreadRequest.parse(message);
  if (request.kind === 'targets') waiting.get(request.id)?.(request.targets);
  else void answer(request).then((reply) => parentPort?.postMessage(reply));
});

const waiting = new Map<number, (targets: (string | null)[]) => void>();

async function answer(request: Exclude<ThreadRequest, { kind: 'targets' }>): Promise<ThreadReply> {
  const { id } = request;
  try {
    if (request.kind === 'parse') {
      const text = decodeSource(request.bytes, request.limits);
      checkShape(text, request.limits);
      return { kind: 'document', id, document: parseDocument(text, request.path) };
    }
    const html = await produceHtml(request.input, (addresses) => {
      parentPort?.postMessage({ kind: 'addresses', id, addresses: [...addresses] } satisfies ThreadReply);
      return new Promise((resolve) => waiting.set(id, resolve));
    });
    return { kind: 'html', id, html };
  } catch (error) {
    if (error instanceof MarkdownError) return { kind: 'error', id, code: error.code, detail: error.detail };
    if (error instanceof RangeError) return { kind: 'error', id, code: 'too_deep', detail: error.message };
    return {
      kind: 'error',
      id,
      code: 'unexpected',
      detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  } finally {
    waiting.delete(id);
  }
}
