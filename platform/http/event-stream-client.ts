import { EventSourceParserStream } from 'eventsource-parser/stream';
import { ApiError, errorFrom } from './client';
import { STREAM_END, STREAM_PROBLEM } from './event-stream-names';

/**
 * Asks the API and gives the events of its answer as they come. `path` stands under `/api/v1`; with a body it is a POST. Events are trusted
 * to be of type `E`, as the same build's contract says. Leaving the loop, or aborting the signal, hangs up, and the server stops its work.
 * @throws ApiError as `api` does; `interrupted` (status 0) when the connection breaks before the server said it had finished.
 */
export async function* readEventStream<E>(
  path: string,
  body: unknown,
  signal: AbortSignal,
  /** The same key makes a repeated request count once. */
  idempotencyKey?: string,
): AsyncGenerator<E, void, undefined> {
  const hangUp = new AbortController();
  const abort = () => hangUp.abort();
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort);
  const failed = (code: string) => new ApiError(0, signal.aborted ? 'aborted' : code, null);
  try {
    const response = await fetch(`/api/v1${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        accept: 'text/event-stream',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: 'same-origin',
      signal: hangUp.signal,
    }).catch(() => {
      throw failed('offline');
    });
    if (!response.ok || !response.body) {
      throw errorFrom(response.status, await response.text().catch(() => ''));
    }
    const events = response.body
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream())
      .getReader();
    for (;;) {
      const { done, value } = await events.read().catch(() => {
        throw failed('interrupted');
      });
      if (done) throw failed('interrupted');
      if (value.event === STREAM_END) return;
      if (value.event === STREAM_PROBLEM) throw problemIn(value.data);
      const event: E = JSON.parse(value.data);
      yield event;
    }
  } finally {
    signal.removeEventListener('abort', abort);
    abort();
  }
}

function problemIn(data: string): ApiError {
  const body: unknown = JSON.parse(data);
  const status = typeof body === 'object' && body !== null && 'status' in body ? Number(body.status) : 500;
  return errorFrom(status, data);
}
