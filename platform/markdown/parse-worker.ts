import { parentPort } from 'node:worker_threads';
import { MarkdownError } from './errors';
import { checkShape, decodeSource } from './limits';
import { parseDocument } from './parse';
import { type ParseReply, ParseRequest } from './parse-messages';

/** Entry of the thread that reads one document at a time; see `parseInWorker`. */
parentPort?.on('message', (message: unknown) => parentPort?.postMessage(reply(message)));

function reply(message: unknown): ParseReply {
  const { id, bytes, path, limits } = ParseRequest.parse(message);
  try {
    const text = decodeSource(bytes, limits);
    checkShape(text, limits);
    return { id, document: parseDocument(text, path) };
  } catch (error) {
    if (error instanceof MarkdownError) return { id, code: error.code, detail: error.detail };
    if (error instanceof RangeError) return { id, code: 'too_deep', detail: error.message };
    return { id, code: 'unexpected', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
