import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { writeModelsConfig } from '../config-file';
import { createModelsSource } from '../models-source';
import { type FaultServer, type FaultServerOptions, startFaultServer } from '../testing/fault-server';
import type { Fault } from '../testing/faults';
import { ModelError, type ModelFailure } from '../types';
import { createServing, type Serving } from './serving';
import type { ModelJob, ServedBy, ServingEvent } from './types';

const never = new AbortController().signal;
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const job: ModelJob = {
  purpose: 'tutor',
  priority: 'interactive',
  learnerId: 'ada',
  prompt: { name: 'answer', version: 1 },
  request: { messages: [{ role: 'user', content: 'What is a loop?' }], passages: [], maxTokens: 40, temperature: 0 },
  budgetMs: 20_000,
};
const schema = { name: 'verdict', zod: z.object({ right: z.boolean() }) };

async function serverOf(options: Partial<FaultServerOptions> = {}): Promise<FaultServer> {
  const server = await startFaultServer(options);
  closers.push(server.close);
  return server;
}

/** Serving as the product has it: from `models.json`, over HTTP. */
async function serve(...urls: string[]): Promise<Serving> {
  const folder = await mkdtemp(path.join(tmpdir(), 'meno-serving-'));
  closers.push(() => rm(folder, { recursive: true }));
  const models = urls.map((url, index) => ({
    kind: 'openai' as const,
    id: `m${index + 1}`,
    url,
    model: 'test-model',
    firstTokenMs: 300,
    betweenTokensMs: 200,
    questionMs: 2_000,
  }));
  await writeModelsConfig(folder, { models, order: { tutor: models.map(({ id }) => id), judge: [], embeddings: [] } });
  const fail = (error: unknown) => expect.unreachable(String(error));
  const serving = createServing({ models: createModelsSource(folder, fail), report: fail });
  closers.push(() => serving.close());
  // Every model has been met, or could not be.
  await vi.waitFor(() => expect(serving.states().map(({ state }) => state)).not.toContain('unknown'), 5_000);
  return serving;
}

async function read(events: AsyncGenerator<ServingEvent, ServedBy>, told: string[] = []) {
  for (;;) {
    const next = await events.next();
    if (next.done) return { told, model: next.value.model };
    if (next.value.type === 'text') told.push(next.value.text);
  }
}

const early: [string, ModelFailure, Fault][] = [
  ['is loading', 'loading', { kind: 'loading' }],
  ['breaks', 'unavailable', { kind: 'status', status: 500, body: { error: { message: 'CUDA error' } } }],
  ['is busy', 'busy', { kind: 'status', status: 429, body: {}, headers: { 'retry-after': '1' } }],
  ['hangs up', 'interrupted', { kind: 'drop', tokens: 0 }],
  ['says nothing', 'timeout', { kind: 'hang', tokens: 0 }],
  ['sends garbage', 'bad_answer', { kind: 'raw', text: 'data: \u0000<html>502</html>\n\n' }],
  ['ends without a word', 'bad_answer', { kind: 'text', text: '  ' }],
  ['sends somebody elsewhere', 'unavailable', { kind: 'redirect', to: 'http://127.0.0.1:9/' }],
];

describe('before anybody has read anything', () => {
  it.each(early)(
    'a server that %s is followed by the next one, and the page says why',
    async (_how, failure, fault) => {
      const [first, second] = [await serverOf(), await serverOf()];
      const serving = await serve(first.url, second.url);
      first.faults.push(fault);
      const { told, model } = await read(serving.stream(job, never));
      expect(model).toBe('m2');
      expect(told.join('')).toBe(second.options.answer);
      expect(serving.states()[0]?.problem).toMatchObject({ failure, message: expect.stringMatching(/\w+ \w+/) });
    },
  );

  it.each(early)(
    'a server that %s and has no other behind it is a failure with its kind',
    async (_how, failure, fault) => {
      const only = await serverOf();
      const serving = await serve(only.url);
      // As often as a busy server is asked again.
      only.faults.push(fault, fault, fault);
      await expect(read(serving.stream(job, never))).rejects.toMatchObject({ name: 'ModelError', failure });
      expect(serving.states()[0]).toMatchObject({ running: 0, waiting: 0, problem: { failure } });
    },
  );
});

describe('a server', () => {
  it('that is down at the start stands on the page with its reason, and the next one answers', async () => {
    const gone = await startFaultServer();
    await gone.close();
    const good = await serverOf();
    const serving = await serve(gone.url, good.url);
    expect(serving.states()[0]).toMatchObject({
      state: 'unavailable',
      problem: { failure: 'unavailable', message: expect.stringContaining('nothing listens there') },
    });
    expect((await read(serving.stream(job, never))).model).toBe('m2');
    const alone = await serve(gone.url);
    await expect(read(alone.stream(job, never))).rejects.toMatchObject({ failure: 'unavailable' });
  });

  it.each([
    ['dies', { kind: 'drop', tokens: 3 }],
    ['errs', { kind: 'error', tokens: 3 }],
    ['falls silent', { kind: 'hang', tokens: 3 }],
  ] as const)(
    'that %s in the middle of an answer is no reason to ask another, since somebody has read it',
    async (_how, fault) => {
      const [first, second] = [await serverOf(), await serverOf()];
      const serving = await serve(first.url, second.url);
      const before = second.chats().length;
      first.faults.push(fault);
      const told: string[] = [];
      await expect(read(serving.stream(job, never), told)).rejects.toBeInstanceOf(ModelError);
      expect(told.join('')).toContain('One two');
      expect(second.chats()).toHaveLength(before);
      expect(serving.states()[0]?.problem).not.toBeNull();
    },
  );

  it('that takes a schema and ignores it gives no object, and the next one does', async () => {
    const all = ['json_schema', 'json_object_schema', 'schema_field', 'format'];
    const [liar, honest] = [await serverOf({ keeps: [], ignores: all }), await serverOf()];
    const serving = await serve(liar.url, honest.url);
    const { answer, served } = await serving.object(job, schema, never);
    expect(answer.value).toEqual({ right: true });
    expect(served.model).toBe('m2');
    expect(serving.states()[0]?.problem).toMatchObject({ failure: 'schema_mismatch' });
    // It still writes.
    expect((await read(serving.stream(job, never))).model).toBe('m1');
  });

  it('that fails again and again is left alone', async () => {
    const [first, second] = [await serverOf(), await serverOf()];
    const serving = await serve(first.url, second.url);
    const before = first.chats().length;
    for (let time = 0; time < 6; time += 1) {
      first.faults.push({ kind: 'status', status: 500, body: 'broken' });
      expect((await read(serving.stream(job, never))).model).toBe('m2');
    }
    expect(first.chats().length - before).toBe(3);
    expect(serving.states()[0]?.state).toBe('resting');
  });

  it('is told when the learner leaves', async () => {
    const server = await serverOf({ delayMs: 50 });
    const serving = await serve(server.url);
    const leaving = new AbortController();
    const reading = read(serving.stream(job, leaving.signal));
    await vi.waitFor(() => expect(serving.states()[0]?.running).toBe(1));
    leaving.abort();
    await expect(reading).rejects.toMatchObject({ failure: 'cancelled' });
    expect(serving.states()[0]).toMatchObject({ running: 0, problem: null });
  });
});
