import { randomUUID } from 'node:crypto';
import type { GroundingPort } from '@/features/grounding/contract';
import type { GeneratedItem, OpenExercise } from '@/features/practice/contract';
import { openExercise } from '@/features/practice/guard/open-exercises';
import { respond } from '@/features/tutor/answer/respond';
import type { Turn, TurnEvent, TurnResult, TurnTools } from '@/features/tutor/answer/turn';
import { topicOf } from '@/features/tutor/service/situation';
import type { ModelServing } from '@/platform/models/serving/types';
import type { CourseInMemory } from './course-in-memory';

/** An exercise before the learner of a situation. */
export interface Exercise {
  item: GeneratedItem;
  hintsShown: number;
  /** Wrong answers so far, each taken with time enough. */
  tries: readonly string[];
}

export interface AskedInMemory {
  question: string;
  history?: Turn['history'];
  /** Name of the concept that the learner is at. */
  concept?: string;
  mode?: Turn['mode'];
  exercises?: readonly Exercise[];
  /** Place in `exercises` of the one on the screen. */
  onScreen?: number;
  recent?: Turn['recent'];
}

export interface AnsweredInMemory extends TurnResult {
  events: TurnEvent[];
  open: OpenExercise[];
  /** Items whose worked answer was handed out. */
  shown: string[];
  milliseconds: number;
}

const MINUTE_MS = 60_000;

/** Asks the tutor one question about a course in memory: the pipeline of the product, with what it keeps kept in memory. */
export async function askInMemory(
  course: CourseInMemory,
  { serving, grounding }: { serving: ModelServing; grounding: GroundingPort },
  asked: AskedInMemory,
  signal: AbortSignal = new AbortController().signal,
): Promise<AnsweredInMemory> {
  const concept = course.concepts.find((each) => each.name.toLowerCase() === asked.concept?.toLowerCase()) ?? null;
  const exercises = (asked.exercises ?? []).map((exercise) => ({ ...exercise, id: randomUUID() }));
  const open = exercises.map(({ id, item, hintsShown, tries }) => toOpen(course, { id, item, hintsShown, tries }));
  const shown: string[] = [];
  const hintsShown = new Map<string, number>(exercises.map((exercise) => [exercise.id, exercise.hintsShown]));
  const itemOf = (id: string) => exercises.find((exercise) => exercise.id === id)?.item;
  const tools: TurnTools = {
    serving,
    grounding,
    retrieve: (input) =>
      course.retrieve({
        ...input,
        anchors: (concept?.chunks ?? [])
          .slice(0, 4)
          .map((chunk, i) => ({ chunkId: chunk.id, why: 'concept', weight: 1 / (i + 1) })),
      }),
    async hint(id, allowed) {
      const item = itemOf(id);
      const at = hintsShown.get(id) ?? 0;
      const markdown = item?.hints[at];
      if (!item || markdown === undefined || !allowed(markdown)) return null;
      hintsShown.set(id, at + 1);
      return { markdown, number: at + 1, left: item.hints.length - at - 1, chunkId: item.chunkId };
    },
    async worked(id) {
      shown.push(id);
      return { markdown: itemOf(id)?.worked ?? '', chunkId: itemOf(id)?.chunkId ?? null };
    },
    async cite(chunkId) {
      const chunk = course.chunks.find((each) => each.id === chunkId);
      if (!chunk) return null;
      const { id, sourceId, sourceTitle, headingPath } = chunk;
      return { chunkId: id, sourceId, sourceTitle, headingPath };
    },
    kept: null,
    supportPerson: null,
  };
  const turn: Turn = {
    question: asked.question,
    history: asked.history ?? [],
    course: { id: course.id, title: course.title, language: course.language },
    learnerId: randomUUID(),
    concept: concept ? { id: concept.id, name: concept.name } : null,
    mode: asked.mode ?? null,
    topics: course.concepts.map(topicOf),
    open,
    presentationId: exercises[asked.onScreen ?? -1]?.id ?? null,
    recent: asked.recent ?? [],
  };
  const begun = performance.now();
  const events: TurnEvent[] = [];
  const steps = respond(turn, tools, signal);
  let step = await steps.next();
  for (; !step.done; step = await steps.next()) events.push(step.value);
  return { ...step.value, events, open, shown, milliseconds: performance.now() - begun };
}

function toOpen(course: CourseInMemory, { id, item, hintsShown, tries }: Exercise & { id: string }): OpenExercise {
  const presentedAt = new Date('2026-01-05T09:00:00Z');
  return openExercise({
    presentationId: id,
    conceptId: item.conceptId,
    conceptName: course.concepts.find((concept) => concept.id === item.conceptId)?.name ?? '',
    chunkId: item.chunkId,
    lessonId: null,
    body: item.body,
    key: item.key,
    hints: item.hints,
    hintsShown,
    presentedAt,
    tries: tries.map((words, i) => ({ words, at: new Date(presentedAt.getTime() + (i + 1) * MINUTE_MS) })),
    locale: course.language,
  });
}
