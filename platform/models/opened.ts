import type { ServingLimits } from './serving/rules';
import type { Embedder, LanguageModel, ModelPurpose } from './types';

/** A language model that is configured, ready to be asked; whether its server answers is found out by asking. */
export interface OpenedModel {
  model: LanguageModel;
  /** What it is configured for, `embeddings` never. */
  purposes: Exclude<ModelPurpose, 'embeddings'>[];
  /** Requests it is given at the same time, 1 to 256. */
  slots: number;
}

export interface OpenedEmbedder {
  embedder: Embedder;
  slots: number;
}

/** Everything that `models.json` names, opened. */
export interface OpenedModels {
  /** Each model once, in the order of the file. */
  models: readonly OpenedModel[];
  /** The models of a purpose, the first to be tried first. */
  of(purpose: Exclude<ModelPurpose, 'embeddings'>): readonly OpenedModel[];
  /** Models for embeddings, the first to be tried first; their vectors don't mix. */
  embedders: readonly OpenedEmbedder[];
  /** What a request and a learner may use; the usual where left out. */
  limits?: ServingLimits;
}

/**
 * The models as the file names them now: `current` looks whether the file has changed, at most once a second, and opens what is new.
 * A model whose entry did not change stays the same object, with what is known of its server; one that was taken out is closed when
 * its last answer has ended. A file that can't be used leaves the models as they were and is told to `onProblem`.
 */
export interface ModelsSource {
  current(): OpenedModels;
  close(): Promise<void>;
}
