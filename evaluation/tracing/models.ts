import type { TracingModel } from './model';

/** Every model that `meno evaluate tracing --model` knows, by name; loaded when asked for. */
export const TRACING_MODELS: Readonly<Record<string, () => Promise<TracingModel>>> = {
  bkt: async () => (await import('./bkt-model')).bktModel,
  share: async () => (await import('./share-model')).shareModel,
};
