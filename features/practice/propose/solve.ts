import { z } from 'zod';
import { promptVersion } from '@/platform/models/prompt';
import type { ModelServing } from '@/platform/models/serving/types';
import type { ObjectSchema, PromptPassage } from '@/platform/models/types';
import type { ItemBody, ItemKey, ItemResponse } from '../contract';
import { shuffle } from '../generate/random';
import { gradeResponse } from '../grade/grade-response';
import { askedWords } from '../guard/gives-away';
import { solveItemPrompt } from '../prompts/solve-item';

const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
const ANSWER_TOKENS = 220;
const BUDGET_MS = 120_000;

const letter = z.enum([...LETTERS, 'none', 'several']);
const SCHEMAS = {
  option: { name: 'answer_option', zod: z.object({ answer: letter }) },
  text: { name: 'answer_text', zod: z.object({ answer: z.string().max(600) }) },
  order: { name: 'answer_order', zod: z.object({ order: z.array(z.enum(LETTERS)).max(LETTERS.length) }) },
  pairs: {
    name: 'answer_pairs',
    zod: z.object({ pairs: z.array(z.object({ left: z.int(), right: z.enum(LETTERS) })).max(LETTERS.length) }),
  },
} satisfies Record<string, ObjectSchema<unknown>>;

export interface SolveInput {
  body: ItemBody;
  key: ItemKey;
  passages: readonly PromptPassage[];
  language: string;
  purpose: 'tutor' | 'judge';
  /** Another than the one that the item was proposed with; it orders the options too. */
  seed: number;
}

/** Who solved an item, and whether they came to the same answer as its key. */
export interface Solved {
  agrees: boolean;
  model: string;
}

/**
 * Has a model solve an item from its passage without the key, options in another order, and compares. "None" and "several are right" are
 * no agreement. @throws ModelError where no model answers.
 */
export async function solveItem(serving: ModelServing, input: SolveInput, signal: AbortSignal): Promise<Solved> {
  const { body, key, passages, language, purpose, seed } = input;
  const question = questionOf(body, seed);
  const { answer, served } = await serving.object(
    {
      purpose,
      priority: 'background',
      learnerId: null,
      prompt: promptVersion(solveItemPrompt),
      request: {
        messages: solveItemPrompt.build({ passages, question: question.text, how: question.how }),
        passages,
        maxTokens: ANSWER_TOKENS,
        temperature: 0,
        seed,
      },
      budgetMs: BUDGET_MS,
    },
    question.schema,
    signal,
  );
  const response = question.responseOf(answer.value);
  const agrees = response !== null && gradeResponse(body, key, response, { language }).correct;
  return { agrees, model: served.model };
}

interface Question {
  text: string;
  how: string;
  schema: ObjectSchema<unknown>;
  responseOf(answer: unknown): ItemResponse | null;
}

function questionOf(body: ItemBody, seed: number): Question {
  const asked = askedWords(body);
  const lettered = (parts: readonly { id: string; text: string }[]) =>
    shuffle(parts, seed, `solve ${asked}`).map((part, at) => ({ ...part, letter: LETTERS[at] ?? 'F' }));
  const list = (parts: readonly { letter: string; text: string }[]) =>
    parts.map((part) => `${part.letter}) ${part.text}`).join('\n');
  switch (body.kind) {
    case 'choice':
    case 'truth': {
      const options = lettered(body.options);
      return {
        text: `${asked}\n${list(options)}`,
        how: 'Answer with the letter of the one right option; "none" if no option is right, "several" if more than one is.',
        schema: SCHEMAS.option,
        responseOf: (answer) => {
          const { answer: chosen } = SCHEMAS.option.zod.parse(answer);
          const option = options.find((each) => each.letter === chosen);
          return option ? { kind: body.kind, optionId: option.id } : null;
        },
      };
    }
    case 'ordering': {
      const steps = lettered(body.steps);
      return {
        text: `${asked}\n${list(steps)}`,
        how: 'Answer with the letters of the steps in the order in which they are done.',
        schema: SCHEMAS.order,
        responseOf: (answer) => ({
          kind: 'ordering',
          order: SCHEMAS.order.zod
            .parse(answer)
            .order.flatMap((each) => steps.find((step) => step.letter === each)?.id ?? []),
        }),
      };
    }
    case 'matching': {
      const right = lettered(body.right);
      const left = body.left.map((entry, at) => `${at + 1}. ${entry.text}`).join('\n');
      return {
        text: `${asked}\n${left}\n\n${list(right)}`,
        how: 'Answer with one pair for each number: the number, and the letter that belongs to it.',
        schema: SCHEMAS.pairs,
        responseOf: (answer) => {
          const pairs = SCHEMAS.pairs.zod.parse(answer).pairs.flatMap((pair) => {
            const entry = body.left[pair.left - 1];
            const option = right.find((each) => each.letter === pair.right);
            return entry && option ? [[entry.id, option.id] as const] : [];
          });
          return { kind: 'matching', pairs: Object.fromEntries(pairs) };
        },
      };
    }
    default:
      return openQuestion(body);
  }
}

function openQuestion(body: Exclude<ItemBody, { kind: 'choice' | 'truth' | 'ordering' | 'matching' }>): Question {
  const how = {
    cloze:
      'Answer with the word or term that belongs in the gap ____ and nothing else; an empty text if the passages leave it open.',
    code: 'Answer with the code that belongs in the gap ____ and nothing else.',
    numeric: 'Answer with the number and its unit and nothing else; an empty text if the passages leave it open.',
    short: 'Answer in one or two sentences from the passages; an empty text if they leave it open.',
  }[body.kind];
  const asked = body.kind === 'cloze' ? `${body.prompt}\n${body.text}` : body.prompt;
  return {
    text: body.kind === 'numeric' && body.unit !== null ? `${asked} (in ${body.unit})` : asked,
    how,
    schema: SCHEMAS.text,
    responseOf: (answer) => {
      const { answer: text } = SCHEMAS.text.zod.parse(answer);
      return text.trim() === '' ? null : { kind: body.kind, text };
    },
  };
}
