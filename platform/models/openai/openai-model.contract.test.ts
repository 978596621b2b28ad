import { embedderContract } from '../testing/embedder.contract';
import { endpointFor } from '../testing/endpoint-for';
import { type FaultServerOptions, startFaultServer } from '../testing/fault-server';
import { languageModelContract } from '../testing/language-model.contract';
import { createOpenAiEmbedder, requestVectors } from './openai-embedder';
import { createOpenAiModel } from './openai-model';

const SERVERS: Record<string, Partial<FaultServerOptions>> = {
  'a server like llama-server': { flavour: 'llama-server' },
  'a server like an old llama-server, that ignores one form of schema': {
    flavour: 'llama-server',
    keeps: ['json_object_schema'],
    ignores: ['json_schema'],
  },
  'a server that takes a schema at the top level only': { flavour: 'plain', keeps: ['schema_field'] },
  'a server like Ollama': { flavour: 'ollama' },
  'a server like Ollama, schemas by its own format only': {
    flavour: 'ollama',
    keeps: ['format'],
    ignores: ['json_schema'],
  },
  'a server like vLLM': { flavour: 'vllm' },
  'a server like LM Studio': { flavour: 'lm-studio' },
  'a server without schemas, whose model does as it is told': {
    flavour: 'plain',
    keeps: ['prompt'],
    ignores: ['json_schema'],
  },
};

for (const [name, options] of Object.entries(SERVERS)) {
  let close = async () => {};
  languageModelContract(name, {
    async open() {
      const server = await startFaultServer(options);
      close = server.close;
      return createOpenAiModel(endpointFor(server.url));
    },
    close: () => close(),
  });
}

let closeEmbedder = async () => {};
embedderContract('a server with /v1/embeddings', {
  async open() {
    const server = await startFaultServer({ contextTokens: 512 });
    closeEmbedder = server.close;
    return createOpenAiEmbedder(endpointFor(server.url), { dimensions: 8, prefixes: { query: '', passage: '' } });
  },
  close: () => closeEmbedder(),
});

// A real server of somebody's: MENO_TEST_LLM_URL=http://127.0.0.1:8080/v1 [MENO_TEST_LLM_MODEL=name] [MENO_TEST_LLM_EMBEDDINGS=name]
const real = process.env.MENO_TEST_LLM_URL;
if (real) {
  const timeouts = { firstTokenMs: 120_000, betweenTokensMs: 60_000, questionMs: 60_000 };
  const model = process.env.MENO_TEST_LLM_MODEL ?? 'default';
  languageModelContract('the server of MENO_TEST_LLM_URL', {
    open: async () => createOpenAiModel(endpointFor(real, { model, timeouts })),
    patience: 300_000,
  });
  const embeddings = process.env.MENO_TEST_LLM_EMBEDDINGS;
  if (embeddings)
    embedderContract('the embeddings of MENO_TEST_LLM_URL', {
      async open() {
        const endpoint = endpointFor(real, { model: embeddings, timeouts });
        const [vector] = await requestVectors(endpoint, ['a'], new AbortController().signal);
        const dimensions = vector?.length ?? 0;
        return createOpenAiEmbedder(endpoint, { dimensions, prefixes: { query: '', passage: '' } });
      },
    });
}
