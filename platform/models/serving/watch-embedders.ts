import { type Embedder, ModelError } from '../types';
import type { Clock } from './clock';
import type { ModelState } from './types';

/** Embedders as they are asked by whoever searches, and how they answered. */
export interface WatchedEmbedders {
  /** The same embedder, watched; the same object each time. */
  watched(embedder: Embedder): Embedder;
  stateOf(embedder: Embedder, slots: number): ModelState;
}

export function watchEmbedders(clock: Clock): WatchedEmbedders {
  const seen = new WeakMap<Embedder, { state: ModelState['state']; problem: ModelState['problem']; running: number }>();
  const watching = new WeakMap<Embedder, Embedder>();

  function of(embedder: Embedder) {
    const known = seen.get(embedder) ?? { state: 'unknown' as const, problem: null, running: 0 };
    seen.set(embedder, known);
    return known;
  }

  function watch(embedder: Embedder): Embedder {
    return {
      id: embedder.id,
      dimensions: embedder.dimensions,
      async embed(texts, kind, signal) {
        const known = of(embedder);
        known.running += 1;
        try {
          const vectors = await embedder.embed(texts, kind, signal);
          known.state = 'ready';
          return vectors;
        } catch (error) {
          if (error instanceof ModelError && error.failure !== 'cancelled') {
            known.state = error.failure === 'loading' ? 'loading' : 'unavailable';
            known.problem = { at: new Date(clock.now()), failure: error.failure, message: error.message };
          }
          throw error;
        } finally {
          known.running -= 1;
        }
      },
    };
  }

  return {
    watched(embedder) {
      const known = watching.get(embedder) ?? watch(embedder);
      watching.set(embedder, known);
      return known;
    },
    stateOf(embedder, slots) {
      const { state, problem, running } = of(embedder);
      return { id: embedder.id, purposes: ['embeddings'], state, problem, running, waiting: 0, slots };
    },
  };
}
