import type { Verdict } from '@/core/explain-back/second-opinion';
import type { KeyPoint } from '@/core/explain-back/types';
import { promptVersion } from '@/platform/models/prompt';
import type { ModelServing, ServedBy, ServingEvent } from '@/platform/models/serving/types';
import { ModelError, type PromptPassage } from '@/platform/models/types';
import { judgeExplanationPrompt, VERDICTS } from '../prompts/judge-explanation';

const ANSWER_TOKENS = 900;
/** Somebody waits, and without the model there is a judgement too. */
const BUDGET_MS = 45_000;

/** Key points as a prompt shows them; the heading says what kind of point it is. */
export function pointPassage({ id, aspect, text, passageId }: KeyPoint): PromptPassage {
  return { ref: id, chunkId: passageId, heading: aspect, text };
}

/** Has the judge model compare an explanation with the key points. @throws ModelError also where it doesn't fit into the model's context. */
export async function askJudge(
  serving: ModelServing,
  input: { learnerId: string; concept: string; points: readonly KeyPoint[]; text: string },
  signal: AbortSignal,
  told: (event: ServingEvent) => void = () => {},
): Promise<{ verdicts: Verdict[]; served: ServedBy }> {
  const passages = input.points.map(pointPassage);
  const messages = judgeExplanationPrompt.build({ concept: input.concept, points: passages, explanation: input.text });
  const room = await serving.promptBudget('judge', ANSWER_TOKENS);
  const size = await serving.countTokens('judge', messages.map(({ content }) => content).join('\n'));
  if (size > room)
    throw new ModelError(
      'context_overflow',
      `The explanation needs ${size} tokens and the model has room for ${room}.`,
    );
  const { answer, served } = await serving.object(
    {
      purpose: 'judge',
      priority: 'interactive',
      learnerId: input.learnerId,
      prompt: promptVersion(judgeExplanationPrompt),
      request: { messages, passages, maxTokens: ANSWER_TOKENS, temperature: 0, seed: 1 },
      budgetMs: BUDGET_MS,
    },
    VERDICTS,
    signal,
    told,
  );
  const known = new Set(input.points.map(({ id }) => id));
  const verdicts = answer.value.points.filter(({ id }) => known.has(id));
  if (verdicts.length === 0) throw new ModelError('bad_answer', 'The judgement names none of the points.');
  return { verdicts, served };
}
