import type { TracingModel } from './model';

/** Every model that `meno evaluate tracing --model` knows, by name; loaded when asked for. */
export const TRACING_MODELS: Readonly<Record<string, () => Promise<TracingModel>>> = {
  bkt: async () => (await import('./bkt-model')).bktModel,
  'bkt-forgetting': async () => (await import('./bkt-variants')).forgettingBktModel,
  'bkt-items': async () => (await import('./bkt-variants')).itemBktModel,
  'bkt-individual': async () => (await import('./bkt-variants')).individualBktModel,
  irt: async () => (await import('./irt-model')).irtModel,
  logistic: async () => (await import('./logistic-model')).logisticModel,
  best: async () => (await import('./best-model')).bestModel,
  share: async () => (await import('./share-model')).shareModel,
};
