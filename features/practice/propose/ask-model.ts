import { promptVersion } from '@/platform/models/prompt';
import type { ModelServing, ServedBy } from '@/platform/models/serving/types';
import { ModelError, type PromptPassage } from '@/platform/models/types';
import type { ItemBody } from '../contract';
import { askedWords } from '../guard/gives-away';
import { proposeItemsPrompt } from '../prompts/propose-items';
import { MOST_AT_ONCE, PROPOSAL_SCHEMAS, type Proposal, type ProposedKind } from './proposal-schema';

const ANSWER_TOKENS = 1600;
/** Tokens of a prompt beside its passages, about. */
const FRAME_TOKENS = 1100;
/** More passages than this only cost time. */
const MOST_PASSAGE_TOKENS = 2600;
const MOST_PASSAGES = 6;
const BUDGET_MS = 300_000;
/** Questions that are shown so that they don't come again. */
const MOST_KNOWN = 14;
const KNOWN_LENGTH = 160;

/** What failed about an answer, not about the model's being there: the next kind may go well. */
export function isAboutAnswer(error: unknown): error is ModelError {
  return (
    error instanceof ModelError &&
    (error.failure === 'schema_mismatch' || error.failure === 'bad_answer' || error.failure === 'refused')
  );
}

/** The passages that the prompt has room for, in their order, and those left out. @throws ModelError context_overflow for none. */
export async function fitPassages(
  serving: ModelServing,
  passages: readonly PromptPassage[],
): Promise<{ shown: PromptPassage[]; dropped: PromptPassage[] }> {
  const budget = (await serving.promptBudget('tutor', ANSWER_TOKENS)) - FRAME_TOKENS;
  let room = Math.min(MOST_PASSAGE_TOKENS, budget);
  const shown: PromptPassage[] = [];
  const dropped: PromptPassage[] = [];
  for (const passage of passages) {
    const tokens = await serving.countTokens('tutor', `${passage.heading}\n${passage.text}`);
    if (tokens > room || shown.length >= MOST_PASSAGES) {
      dropped.push(passage);
      continue;
    }
    room -= tokens;
    shown.push({ ...passage, ref: `c${shown.length + 1}` });
  }
  if (shown.length === 0)
    throw new ModelError('context_overflow', `No passage fits into the ${budget} tokens that the model has for them.`);
  return { shown, dropped };
}

export interface AskInput {
  kind: ProposedKind;
  concept: string;
  passages: readonly PromptPassage[];
  known: readonly { body: ItemBody }[];
  languageName: string;
  seed: number;
}

/** Asks a model for exercises of one kind, in the background. @throws ModelError */
export async function askForProposals(
  serving: ModelServing,
  { kind, concept, passages, known, languageName, seed }: AskInput,
  signal: AbortSignal,
): Promise<{ proposals: Proposal[]; served: ServedBy }> {
  const { answer, served } = await serving.object(
    {
      purpose: 'tutor',
      priority: 'background',
      learnerId: null,
      prompt: promptVersion(proposeItemsPrompt),
      request: {
        messages: proposeItemsPrompt.build({
          kind,
          concept,
          passages,
          known: known.slice(0, MOST_KNOWN).map(({ body }) => askedWords(body).slice(0, KNOWN_LENGTH)),
          language: languageName,
          most: MOST_AT_ONCE,
        }),
        passages,
        maxTokens: ANSWER_TOKENS,
        temperature: 0.5,
        seed,
      },
      budgetMs: BUDGET_MS,
    },
    PROPOSAL_SCHEMAS[kind],
    signal,
  );
  return { proposals: answer.value.items, served };
}
