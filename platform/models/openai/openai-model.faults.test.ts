import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { collect } from '../collect';
import { endpointFor } from '../testing/endpoint-for';
import { type FaultServer, type FaultServerOptions, startFaultServer } from '../testing/fault-server';
import type { Fault } from '../testing/faults';
import { askAbout, failureOf } from '../testing/language-model.contract';
import { startLoopbackServer } from '../testing/loopback-server';
import { ModelError, type ModelFailure } from '../types';
import type { OpenAiEndpoint } from './endpoint';
import { createOpenAiModel, type OpenAiModel } from './openai-model';

const never = new AbortController().signal;
const question = askAbout('What is a loop?');
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function open(
  options: Partial<FaultServerOptions> = {},
  changes: Partial<OpenAiEndpoint> = {},
): Promise<{ server: FaultServer; model: OpenAiModel }> {
  const server = await startFaultServer(options);
  closers.push(server.close);
  const timeouts = { firstTokenMs: 300, betweenTokensMs: 200, questionMs: 2_000 };
  return { server, model: createOpenAiModel(endpointFor(server.url, { timeouts, ...changes })) };
}

const chunk = (content: string) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}`;
const stop = 'data: {"choices":[{"delta":{},"finish_reason":"stop"}]}';

describe('answers in every form that servers send them', () => {
  const words = 'Größe 👩‍🏫 環 ñandú';
  const whole = JSON.stringify({ choices: [{ message: { content: words }, finish_reason: 'stop' }] });
  const forms: Record<string, Fault> = {
    'one byte a frame, in the middle of characters': {
      kind: 'raw',
      frameBytes: 1,
      text: `${chunk('Größe 👩‍🏫')}\n\n${chunk(' 環 ñandú')}\n\n${stop}\n\ndata: [DONE]\n\n`,
    },
    'CRLF, frames cut between the two': {
      kind: 'raw',
      frameBytes: 7,
      text: `${chunk(words)}\r\n\r\n${stop}\r\n\r\ndata: [DONE]\r\n\r\n`,
    },
    'comments, other fields and a mark of byte order': {
      kind: 'raw',
      text: `\ufeff: waiting\n\nevent: message\nid: 1\n${chunk(words)}\n\n: still here\n\nretry: 10\n${stop}\n\ndata: [DONE]\n\n`,
    },
    'no [DONE]': { kind: 'raw', text: `${chunk(words)}\n\n${stop}\n\n` },
    'no empty line at the end': { kind: 'raw', text: `${chunk(words)}\n\n${stop}` },
    'no reason why it ended, but [DONE]': { kind: 'raw', text: `${chunk(words)}\n\ndata: [DONE]\n\n` },
    'data without a space': { kind: 'raw', text: `${chunk(words).replace(': ', ':')}\n\n${stop}\n\n` },
    'not streamed': { kind: 'raw', type: 'application/json', text: whole },
    'thinking first, kept apart': {
      kind: 'raw',
      text: `data: {"choices":[{"delta":{"reasoning_content":"Let me see"}}]}\n\n${chunk(words)}\n\n${stop}\n\n`,
    },
    'thinking first, in the text': {
      kind: 'raw',
      text: `${chunk('<th')}\n\n${chunk('ink>Let me ')}\n\n${chunk('see</think>\n\n')}\n\n${chunk(words)}\n\n${stop}\n\n`,
    },
  };
  for (const [name, fault] of Object.entries(forms))
    test(name, async () => {
      const { server, model } = await open();
      server.faults.push(fault);
      expect((await collect(model.stream(question, never))).text).toBe(words);
    });

  test('numbers that the server does not give are reckoned, and said to be', async () => {
    const { server, model } = await open();
    server.faults.push({ kind: 'raw', text: `${chunk('A loop.')}\n\n${stop}\n\n` });
    expect((await collect(model.stream(question, never))).use).toMatchObject({ counted: false });
    expect((await collect(model.stream(question, never))).use).toMatchObject({ counted: true });
  });
});

describe('what goes wrong comes as the failure that it is, and the next answer comes', () => {
  const failures: [string, Fault, ModelFailure, string][] = [
    ['loading', { kind: 'loading' }, 'loading', ''],
    ['a full queue', { kind: 'status', status: 429, body: {}, headers: { 'retry-after': '2' } }, 'busy', ''],
    ['too busy', { kind: 'status', status: 503, body: '<h1>Busy</h1>' }, 'busy', ''],
    ['a gateway that waited too long', { kind: 'status', status: 504, body: '' }, 'timeout', ''],
    ['an error inside', { kind: 'status', status: 500, body: { error: 'llama runner died' } }, 'unavailable', ''],
    ['no such model', { kind: 'status', status: 404, body: { error: { message: 'no model x' } } }, 'unavailable', ''],
    ['a bad request', { kind: 'status', status: 400, body: { error: { message: 'bad field' } } }, 'bad_answer', ''],
    [
      'its context exceeded (llama-server)',
      {
        kind: 'status',
        status: 400,
        body: { error: { code: 400, message: 'the request exceeds the available context size' } },
      },
      'context_overflow',
      '',
    ],
    [
      'its context exceeded (vLLM)',
      { kind: 'status', status: 400, body: { message: "This model's maximum context length is 4096 tokens." } },
      'context_overflow',
      '',
    ],
    ['a redirect', { kind: 'redirect', to: 'http://127.0.0.1:9/v1/chat/completions' }, 'unavailable', ''],
    ['a socket dropped before the first token', { kind: 'drop', tokens: 0 }, 'interrupted', ''],
    ['a socket dropped in the middle', { kind: 'drop', tokens: 3 }, 'interrupted', 'One two three'],
    ['an end in the middle', { kind: 'raw', text: `${chunk('One')}\n\n` }, 'interrupted', 'One'],
    ['an error in the middle', { kind: 'error', tokens: 2 }, 'interrupted', 'One two'],
    ['an error before the first token', { kind: 'error', tokens: 0 }, 'unavailable', ''],
    [
      'an error in a field of its own',
      { kind: 'raw', text: 'error: {"code":503,"message":"Loading model"}\n\n' },
      'loading',
      '',
    ],
    ['silence before the first token', { kind: 'hang', tokens: 0 }, 'timeout', ''],
    ['silence in the middle', { kind: 'hang', tokens: 2 }, 'timeout', 'One two'],
    ['garbage', { kind: 'raw', text: 'data: {{{{\n\n' }, 'bad_answer', ''],
    ['garbage in the middle', { kind: 'raw', text: `${chunk('One')}\n\ndata: \u0000\u0001\n\n` }, 'interrupted', 'One'],
    ['another form of JSON', { kind: 'raw', text: 'data: {"choices":"none"}\n\n' }, 'bad_answer', ''],
    ['a web page', { kind: 'raw', type: 'text/html', text: '<h1>It works!</h1>' }, 'bad_answer', ''],
    ['nothing', { kind: 'raw', text: `${stop}\n\ndata: [DONE]\n\n` }, 'bad_answer', ''],
    ['only white space', { kind: 'text', text: ' \n ' }, 'bad_answer', ''],
    ['only thinking', { kind: 'text', text: '<think>I wonder' }, 'bad_answer', ''],
    [
      'a refusal',
      { kind: 'raw', text: 'data: {"choices":[{"delta":{"refusal":"I can\'t."},"finish_reason":"stop"}]}\n\n' },
      'refused',
      '',
    ],
    [
      'a filter',
      { kind: 'raw', text: 'data: {"choices":[{"delta":{},"finish_reason":"content_filter"}]}\n\n' },
      'refused',
      '',
    ],
  ];
  for (const [name, fault, failure, before] of failures)
    test(`${name}: ${failure}`, async () => {
      const { server, model } = await open();
      server.faults.push(fault);
      let text = '';
      const error = await failureOf(model.stream(question, never), (more) => {
        text += more;
      });
      expect(error).toMatchObject({ failure });
      expect(text).toBe(before);
      expect((await collect(model.stream(question, never))).text).toContain('A loop repeats');
    });

  test('how long to wait is passed on, in seconds or as a date', async () => {
    const { server, model } = await open();
    const later = new Date(Date.now() + 30_000).toUTCString();
    for (const value of ['7', later, 'soon'])
      server.faults.push({ kind: 'status', status: 429, body: {}, headers: { 'retry-after': value } });
    const waits = [];
    for (let round = 0; round < 3; round++) waits.push((await failureOf(model.stream(question, never)))?.retryAfterMs);
    expect(waits[0]).toBe(7_000);
    expect(waits[1]).toBeGreaterThan(25_000);
    expect(waits[2]).toBeNull();
  });

  test('a server that is not there, and is there later', async () => {
    const gone = await startFaultServer();
    await gone.close();
    const model = createOpenAiModel(endpointFor(gone.url));
    const error = await failureOf(model.stream(question, never));
    expect(error).toMatchObject({ failure: 'unavailable' });
    expect(error?.message).toMatch(/nothing listens there/);
    await expect(model.capabilities(never)).rejects.toMatchObject({ failure: 'unavailable' });
  });
});

describe('cancelling', () => {
  test('the server sees the connection close, at once', async () => {
    const { server, model } = await open({ delayMs: 40 });
    const controller = new AbortController();
    let cancelledAt = 0;
    const error = await failureOf(model.stream(question, controller.signal), () => {
      cancelledAt ||= performance.now();
      controller.abort();
    });
    expect(error).toMatchObject({ failure: 'cancelled' });
    expect(performance.now() - cancelledAt).toBeLessThan(100);
    await expect.poll(() => server.chats().at(-1)?.closedEarly, { timeout: 2_000 }).toBe(true);
  });

  test('the same when the loop is left, and before the first token', async () => {
    const { server, model } = await open({ delayMs: 40 });
    for await (const event of model.stream(question, never)) if (event.type === 'text') break;
    await expect.poll(() => server.chats().at(-1)?.closedEarly, { timeout: 2_000 }).toBe(true);
    server.faults.push({ kind: 'hang', tokens: 0 });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    expect(await failureOf(model.stream(question, controller.signal))).toMatchObject({ failure: 'cancelled' });
    await expect.poll(() => server.chats().at(-1)?.closedEarly, { timeout: 2_000 }).toBe(true);
  });

  test('a reader that takes its time is no silent server', async () => {
    const { model } = await open({ delayMs: 1 });
    let text = '';
    for await (const event of model.stream(question, never)) {
      if (event.type === 'text') text += event.text;
      if (text.length < 20) await new Promise((resolve) => setTimeout(resolve, 250));
    }
    expect(text).toContain('letters like any');
  });
});

describe('objects from servers that lie', () => {
  const schema = { name: 'loop', zod: z.object({ name: z.string().min(1).max(200), steps: z.int() }) };

  test('a schema that is ignored with 200 is found out, and the next dialect taken', async () => {
    const { server, model } = await open({ ignores: ['json_schema'], keeps: ['json_object_schema'] });
    expect((await model.capabilities(never)).schema).toBe('json_object_schema');
    expect((await model.object(question, schema, never)).tries).toBe(1);
    expect(server.chats().filter(({ body }) => JSON.stringify(body).includes('"json_schema"'))).toHaveLength(1);
  });

  test('no schema and no sense: objects are refused at once, texts are not', async () => {
    const { server, model } = await open({ flavour: 'plain', keeps: [] });
    expect((await model.capabilities(never)).schema).toBe('none');
    const before = server.requests.length;
    await expect(model.object(question, schema, never)).rejects.toMatchObject({ failure: 'schema_mismatch' });
    expect(server.requests).toHaveLength(before);
    expect((await collect(model.stream(question, never))).text).toContain('A loop');
  });

  test('an answer that does not fit is repaired once, told what is wrong', async () => {
    const { server, model } = await open();
    await model.capabilities(never);
    server.faults.push({ kind: 'text', text: '{"name":"","steps":"three"}' });
    const answer = await model.object(question, schema, never);
    expect(answer.tries).toBe(2);
    expect(JSON.stringify(server.chats().at(-1)?.body)).toMatch(/That does not fit: .*steps/);
  });

  test('twice not fitting is the end of it, and the server is looked at anew', async () => {
    const { server, model } = await open();
    await model.capabilities(never);
    server.faults.push({ kind: 'text', text: 'Sure!' }, { kind: 'text', text: '{"name": "x", "steps": 1.5}' });
    await expect(model.object(question, schema, never)).rejects.toMatchObject({ failure: 'schema_mismatch' });
    const before = server.chats().length;
    await model.object(question, schema, never);
    expect(server.chats()).toHaveLength(before + 2);
  });

  test('an object that is cut off is asked for again, shorter', async () => {
    const { server, model } = await open();
    await model.capabilities(never);
    const error: unknown = await model.object({ ...question, maxTokens: 4 }, schema, never).catch((e: unknown) => e);
    expect(error).toMatchObject({ failure: 'schema_mismatch' });
    expect(error instanceof ModelError && error.message).toMatch(/cut off after 4 tokens/);
    expect(JSON.stringify(server.chats().at(-1)?.body)).toMatch(/cut off/);
  });

  test('a connection that drops in an object is no object', async () => {
    const { server, model } = await open();
    await model.capabilities(never);
    server.faults.push({ kind: 'drop', tokens: 2 });
    await expect(model.object(question, schema, never)).rejects.toMatchObject({ failure: 'interrupted' });
  });
});

describe('what never leaves', () => {
  test('a redirect is not followed: the other host is asked nothing', async () => {
    const other = await startLoopbackServer((_, response) => void response.end('{}'));
    closers.push(other.close);
    const { server, model } = await open();
    await model.capabilities(never);
    server.faults.push({ kind: 'redirect', to: `${other.url}/v1/chat/completions` });
    expect((await failureOf(model.stream(question, never)))?.message).toMatch(/redirect, which is never followed/);
    expect(other.requests).toEqual([]);
  });

  test('neither the key nor what a learner wrote stands in an error', async () => {
    const key = 'sk-school-4711';
    const { server, model } = await open({ key }, { apiKey: async () => key });
    await model.capabilities(never);
    server.faults.push({ kind: 'echo' });
    const asked = askAbout('I am Ada Lovelace and I do not understand loops at all.');
    const error = await failureOf(model.stream(asked, never));
    expect(error?.failure).toBe('bad_answer');
    expect(error?.message).not.toMatch(/4711|Lovelace|understand/);
    expect(JSON.stringify(error)).not.toMatch(/4711|Lovelace/);
    const wrong = createOpenAiModel(endpointFor(server.url, { apiKey: async () => 'sk-wrong-0815' }));
    const refused = await failureOf(wrong.stream(asked, never));
    expect(refused).toMatchObject({ failure: 'unavailable' });
    expect(refused?.message).toMatch(/401/);
    expect(refused?.message).not.toMatch(/0815/);
  });

  test('a prompt that does not fit is not sent', async () => {
    for (const flavour of ['llama-server', 'ollama', 'vllm', 'lm-studio', 'plain'] as const) {
      const { server, model } = await open(
        { flavour, contextTokens: 1_024 },
        { contextTokens: flavour === 'plain' ? 1_024 : null },
      );
      await model.capabilities(never);
      const before = server.chats().length;
      const error = await failureOf(model.stream(askAbout('step and test '.repeat(400)), never));
      expect(error).toMatchObject({ failure: 'context_overflow' });
      expect(server.chats()).toHaveLength(before);
    }
  });
});

test('a server that counts more than expected is believed from then on', async () => {
  const { server, model } = await open({ flavour: 'plain', keeps: ['prompt'] });
  await model.capabilities(never);
  const before = await model.countTokens('A loop repeats a step.');
  const usage = `data: {"choices":[],"usage":{"prompt_tokens":900,"completion_tokens":3}}`;
  server.faults.push({ kind: 'raw', text: `${chunk('Yes.')}\n\n${stop}\n\n${usage}\n\ndata: [DONE]\n\n` });
  await collect(model.stream(question, never));
  expect(await model.countTokens('A loop repeats a step.')).toBeGreaterThan(before * 3);
});
