import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { collect } from '../collect';
import { endpointFor } from '../testing/endpoint-for';
import { askAbout, failureOf } from '../testing/language-model.contract';
import { startLoopbackServer } from '../testing/loopback-server';
import { openFaulty } from '../testing/open-faulty.fixture';
import { ModelError } from '../types';
import { createOpenAiModel } from './openai-model';

const never = new AbortController().signal;
const question = askAbout('What is a loop?');
const open = openFaulty();

const chunk = (content: string) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}`;
const stop = 'data: {"choices":[{"delta":{},"finish_reason":"stop"}]}';

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
    expect(performance.now() - cancelledAt).toBeLessThan(500);
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
    const timeouts = { firstTokenMs: 5_000, betweenTokensMs: 1_000, questionMs: 5_000 };
    const { model } = await open({ delayMs: 1 }, { timeouts });
    let text = '';
    for await (const event of model.stream(question, never)) {
      if (event.type === 'text') text += event.text;
      if (text.length < 6) await new Promise((resolve) => setTimeout(resolve, 1_200));
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
    onTestFinished(other.close);
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
