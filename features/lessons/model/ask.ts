import { addUse } from '@/platform/models/add-use';
import { promptVersion } from '@/platform/models/prompt';
import type { ServedBy } from '@/platform/models/serving/types';
import { ModelError } from '@/platform/models/types';
import type { TutorDeps } from '../deps';
import type { LessonBrief } from '../prompts/lesson-brief';
import { lessonPlanPrompt } from '../prompts/lesson-plan';
import { lessonTextPrompt } from '../prompts/lesson-text';
import { type ModelNeed, shareOf } from './need';
import { kindsFor, lessonPlanSchema, type PlannedSection, soundPlan } from './plan';
import { returning } from './returning';
import { sketchOf } from './set-pieces';

/** Tokens of the plan, and of the text: 450 words with their citations in a language that costs two tokens a word. */
export const PLAN_TOKENS = 500;
export const TEXT_TOKENS = 1_700;
/** Most milliseconds from joining the queue to the end of the text. */
const PLAN_MS = 60_000;
const TEXT_MS = 150_000;
const TEMPERATURE = 0.4;

export type Waiting = (position: number, waitMs: number) => void;

/** Has the model plan the lesson. @throws ModelError, `bad_answer` for a plan that makes no lesson. */
export async function askForPlan(
  serving: TutorDeps['serving'],
  need: ModelNeed,
  priority: 'interactive' | 'background',
  told: { waiting: Waiting; started: () => void },
  signal: AbortSignal,
): Promise<{ sections: PlannedSection[]; served: ServedBy }> {
  const kinds = kindsFor(need.input.mode, need.ranges);
  const { answer, served } = await serving.object(
    {
      purpose: 'tutor',
      priority,
      learnerId: shareOf(need, priority),
      prompt: promptVersion(lessonPlanPrompt),
      request: {
        messages: lessonPlanPrompt.build({ ...briefOf(need), kinds }),
        passages: need.passages,
        maxTokens: PLAN_TOKENS,
        temperature: TEMPERATURE,
        seed: need.input.seed,
      },
      budgetMs: PLAN_MS,
    },
    lessonPlanSchema,
    signal,
    (event) => {
      if (event.type === 'queued') told.waiting(event.position, event.waitMs);
      else if (event.type === 'started') told.started();
    },
  );
  const known = {
    passages: new Set(need.passages.map(({ ref }) => ref)),
    pieces: new Set(need.pieces.map(({ ref }) => ref)),
  };
  const sections = soundPlan(answer.value, need.input.mode, need.ranges, known);
  if (!sections)
    throw new ModelError('bad_answer', 'The plan of the lesson names too few sections and passages that exist.');
  return { sections, served };
}

/** Streams the text of a planned lesson, piece by piece, and returns what it took. @throws ModelError also in mid-stream. */
export async function* askForText(
  serving: TutorDeps['serving'],
  need: ModelNeed,
  sections: readonly PlannedSection[],
  priority: 'interactive' | 'background',
  waiting: Waiting,
  signal: AbortSignal,
): AsyncGenerator<string, { served: ServedBy; whole: boolean }> {
  const steps = serving.stream(
    {
      purpose: 'tutor',
      priority,
      learnerId: shareOf(need, priority),
      prompt: promptVersion(lessonTextPrompt),
      request: {
        messages: lessonTextPrompt.build({ ...briefOf(need), sections }),
        passages: need.passages,
        maxTokens: TEXT_TOKENS,
        temperature: TEMPERATURE,
        seed: need.input.seed,
      },
      budgetMs: TEXT_MS,
    },
    signal,
  );
  let whole = true;
  let served: ServedBy | null = null;
  const keep = (value: ServedBy) => {
    served = value;
  };
  for await (const event of returning(steps, keep)) {
    if (event.type === 'queued') waiting(event.position, event.waitMs);
    else if (event.type === 'text') yield event.text;
    else if (event.type === 'end') whole = event.reason === 'stop';
  }
  if (served === null) throw new ModelError('interrupted', 'The text ended without a word of how.');
  return { served, whole };
}

export function briefOf(need: ModelNeed): LessonBrief {
  const { input, approach, ranges, passages, pieces, earlier } = need;
  const known = input.neighbours.filter((each) => each.known).map(({ concept }) => concept.name);
  return {
    concept: input.concept.name,
    language: input.language,
    mode: input.mode,
    approach,
    ranges,
    passages,
    pieces: pieces.map((piece) => ({ ref: piece.ref, passage: piece.passage, ...sketchOf(piece) })),
    earlier,
    known,
  };
}

/** Two answers that made one output, as one. */
export function together(plan: ServedBy, text: ServedBy): ServedBy {
  return {
    model: text.model,
    prompt: text.prompt,
    use: addUse(plan.use, text.use),
    waitMs: plan.waitMs + text.waitMs,
    milliseconds: plan.milliseconds + text.milliseconds,
  };
}
