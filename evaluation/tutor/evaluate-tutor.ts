import { createGrounding } from '@/features/grounding/service';
import type { GeneratedItem } from '@/features/practice/contract';
import type { ModelServing } from '@/platform/models/serving/types';
import { askInMemory } from './ask-in-memory';
import type { CourseInMemory } from './course-in-memory';
import { type Judged, judgeReply } from './judge-reply';
import type { Situation } from './situation';

/** Figures of one model over all situations; shares are 0 to 1, null where nothing asks for them. */
export interface TutorFigures {
  model: string;
  situations: number;
  /** Situations in which everything that is asked for was right. */
  passed: number;
  rightKind: number;
  format: number;
  onPoint: number | null;
  discipline: number | null;
  refusals: number | null;
  /** Mean share of the model's sentences that stood as it wrote them; null without a model. */
  grounded: number | null;
  /** Of the answers on the matter, how many the model wrote rather than the material. */
  byModel: number;
  ease: number | null;
  grade: number | null;
  words: number;
  'ms p50': number;
  'ms p95': number;
  'prompt tokens': number;
  'answer tokens': number;
}

export interface TutorEvaluation {
  figures: TutorFigures;
  judged: Judged[];
}

/** Puts every situation before one model, through the tutor's own pipeline. */
export async function evaluateTutor(
  course: CourseInMemory,
  situations: readonly Situation[],
  model: { name: string; serving: ModelServing },
  progress: (line: string) => void = () => {},
): Promise<TutorEvaluation> {
  const grounding = createGrounding();
  const judged: Judged[] = [];
  for (const [index, situation] of situations.entries()) {
    progress(`${model.name}: ${index + 1} of ${situations.length}, ${situation.id}`);
    const { exercise } = situation;
    const item = exercise ? itemFor(course, situation) : null;
    const answer = await askInMemory(
      course,
      { serving: model.serving, grounding },
      {
        question: situation.question,
        history: situation.history,
        ...(situation.concept ? { concept: situation.concept } : {}),
        mode: situation.mode ?? null,
        exercises: item && exercise ? [{ item, hintsShown: 0, tries: exercise.tries }] : [],
        ...(exercise?.onScreen ? { onScreen: 0 } : {}),
      },
    );
    judged.push(await judgeReply(situation, answer, course.language));
  }
  return { figures: summed(model.name, judged), judged };
}

/** The course's exercise of a kind that stands in the middle of its list: the same each time, and no extreme. */
function itemFor(course: CourseInMemory, situation: Situation): GeneratedItem {
  const items = course.items.filter((item) => item.body.kind === situation.exercise?.kind);
  const item = items[Math.floor(items.length / 2)];
  if (!item)
    throw new RangeError(`${situation.id}: the course has no exercise of the kind ${situation.exercise?.kind}`);
  return item;
}

/** Everything that the situation asks for is right. */
export function isPassed(judged: Judged): boolean {
  return judged.rightKind && judged.format && judged.onPoint !== false && judged.discipline !== false;
}

function summed(model: string, judged: readonly Judged[]): TutorFigures {
  const taught = judged.filter((each) => each.kind === 'answer' || each.kind === 'passages');
  const refusals = judged.filter((each) => each.about === 'refusal' || each.about === 'uncovered');
  const times = judged.map((each) => each.milliseconds).sort((a, b) => a - b);
  const at = (share: number) => times[Math.max(0, Math.ceil(share * times.length) - 1)] ?? Number.NaN;
  return {
    model,
    situations: judged.length,
    passed: judged.filter(isPassed).length,
    rightKind: share(judged.map((each) => each.rightKind)) ?? 0,
    format: share(judged.map((each) => each.format)) ?? 0,
    onPoint: share(judged.flatMap((each) => each.onPoint ?? [])),
    discipline: share(judged.flatMap((each) => each.discipline ?? [])),
    refusals: share(refusals.map((each) => each.rightKind)),
    grounded: mean(judged.flatMap((each) => each.grounded ?? [])),
    byModel: share(taught.map((each) => each.byModel)) ?? 0,
    ease: mean(judged.flatMap((each) => each.ease ?? [])),
    grade: mean(judged.flatMap((each) => each.grade ?? [])),
    words: mean(taught.map((each) => each.words)) ?? 0,
    'ms p50': at(0.5),
    'ms p95': at(0.95),
    'prompt tokens': judged.reduce((sum, each) => sum + each.promptTokens, 0),
    'answer tokens': judged.reduce((sum, each) => sum + each.completionTokens, 0),
  };
}

function share(values: readonly boolean[]): number | null {
  return mean(values.map(Number));
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
