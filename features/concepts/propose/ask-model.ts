import type { CourseChunk } from '@/features/library/contract';
import { promptVersion } from '@/platform/models/prompt';
import type { ModelServing, ServedBy } from '@/platform/models/serving/types';
import type { ChatMessage, ObjectSchema, PromptPassage } from '@/platform/models/types';
import { proposeConceptsPrompt } from '../prompts/propose-concepts';
import { proposePrerequisitesPrompt } from '../prompts/propose-prerequisites';
import { CONCEPTS_ANSWER, MOST_CONCEPTS, MOST_PAIRS, PAIRS_ANSWER } from './answers';

const ANSWER_TOKENS = 1200;
/** Tokens of a prompt beside its passages, about, with the names of concepts. */
const FRAME_TOKENS = 1100;
/** More passages than this at a time only make a model overlook things. */
const MOST_PASSAGE_TOKENS = 2600;
const MOST_PASSAGES = 6;
const BUDGET_MS = 300_000;
/** Names that a prompt lists at most. */
export const MOST_NAMES = 40;

export interface Batch {
  passages: PromptPassage[];
  /** Chunks that are dealt with once this batch is, with those too long for any prompt. */
  chunks: CourseChunk[];
  /** Of these, those that no prompt has room for. */
  tooLong: CourseChunk[];
}

/** The passages for the next prompt, from the first of `chunks` on. @throws ModelError where no model is configured */
export async function nextBatch(serving: ModelServing, chunks: readonly CourseChunk[]): Promise<Batch> {
  const budget = (await serving.promptBudget('tutor', ANSWER_TOKENS)) - FRAME_TOKENS;
  const whole = Math.min(MOST_PASSAGE_TOKENS, budget);
  let room = whole;
  const batch: Batch = { passages: [], chunks: [], tooLong: [] };
  for (const chunk of chunks) {
    if (batch.passages.length >= MOST_PASSAGES) break;
    const heading = [chunk.sourceTitle, ...chunk.headingPath].join(' > ');
    const tokens = await serving.countTokens('tutor', `${heading}\n${chunk.text}`);
    if (tokens > whole) batch.tooLong.push(chunk);
    else if (tokens > room) break;
    else {
      room -= tokens;
      batch.passages.push({ ref: `c${batch.passages.length + 1}`, chunkId: chunk.id, heading, text: chunk.text });
    }
    batch.chunks.push(chunk);
  }
  return batch;
}

interface Asked {
  passages: readonly PromptPassage[];
  /** Names of concepts, as many as there is room for. */
  names: readonly string[];
  seed: number;
}

/** Asks a model in the background for concepts that passages explain. @throws ModelError */
export function askForConcepts(serving: ModelServing, { passages, names, seed }: Asked, signal: AbortSignal) {
  const messages = proposeConceptsPrompt.build({ passages, known: names, most: MOST_CONCEPTS });
  return ask(serving, { prompt: proposeConceptsPrompt, messages, passages, seed }, CONCEPTS_ANSWER, signal);
}

/** Asks a model in the background which of these concepts is needed for which. @throws ModelError */
export function askForPairs(serving: ModelServing, { passages, names, seed }: Asked, signal: AbortSignal) {
  const messages = proposePrerequisitesPrompt.build({ passages, concepts: names, most: MOST_PAIRS });
  return ask(serving, { prompt: proposePrerequisitesPrompt, messages, passages, seed }, PAIRS_ANSWER, signal);
}

async function ask<T>(
  serving: ModelServing,
  work: {
    prompt: { name: string; version: number };
    messages: ChatMessage[];
    passages: readonly PromptPassage[];
    seed: number;
  },
  schema: ObjectSchema<T>,
  signal: AbortSignal,
): Promise<{ value: T; served: ServedBy }> {
  const { prompt, messages, passages, seed } = work;
  const { answer, served } = await serving.object(
    {
      purpose: 'tutor',
      priority: 'background',
      learnerId: null,
      prompt: promptVersion(prompt),
      request: { messages, passages, maxTokens: ANSWER_TOKENS, temperature: 0.2, seed },
      budgetMs: BUDGET_MS,
    },
    schema,
    signal,
  );
  return { value: answer.value, served };
}
