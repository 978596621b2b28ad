import { ModelError } from '../types';
import type { ModelServing } from './types';

/** Models as if none were configured: for work that must not reach one. What is said of sizes stays as it is. */
export function withoutModels(serving: ModelServing): ModelServing {
  const none = () => new ModelError('not_configured', 'No language model may be used for this.');
  return {
    available: () => false,
    idle: () => false,
    // biome-ignore lint/correctness/useYield: it fails before there is anything to give
    async *stream() {
      throw none();
    },
    object: async () => {
      throw none();
    },
    promptBudget: (purpose, answerTokens) => serving.promptBudget(purpose, answerTokens),
    countTokens: (purpose, text) => serving.countTokens(purpose, text),
    states: () => [],
    close: async () => {},
  };
}
