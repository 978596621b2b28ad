import type { Retrieved } from '@/features/library/contract';
import { promptVersion } from '@/platform/models/prompt';
import type { ModelJob, ServingEvent } from '@/platform/models/serving/types';
import type { ChatMessage, PromptPassage } from '@/platform/models/types';
import { tutorAnswerPrompt } from '../prompts/tutor-answer';
import type { Turn } from './turn';

/** Tokens of an answer: 120 words with their citations, in any language. */
export const ANSWER_TOKENS = 500;
const BUDGET_MS = 120_000;
/** Turns of the conversation that the prompt repeats, and characters of each. */
const TURNS = 6;
const TURN_CHARACTERS = 600;

export function promptPassages(retrieved: Retrieved): PromptPassage[] {
  return retrieved.passages.map(({ ref, chunkId, sourceTitle, headingPath, text }) => ({
    ref,
    chunkId,
    heading: [...new Set([sourceTitle, ...headingPath])].join(' > '),
    text,
  }));
}

/** The messages of a turn with some passages. */
export function messagesOf(turn: Turn, passages: readonly PromptPassage[]): ChatMessage[] {
  return tutorAnswerPrompt.build({
    courseTitle: turn.course.title,
    language: turn.course.language,
    concept: turn.concept?.name ?? null,
    mode: turn.mode,
    passages,
    history: turn.history.slice(-TURNS).map(({ role, text }) => ({ role, text: text.slice(0, TURN_CHARACTERS) })),
    recent: turn.recent.map(({ prompt, response, correct }) => ({
      prompt: prompt.slice(0, TURN_CHARACTERS),
      response: response.slice(0, TURN_CHARACTERS),
      correct,
    })),
    exerciseOpen: turn.presentationId !== null,
    question: turn.question,
  });
}

export function answerJob(turn: Turn, messages: readonly ChatMessage[], passages: readonly PromptPassage[]): ModelJob {
  return {
    purpose: 'tutor',
    priority: 'interactive',
    learnerId: turn.learnerId,
    prompt: promptVersion(tutorAnswerPrompt),
    request: { messages, passages, maxTokens: ANSWER_TOKENS, temperature: 0.2, seed: 1 },
    budgetMs: BUDGET_MS,
  };
}

/** The text of a stream of events, beginning with what was read of it already; `raw` gathers it. */
export async function* textOf(
  first: string,
  events: AsyncIterable<ServingEvent>,
  gather: (piece: string) => void,
): AsyncGenerator<string> {
  gather(first);
  yield first;
  for await (const event of events) {
    if (event.type !== 'text') continue;
    gather(event.text);
    yield event.text;
  }
}
