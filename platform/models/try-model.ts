import { z } from 'zod';
import { collect } from './collect';
import type { OpenedEntry } from './open-models';
import { type ChatRequest, type ModelCapabilities, ModelError } from './types';

/** What a model did when it was tried. */
export interface Trial {
  capabilities: ModelCapabilities;
  /** Milliseconds to the first token of a short answer, and tokens a second after it. */
  firstTokenMs: number;
  tokensPerSecond: number;
  /** The beginning of the answer, for people to look at. */
  answer: string;
  /** Null where the model gave an object that fits its schema, else why not. */
  objectProblem: string | null;
}

const question: ChatRequest = {
  messages: [{ role: 'user', content: 'In three short sentences: why does a seed need water to grow?' }],
  passages: [],
  maxTokens: 160,
  temperature: 0,
  seed: 1,
};
const judgement = {
  name: 'judgement',
  zod: z.object({ verdict: z.enum(['right', 'wrong']), reason: z.string().max(120) }),
};

/** Finds out what a language model can do and how fast it is, by asking it. @throws ModelError */
export async function tryModel({ model }: OpenedEntry, signal: AbortSignal): Promise<Trial> {
  const capabilities = await model.capabilities(signal);
  let firstTokenMs = 0;
  const answer = await collect(timed(model.stream(question, signal), (milliseconds) => (firstTokenMs = milliseconds)));
  const writing = Math.max(1, answer.milliseconds - firstTokenMs);
  const objectProblem = await model
    .object(
      { ...question, messages: [{ role: 'user', content: 'Is it right that seeds need water? Judge it.' }] },
      judgement,
      signal,
    )
    .then(() => null)
    .catch((error: unknown) => {
      if (error instanceof ModelError && error.failure !== 'cancelled') return error.message;
      throw error;
    });
  return {
    capabilities,
    firstTokenMs,
    tokensPerSecond: (answer.use.completionTokens / writing) * 1_000,
    answer: answer.text.replace(/\s+/g, ' ').trim().slice(0, 240),
    objectProblem,
  };
}

async function* timed<E extends { type: string }>(
  events: AsyncIterable<E>,
  first: (milliseconds: number) => void,
): AsyncGenerator<E> {
  const started = performance.now();
  let seen = false;
  for await (const event of events) {
    if (!seen) first(performance.now() - started);
    seen = true;
    yield event;
  }
}

/** Milliseconds that vectors of three texts take, and how many components they have. @throws ModelError */
export async function tryEmbedder(
  { embedder }: OpenedEntry,
  signal: AbortSignal,
): Promise<{ dimensions: number; milliseconds: number } | null> {
  if (!embedder) return null;
  const started = performance.now();
  const [vector] = await embedder.embed(
    ['A seed needs water.', 'A loop repeats a step.', 'A lock has a key.'],
    'passage',
    signal,
  );
  return { dimensions: vector?.length ?? 0, milliseconds: performance.now() - started };
}
