import { describe, expect, test } from 'vitest';
import { createGgufHost } from '../gguf/gguf-host';
import { embedderContract } from '../testing/embedder.contract';
import { endpointFor } from '../testing/endpoint-for';
import { askAbout, failureOf, languageModelContract } from '../testing/language-model.contract';
import { startLlamaFacade } from '../testing/llama-facade';
import { llamaForTests } from '../testing/llama-runtime';
import type { LoopbackServer } from '../testing/loopback-server';
import { createOpenAiEmbedder } from './openai-embedder';
import { createOpenAiModel } from './openai-model';

const never = new AbortController().signal;
const llama = await llamaForTests();

describe.skipIf(llama === null)('the client with the real llama.cpp behind an address', () => {
  const { file, runtime } = llama ?? { file: '', runtime: '' };
  const start = (contextTokens = 2_048) =>
    startLlamaFacade(createGgufHost({ file, runtime, slots: 2, contextTokens, threads: 1 }), 2);
  let server: LoopbackServer;
  const subject = { close: () => server.close() };
  languageModelContract('llama.cpp behind an address', {
    ...subject,
    patience: 120_000,
    async open() {
      server = await start();
      return createOpenAiModel(endpointFor(server.url));
    },
  });
  embedderContract('llama.cpp behind an address', {
    ...subject,
    async open() {
      server = await start(512);
      return createOpenAiEmbedder(endpointFor(server.url), { dimensions: 320, prefixes: { query: '', passage: '' } });
    },
  });

  test('its grammar holds, its tokens are counted, and a cancel ends its work', { timeout: 60_000 }, async () => {
    const facade = await start();
    const model = createOpenAiModel(endpointFor(facade.url));
    expect(await model.capabilities(never)).toEqual({
      generates: true,
      schema: 'json_schema',
      contextTokens: 2_048,
      slots: 2,
    });
    // A letter is a token, and so is “th”, which is there twice.
    expect(await model.countTokens('A loop repeats a step. The other path.')).toBe(36);
    const controller = new AbortController();
    const request = askAbout('What is a loop?', { maxTokens: 1_500 });
    const error = await failureOf(model.stream(request, controller.signal), () => controller.abort());
    expect(error).toMatchObject({ failure: 'cancelled' });
    await expect.poll(() => facade.requests.at(-1)?.closedEarly, { timeout: 2_000 }).toBe(true);
    await facade.close();
  });
});
