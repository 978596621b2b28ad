import { type ScriptedTurn, scriptedServing } from '@/platform/models/serving/scripted-serving.fixture';
import type { ModelJob } from '@/platform/models/serving/types';
import type { Lesson, LessonEvent } from '../contract';

/** A plan for the course of these tests, and a text that holds against it. */
export const PLAN = {
  sections: [
    { kind: 'definition', title: 'What a while loop is', passages: ['c1'], pieces: [] },
    { kind: 'example', title: 'Counting down', passages: ['[c1]'], pieces: ['s1'] },
    { kind: 'caution', title: 'When it never ends', passages: ['c1'], pieces: [] },
  ],
};
/** Sections out of order in the plan of a careless model; the order of lessons is not the model's. */
export const SHUFFLED = { sections: [...PLAN.sections].reverse() };

export const DEFINITION =
  'A while loop is a statement that repeats its body as long as its condition is true [c1]. The condition is tested before each round [c1]. When the condition is false, the loop ends and the program goes on below it [c1].';
export const EXAMPLE =
  'The count falls by one in each round until it reaches zero [c1].\n\n[[s1]]\n\nA programmer reads such a table to find the round in which a loop goes wrong [c1].';
export const CAUTION =
  'The body must change something that the condition reads [c1]. Otherwise the condition stays true and the loop never ends [c1]. Such a loop is called an endless loop [c1].';
export const TEXT = `## 1. What a while loop is\n\n${DEFINITION}\n\n## 2. Counting down\n\n${EXAMPLE}\n\n## 3. When it never ends\n\n${CAUTION}\n`;

/** Answers plans and texts as given; sentences to be written again and paragraphs to be plainer get none. */
export function model(plan: ScriptedTurn, text: ScriptedTurn) {
  return scriptedServing((job: ModelJob) => {
    if (job.prompt.name === 'lesson-plan') return plan;
    if (job.prompt.name === 'lesson-text') return text;
    return { failure: 'bad_answer' };
  });
}
export const good = () => model({ value: PLAN }, { text: pieces(TEXT) });

function pieces(text: string): string[] {
  return text.match(/[\s\S]{1,17}/g) ?? [];
}

/** The lesson that the events end with. */
export function lessonOf(events: readonly LessonEvent[]): Lesson {
  const last = events.at(-1);
  if (last?.type !== 'lesson') throw new Error(`no lesson: ${JSON.stringify(last)}`);
  return last.lesson;
}
/** All the Markdown of a lesson. */
export const wordsOf = (lesson: Lesson) =>
  lesson.sections.flatMap(({ blocks }) => blocks.map(({ markdown }) => markdown)).join('\n');
