import net from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { collect } from './collect';
import { createExtractiveModel } from './extractive/extractive-model';
import { createGgufEmbedder } from './gguf/gguf-embedder';
import { createGgufHost } from './gguf/gguf-host';
import { createGgufModel } from './gguf/gguf-model';
import { createOpenAiEmbedder } from './openai/openai-embedder';
import { createOpenAiModel } from './openai/openai-model';
import { endpointFor } from './testing/endpoint-for';
import { startFaultServer } from './testing/fault-server';
import { askAbout, failureOf } from './testing/language-model.contract';
import { llamaForTests } from './testing/llama-runtime';
import { startLoopbackServer } from './testing/loopback-server';
import { type SocketWatch, watchSockets } from './testing/watch-sockets';
import type { Embedder, LanguageModel } from './types';

const never = new AbortController().signal;
const prefixes = { query: '', passage: '' };
const llama = await llamaForTests();
let watch: SocketWatch;
beforeEach(() => {
  watch = watchSockets();
});
afterEach(() => watch.stop());

/** A text, an object, a cancelled text, a refused prompt, and vectors. */
async function useFully(model: LanguageModel, embedder: Embedder | null): Promise<void> {
  await model.capabilities(never);
  expect((await collect(model.stream(askAbout('What is a loop?'), never))).text).not.toBe('');
  const schema = { name: 'verdict', zod: z.object({ verdict: z.enum(['right', 'wrong']) }) };
  await model.object(askAbout('Is it right?', { maxTokens: 200 }), schema, never).catch(() => null);
  for await (const event of model.stream(askAbout('What is a loop?'), never)) if (event.type === 'text') break;
  await failureOf(model.stream(askAbout('step and test '.repeat(5_000)), never));
  await model.countTokens('A loop repeats a step. '.repeat(50));
  if (embedder) await embedder.embed(['a', 'b'], 'query', never);
  await model.close();
}

/** Connections went to this server, and no name but its own was looked up (also by the server, when it began to listen). */
function expectOnly(url: string): void {
  const { host, hostname } = new URL(url);
  expect(watch.seen).toContain(`connect ${host}`);
  expect(watch.seen.filter((what) => what !== `connect ${host}` && what !== `lookup ${hostname}`)).toEqual([]);
}

test('the watch sees what fetch does', async () => {
  const server = await startLoopbackServer((_, response) => void response.end('ok'));
  await fetch(server.url.replace('127.0.0.1', 'localhost')).catch(() => null);
  const { host } = new URL(server.url);
  expect(watch.seen.join('\n')).toMatch(/lookup localhost/);
  net.connect({ host: '127.0.0.1', port: Number(host.split(':')[1]) }).destroy();
  expect(watch.seen).toContain(`connect ${host}`);
  await server.close();
});

describe('a full answer asks the configured host and no other', () => {
  for (const flavour of ['llama-server', 'ollama', 'vllm', 'lm-studio', 'plain'] as const)
    test(`of a server like ${flavour}`, async () => {
      const server = await startFaultServer({ flavour });
      const endpoint = endpointFor(server.url);
      await useFully(createOpenAiModel(endpoint), createOpenAiEmbedder(endpoint, { dimensions: 8, prefixes }));
      expectOnly(server.url);
      await server.close();
    });

  test('also where the server sends on to another', async () => {
    const server = await startFaultServer();
    const model = createOpenAiModel(endpointFor(server.url));
    await model.capabilities(never);
    server.faults.push({ kind: 'redirect', to: 'http://example.com/v1/chat/completions' });
    expect(await failureOf(model.stream(askAbout('What is a loop?'), never))).toMatchObject({ failure: 'unavailable' });
    expectOnly(server.url);
    await server.close();
  });
});

describe('a full answer in the process asks nobody', () => {
  test('by the composer', async () => {
    await useFully(createExtractiveModel({ language: 'en', notCovered: 'Not covered.' }), null);
    expect(watch.seen).toEqual([]);
  });

  test.skipIf(llama === null)('by a GGUF file', { timeout: 60_000 }, async () => {
    const { file, runtime } = llama ?? { file: '', runtime: '' };
    const host = createGgufHost({ file, runtime, slots: 1, contextTokens: 1_024, threads: 1 });
    const embedder = createGgufEmbedder({ id: 'tiny', dimensions: 320, prefixes, host });
    await useFully(createGgufModel({ id: 'tiny', slots: 1, host }), embedder);
    expect(watch.seen.filter((what) => !what.startsWith('spawn'))).toEqual([]);
    // It may test in a process of its own whether its binary can be loaded: that is Node itself, with its own file.
    for (const what of watch.seen) expect(what).toBe(`spawn ${process.execPath}`);
  });
});
