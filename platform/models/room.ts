import { ModelError } from './types';

/** @throws ModelError context_overflow where prompt and answer don't fit together: before anything is sent, as some servers cut in silence. */
export function refuseOverflow(promptTokens: number, answerTokens: number, contextTokens: number): void {
  if (promptTokens + answerTokens <= contextTokens) return;
  throw new ModelError(
    'context_overflow',
    `The prompt has up to ${promptTokens} tokens and the answer ${answerTokens}: more than the model's ${contextTokens}.`,
  );
}
