import type { PromptFile } from '@/platform/models/prompt';
import { briefMessages, type LessonBrief } from './lesson-brief';

export interface LessonPlanInput extends LessonBrief {
  /** Kinds of section that this lesson may have, in their order. */
  kinds: readonly string[];
}

export const lessonPlanPrompt: PromptFile<LessonPlanInput> = {
  name: 'lesson-plan',
  version: 2,
  purpose:
    'Plans the sections of a lesson, so that its structure is settled and checked before a word of it is written.',
  build: ({ kinds, ...brief }) => [
    ...briefMessages(brief),
    {
      role: 'user',
      content: [
        `Plan the lesson: three to five sections out of these kinds, in this order, each kind once: ${kinds.join(', ')}.`,
        'For each: a short title in the learner’s words, the passages that it will rest on ("c1"), and the set pieces that it shows ("s1"), if any; each piece in one section.',
      ].join('\n'),
    },
  ],
};
