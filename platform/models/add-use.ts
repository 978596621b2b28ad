import type { TokenUse } from './types';

/** What two answers cost together. */
export function addUse(first: TokenUse, second: TokenUse): TokenUse {
  return {
    promptTokens: first.promptTokens + second.promptTokens,
    completionTokens: first.completionTokens + second.completionTokens,
    counted: first.counted && second.counted,
  };
}
