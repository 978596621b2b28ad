import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import type { GgufHost, LoadedChat } from '../gguf/gguf-host';
import type { LlamaHistory } from '../gguf/runtime-types';
import { bodyOf, event, schemaOfRequest } from './compatible-server';
import { type LoopbackServer, type SeenRequest, sendJson, startLoopbackServer } from './loopback-server';

/** OpenAI's protocol over the real llama.cpp of {@link createGgufHost}: real tokens, counts and grammar behind an address. */
export async function startLlamaFacade(host: GgufHost, slots: number): Promise<LoopbackServer> {
  const server = await startLoopbackServer(async (seen, response) => {
    const loaded = await host.chat();
    if (seen.path === '/v1/chat/completions') return answer(seen, response, loaded);
    if (seen.path === '/v1/embeddings') return embed(seen, response, host);
    if (seen.path === '/tokenize') {
      const { content } = z.object({ content: z.string() }).parse(seen.body);
      return sendJson(response, 200, { tokens: loaded.model.tokenize(content) });
    }
    if (seen.path === '/v1/models') return sendJson(response, 200, { data: [{ id: 'tiny-letters' }] });
    if (seen.path === '/props')
      return sendJson(response, 200, {
        total_slots: slots,
        default_generation_settings: { n_ctx: loaded.contextTokens },
      });
    return sendJson(response, 404, { error: { code: 404, message: 'File Not Found' } });
  });
  return {
    ...server,
    close: async () => {
      await server.close();
      await host.close();
    },
  };
}

async function answer(seen: SeenRequest, response: ServerResponse, loaded: LoadedChat): Promise<void> {
  const body = bodyOf(seen);
  const held = schemaOfRequest(body);
  const history: LlamaHistory = body.messages.map(({ role, content }) =>
    role === 'assistant' ? { type: 'model', response: [content] } : { type: role, text: content },
  );
  history.push({ type: 'model', response: [] });
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const lease = await loaded.pool.take(() => 0, gone.signal);
  const { module, wrapper, llama } = loaded;
  const chat = new module.LlamaChat({
    contextSequence: lease.sequence,
    chatWrapper: wrapper,
    autoDisposeSequence: false,
  });
  const before = lease.sequence.tokenMeter.usedOutputTokens;
  try {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const { metadata } = await chat.generateResponse(history, {
      maxTokens: body.max_tokens,
      temperature: body.temperature ?? 0,
      ...(body.seed === undefined ? {} : { seed: body.seed }),
      ...(held ? { grammar: await llama.createGrammarForJsonSchema(held.schema) } : {}),
      signal: gone.signal,
      onTextChunk: (content) => response.write(event({ choices: [{ delta: { content }, finish_reason: null }] })),
    });
    const finish_reason = metadata.stopReason === 'maxTokens' ? 'length' : 'stop';
    response.write(event({ choices: [{ delta: {}, finish_reason }] }));
    const prompt = wrapper.generateContextState({ chatHistory: history }).contextText.tokenize(loaded.model.tokenizer);
    const completion_tokens = lease.sequence.tokenMeter.usedOutputTokens - before;
    response.write(event({ choices: [], usage: { prompt_tokens: prompt.length, completion_tokens } }));
    response.end('data: [DONE]\n\n');
  } finally {
    chat.dispose({ disposeSequence: false });
    lease.giveBack();
  }
}

async function embed(seen: SeenRequest, response: ServerResponse, host: GgufHost): Promise<void> {
  const { model, context, contextTokens } = await host.embedding();
  const { input } = z.object({ input: z.array(z.string()) }).parse(seen.body);
  const tokens = input.map((text) => model.tokenize(text));
  if (tokens.some(({ length }) => length > contextTokens - 4))
    return sendJson(response, 500, { error: { message: 'input is larger than the context size' } });
  const data = [];
  for (const [index, some] of tokens.entries())
    data.push({ index, embedding: (await context.getEmbeddingFor(some)).vector });
  sendJson(response, 200, { data });
}
