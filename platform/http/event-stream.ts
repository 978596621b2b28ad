import { STREAM_END, STREAM_PROBLEM } from './event-stream-names';
import { problemOf } from './problem';

/** One event on its way to a browser; `type` is the name under which the reader knows it. */
export interface StreamEvent {
  type: string;
}

/** Proxies and school filters cut connections that are silent for about a minute. */
const HEARTBEAT_MS = 15_000;

/**
 * Sends events as they come, as `text/event-stream`: each as one `data:` line of JSON, a comment as heartbeat, an end mark, and a failure as
 * the last event. The source is asked for the next event only when the reader has room for it.
 * @param source begins the work; its signal aborts when the reader leaves, and its iterator is returned then.
 * @param leaving the request's own signal.
 */
export function eventStreamResponse<E extends StreamEvent>(
  source: (signal: AbortSignal) => AsyncIterable<E>,
  leaving: AbortSignal,
  report: (error: unknown) => void,
  heartbeatMs = HEARTBEAT_MS,
): Response {
  const gone = new AbortController();
  const signal = AbortSignal.any([gone.signal, leaving]);
  const encoder = new TextEncoder();
  const frame = (data: unknown, name?: string) =>
    encoder.encode(`${name ? `event: ${name}\n` : ''}data: ${JSON.stringify(data)}\n\n`);
  let iterator: AsyncIterator<E> | undefined;
  let heart: ReturnType<typeof setInterval> | undefined;
  const leave = () => {
    clearInterval(heart);
    gone.abort();
    // A generator that waits ends by the signal; its last rejection has nobody to hear it any more.
    void iterator?.return?.()?.catch(() => {});
  };
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(': open\n\n'));
      leaving.addEventListener('abort', leave, { once: true });
      heart = setInterval(() => controller.enqueue(encoder.encode(': still here\n\n')), heartbeatMs);
    },
    async pull(controller) {
      try {
        iterator ??= source(signal)[Symbol.asyncIterator]();
        const next = await iterator.next();
        if (signal.aborted) return leave();
        controller.enqueue(next.done ? frame({}, STREAM_END) : frame(next.value));
        if (!next.done) return;
      } catch (error) {
        if (signal.aborted) return leave();
        controller.enqueue(frame(problemOf(error, report).body, STREAM_PROBLEM));
      }
      clearInterval(heart);
      controller.close();
    },
    cancel: leave,
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // Asks nginx not to gather the events.
      'x-accel-buffering': 'no',
    },
  });
}
