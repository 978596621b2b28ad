import { unlessCancelled } from '../remembered';
import {
  type ChatRequest,
  type Embedder,
  type ModelCapabilities,
  ModelError,
  type ModelFailure,
  type ModelPurpose,
} from '../types';
import type { Clock } from './clock';
import type { ModelLane } from './lanes';
import { streamAsk } from './stream-ask';

/** What came of asking a model something small. */
export interface ModelProbe {
  id: string;
  purposes: ModelPurpose[];
  problem: { failure: ModelFailure; message: string } | null;
  /** Of an answer of a few words, in milliseconds; null where there was none. */
  firstTokenMs: number | null;
  milliseconds: number | null;
  /** What the model can do, as far as it could be found out. */
  schema: ModelCapabilities['schema'] | null;
  contextTokens: number | null;
}

/** How long a model may take, waiting included. */
const PATIENCE_MS = 60_000;
const request: ChatRequest = {
  messages: [{ role: 'user', content: 'Answer with this one word and nothing else: ready' }],
  passages: [],
  // Enough for models that think before they speak.
  maxTokens: 256,
  temperature: 0,
  seed: 1,
};

/** Asks all models at the same time; each in its queue, so that a class is not held up. */
export async function probeModels(
  lanes: readonly ModelLane[],
  embedders: readonly Embedder[],
  signal: AbortSignal,
  clock: Clock,
): Promise<ModelProbe[]> {
  const late = new AbortController();
  const off = clock.after(PATIENCE_MS, () => late.abort());
  const own = AbortSignal.any([signal, late.signal]);
  const failed = (thrown: unknown): ModelProbe['problem'] => {
    if (late.signal.aborted) return { failure: 'timeout', message: 'There was no answer within a minute.' };
    if (!(thrown instanceof ModelError)) throw thrown;
    return { failure: thrown.failure, message: thrown.message };
  };
  try {
    return await Promise.all([
      ...lanes.map((lane) => probeModel(lane, own, clock, failed)),
      ...embedders.map((each) => probeEmbedder(each, own, clock, failed)),
    ]);
  } finally {
    off();
  }
}

async function probeModel(
  { opened: { model, purposes }, lane }: ModelLane,
  signal: AbortSignal,
  clock: Clock,
  failed: (thrown: unknown) => ModelProbe['problem'],
): Promise<ModelProbe> {
  const nothing = { firstTokenMs: null, milliseconds: null, schema: null, contextTokens: null };
  const probe: ModelProbe = { id: model.id, purposes: [...purposes], problem: null, ...nothing };
  const began = clock.now();
  const seat = lane.enter({
    learner: 'system',
    background: false,
    kind: 'probe',
    patienceMs: PATIENCE_MS,
    trial: true,
    onPlace: () => {},
  });
  try {
    await unlessCancelled(seat.granted, signal);
    const started = clock.now();
    const answer = streamAsk((event) => {
      if (event.type === 'text') probe.firstTokenMs ??= clock.now() - started;
    });
    await answer.ask(model, request, signal, () => {});
    probe.milliseconds = clock.now() - started;
    seat.leave({ ok: true, ranMs: probe.milliseconds });
    const { schema, contextTokens } = await model.capabilities(signal);
    return { ...probe, schema, contextTokens };
  } catch (thrown) {
    const problem = failed(thrown);
    const error = thrown instanceof ModelError ? thrown : new ModelError('timeout', problem?.message ?? '');
    seat.leave({ ok: false, failed: { error, ranMs: clock.now() - began, hadText: false } });
    return { ...probe, problem };
  }
}

async function probeEmbedder(
  embedder: Embedder,
  signal: AbortSignal,
  clock: Clock,
  failed: (thrown: unknown) => ModelProbe['problem'],
): Promise<ModelProbe> {
  const began = clock.now();
  const probe: ModelProbe = {
    id: embedder.id,
    purposes: ['embeddings'],
    problem: null,
    firstTokenMs: null,
    milliseconds: null,
    schema: null,
    contextTokens: null,
  };
  try {
    await embedder.embed(['A loop repeats a step.'], 'query', signal);
    return { ...probe, milliseconds: clock.now() - began };
  } catch (thrown) {
    return { ...probe, problem: failed(thrown) };
  }
}
