import type { Excess } from '@/core/fusion/types';
import { promptVersion } from '@/platform/models/prompt';
import { ModelError } from '@/platform/models/types';
import type { TutorDeps } from '../deps';
import { plainerParagraphPrompt, plainerSchema } from '../prompts/plainer-paragraph';
import { blockOfText, type ModelBlock } from './model-block';
import { type ModelNeed, shareOf } from './need';

const ANSWER_TOKENS = 400;
const BUDGET_MS = 20_000;

/**
 * Asks the model for a paragraph in plainer words, and checks it as strictly as anything: null where the model has none, it doesn't hold, or it rests on
 * less than the first one did. Cancelling is passed on.
 */
export async function plainerParagraph(
  { serving, grounding }: TutorDeps,
  need: ModelNeed,
  block: ModelBlock,
  because: readonly Excess[],
  priority: 'interactive' | 'background',
  signal: AbortSignal,
): Promise<ModelBlock | null> {
  const passages = need.passages.filter(({ ref }) => block.refs.includes(ref));
  const { language } = need.input;
  if (passages.length === 0) return null;
  try {
    const { answer } = await serving.object(
      {
        purpose: 'tutor',
        priority,
        learnerId: shareOf(need, priority),
        prompt: promptVersion(plainerParagraphPrompt),
        request: {
          messages: plainerParagraphPrompt.build({ paragraph: block.markdown, because, passages, language }),
          passages,
          maxTokens: ANSWER_TOKENS,
          temperature: 0.2,
          seed: need.input.seed,
        },
        budgetMs: BUDGET_MS,
      },
      plainerSchema,
      signal,
    );
    const terms = need.fusion.terms.map(({ name }) => name);
    const grounded = await grounding.ground(
      answer.value.paragraph,
      { passages, language, terms, own: 'strict', quotes: true },
      signal,
    );
    const [only, more] = grounded.blocks;
    if (!only || more || only.kind !== 'paragraph' || grounded.removed.length > 0 || grounded.quoted > 0) return null;
    return blockOfText(only, need);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ModelError) return null;
    throw error;
  }
}
