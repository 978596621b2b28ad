import { boundTokens } from '@/platform/models/token-bound';
import { ModelError } from '@/platform/models/types';
import type { TutorDeps } from '../deps';
import { lessonTextPrompt } from '../prompts/lesson-text';
import { briefOf, TEXT_TOKENS } from './ask';
import type { ModelNeed } from './need';

/** Tokens of a prompt without its passages, about: what is over is trimmed afterwards. */
const FRAME_TOKENS = 1_000;
/** More passages than this only cost time: a lesson uses a few of them. Tokens. */
const MOST_TOKENS = 3_000;
/** Fewer are not worth writing from. */
const LEAST_TOKENS = 250;
/** The plan stands in the second prompt. */
const PLAN_FRAME_TOKENS = 250;

const SAMPLE = 'A loop repeats its body until the list is empty. '.repeat(8);

/** Tokens that passages may have together, and the whole prompt. @throws ModelError context_overflow where no lesson fits the model. */
export async function roomOf({ serving }: TutorDeps): Promise<{ passages: number; prompt: number }> {
  // Some tokenisers need more than the bound reckons with: the room shrinks by as much.
  const factor = (await serving.countTokens('tutor', SAMPLE)) / boundTokens(SAMPLE);
  const prompt = Math.floor((await serving.promptBudget('tutor', TEXT_TOKENS)) / Math.max(1, factor));
  const passages = Math.min(MOST_TOKENS, prompt - FRAME_TOKENS);
  if (passages < LEAST_TOKENS)
    throw new ModelError(
      'context_overflow',
      `The model takes prompts of ${prompt} tokens beside a lesson: too few for passages.`,
    );
  return { passages, prompt };
}

/**
 * The need with as many passages, best first, as the prompt has room for; what goes is recorded with it.
 * @throws ModelError context_overflow, bad_answer where retrieval found nothing to write from.
 */
export function trimmed(need: ModelNeed, promptTokens: number): ModelNeed {
  let now = need;
  if (now.passages.length === 0)
    throw new ModelError('bad_answer', 'No passage of the material was found to write from.');
  while (tokensOf(now) > promptTokens - PLAN_FRAME_TOKENS) {
    const gone = now.passages.at(-1);
    if (!gone || now.passages.length === 1)
      throw new ModelError(
        'context_overflow',
        `The prompt has more than the ${promptTokens} tokens that the model takes.`,
      );
    now = {
      ...now,
      passages: now.passages.slice(0, -1),
      pieces: now.pieces.filter(({ passage }) => passage !== gone.ref),
      droppedChunkIds: [...now.droppedChunkIds, ...gone.chunks.map(({ id }) => id)],
    };
  }
  return now;
}

function tokensOf(need: ModelNeed): number {
  const messages = lessonTextPrompt.build({ ...briefOf(need), sections: [] });
  return messages.reduce((sum, { content }) => sum + boundTokens(content), 0);
}
