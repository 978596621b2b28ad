import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { collect } from '../collect';
import { endpointFor } from '../testing/endpoint-for';
import { startFaultServer } from '../testing/fault-server';
import type { Fault } from '../testing/faults';
import { askAbout, failureOf } from '../testing/language-model.contract';
import { openFaulty } from '../testing/open-faulty.fixture';
import type { ModelFailure } from '../types';
import { createOpenAiModel } from './openai-model';

const never = new AbortController().signal;
const question = askAbout('What is a loop?');
const open = openFaulty();

const chunk = (content: string) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}`;
/** For a server that falls silent: what is waited for is the end of patience. Milliseconds. */
const IMPATIENT = { firstTokenMs: 1_500, betweenTokensMs: 1_500, questionMs: 5_000 };
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
      'its batch exceeded (llama-server)',
      { kind: 'status', status: 500, body: { error: { message: 'input (700 tokens) is too large to process' } } },
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
      const { server, model } = await open({}, fault.kind === 'hang' ? { timeouts: IMPATIENT } : {});
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

  test('a template without a system is given its words in the first message, from then on', async () => {
    const { server, model } = await open();
    const messages = [
      { role: 'system' as const, content: 'Be kind.' },
      { role: 'user' as const, content: 'Material.' },
      { role: 'user' as const, content: 'Question?' },
    ];
    server.faults.push({ kind: 'status', status: 500, body: { error: { message: 'System role not supported' } } });
    const rolesOf = () => z.object({ messages: z.array(z.object({ role: z.string(), content: z.string() })) });
    for (let round = 0; round < 2; round++) {
      await collect(model.stream({ ...question, messages }, never));
      expect(rolesOf().parse(server.chats().at(-1)?.body).messages).toEqual([
        { role: 'user', content: 'Be kind.\n\nMaterial.\n\nQuestion?' },
      ]);
    }
    expect(server.chats()).toHaveLength(3);
    expect(
      rolesOf()
        .parse(server.chats()[0]?.body)
        .messages.map(({ role }) => role),
    ).toEqual(['system', 'user']);
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
