import type { PromptFile } from '@/platform/models/prompt';
import { promptVersion } from '@/platform/models/prompt';
import type { ModelServing } from '@/platform/models/serving/types';
import { ModelError, type ObjectSchema, type PromptPassage } from '@/platform/models/types';
import type { GroundInput, ModelHelpOptions } from './contract';
import { judgeSchema, judgeSentencePrompt } from './prompts/judge-sentence';
import { rewriteSchema, rewriteSentencePrompt } from './prompts/rewrite-sentence';

const REWRITE_TOKENS = 200;
const JUDGE_TOKENS = 30;
const BUDGET_MS = 20_000;

/**
 * The help of models in a check: a second try at a sentence by the tutor's model, and the word of the judge's model where one is configured.
 * A model that fails helps nothing and harms nothing: the sentence is judged without it. Cancelling is passed on.
 */
export function modelHelp(
  serving: ModelServing,
  { passages, language, learnerId, priority }: ModelHelpOptions,
): Pick<GroundInput, 'rewrite' | 'judge'> {
  async function ask<Input, T>(
    purpose: 'tutor' | 'judge',
    prompt: PromptFile<Input>,
    input: Input,
    shown: readonly PromptPassage[],
    schema: ObjectSchema<T>,
    maxTokens: number,
    signal: AbortSignal,
  ): Promise<T | null> {
    try {
      const { answer } = await serving.object(
        {
          purpose,
          priority,
          learnerId,
          prompt: promptVersion(prompt),
          request: { messages: prompt.build(input), passages: shown, maxTokens, temperature: 0, seed: 1 },
          budgetMs: BUDGET_MS,
        },
        schema,
        signal,
      );
      return answer.value;
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof ModelError) return null;
      throw error;
    }
  }
  return {
    ...(serving.available('tutor')
      ? {
          rewrite: async (sentence, reasons, signal) => {
            const input = { sentence, reasons, passages, language };
            const said = await ask(
              'tutor',
              rewriteSentencePrompt,
              input,
              passages,
              rewriteSchema,
              REWRITE_TOKENS,
              signal,
            );
            return said?.sentence.trim() || null;
          },
        }
      : {}),
    ...(serving.available('judge')
      ? {
          judge: async (sentence, cited, signal) => {
            const input = { sentence, passages: cited };
            const said = await ask('judge', judgeSentencePrompt, input, cited, judgeSchema, JUDGE_TOKENS, signal);
            return said === null || said.verdict === 'unsure' ? null : said.verdict === 'supported';
          },
        }
      : {}),
  };
}
