import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { eventStreamResponse, type StreamEvent } from './event-stream';
import { readEventStream } from './event-stream-client';
import { AppError } from './problem';

interface Said extends StreamEvent {
  type: 'said';
  text: string;
}
let source: (signal: AbortSignal) => AsyncIterable<Said>;
let answer: (() => Response) | null;
const reported: unknown[] = [];
let server: Server;

// A real server and a real fetch: what a browser's reader and a Node server do to each other is the thing to test.
beforeAll(async () => {
  const listener = getRequestListener(
    (request) =>
      answer?.() ??
      eventStreamResponse(
        (signal) => source(signal),
        request.signal,
        (e) => reported.push(e),
        5,
      ),
    { overrideGlobalObjects: false },
  );
  server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  answer = null;
  reported.length = 0;
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const real = fetch;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => real(`http://127.0.0.1:${port}${path}`, init));
});
afterEach(() => vi.unstubAllGlobals());

const read = (signal = new AbortController().signal) => readEventStream<Said>('/x', { question: '?' }, signal);
const said = (text: string): Said => ({ type: 'said', text });

async function all(events: AsyncIterable<Said>): Promise<string[]> {
  const texts: string[] = [];
  for await (const event of events) texts.push(event.text);
  return texts;
}
const forever = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new Error('left'))));

describe('a stream of events', () => {
  it('brings every event whole, whatever is in it, and then ends', async () => {
    const texts = ['one', 'two\nlines\r\nthree', '👩‍🏫 العربية\u2028', 'x'.repeat(200_000), ''];
    source = async function* () {
      for (const text of texts) yield said(text);
    };
    expect(await all(read())).toEqual(texts);
  });

  it('keeps the connection alive while nothing is said', async () => {
    source = async function* () {
      await new Promise((resolve) => setTimeout(resolve, 40));
      yield said('late');
    };
    const real = await fetch('/x', {});
    expect((await real.text()).match(/: still here/g)?.length).toBeGreaterThan(2);
    expect(await all(read())).toEqual(['late']);
  });

  it('ends with the problem when the work fails, after what had come', async () => {
    source = async function* () {
      yield said('begun');
      throw new AppError('too_many_questions', 429, 'Wait a minute.');
    };
    const events = read();
    expect((await events.next()).value).toEqual(said('begun'));
    await expect(events.next()).rejects.toMatchObject({
      status: 429,
      code: 'too_many_questions',
      detail: 'Wait a minute.',
    });
    expect(reported).toEqual([]);
    // biome-ignore lint/correctness/useYield: it fails before it says anything
    source = async function* () {
      throw new Error('secret inside');
    };
    await expect(all(read())).rejects.toMatchObject({
      code: 'internal',
      detail: expect.not.stringContaining('secret'),
    });
    expect(reported).toHaveLength(1);
  });

  it.each(['leaves the loop', 'aborts'])('stops the work when the reader %s', async (how) => {
    const ended = vi.fn();
    source = async function* (signal) {
      try {
        yield said('first');
        await forever(signal);
      } finally {
        ended();
      }
    };
    const leaving = new AbortController();
    const reading = (async () => {
      for await (const _ of read(leaving.signal)) {
        if (how === 'aborts') leaving.abort();
        else break;
      }
    })();
    if (how === 'aborts') await expect(reading).rejects.toMatchObject({ code: 'aborted' });
    else await reading;
    await vi.waitFor(() => expect(ended).toHaveBeenCalledOnce());
    expect(reported).toEqual([]);
  });

  it('tells a connection that broke from one that ended, and problems before the first event', async () => {
    answer = () => new Response('data: {"type":"said","text":"half"}\n\n');
    const cut = read();
    expect((await cut.next()).value).toEqual(said('half'));
    await expect(cut.next()).rejects.toMatchObject({ status: 0, code: 'interrupted' });
    answer = () => Response.json({ code: 'forbidden', detail: 'No.' }, { status: 403 });
    await expect(all(read())).rejects.toMatchObject({ status: 403, code: 'forbidden' });
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
    await expect(all(read())).rejects.toMatchObject({ code: 'offline' });
  });
});
