import type { PromptFile } from '@/platform/models/prompt';
import { briefMessages, type LessonBrief } from './lesson-brief';

export interface LessonTextInput extends LessonBrief {
  /** The plan after it was checked. */
  sections: readonly { kind: string; title: string; passages: readonly string[]; pieces: readonly string[] }[];
}

export const lessonTextPrompt: PromptFile<LessonTextInput> = {
  name: 'lesson-text',
  version: 2,
  purpose: 'Writes the sections of a planned lesson one after the other, each sentence with the passages it rests on.',
  build: ({ sections, ...brief }) => [
    ...briefMessages(brief),
    {
      role: 'user',
      content: [
        'Write the lesson now, section by section, in this order:',
        ...sections.map(
          ({ kind, title, passages, pieces }, index) =>
            `${index + 1}. ${title} (${kind}; passages ${passages.join(', ') || '—'}${pieces.length > 0 ? `; show ${pieces.join(', ')}` : ''})`,
        ),
        `Begin each with its heading alone on a line, such as "## 1. ${sections[0]?.title ?? ''}". About ${wordsEach(brief, sections.length)} words a section. Cite after every sentence. Write nothing after the last section.`,
      ].join('\n'),
    },
  ],
};

function wordsEach({ ranges }: LessonBrief, sections: number): number {
  const middle = (ranges.leastWords + ranges.mostWords) / 2;
  return Math.round(middle / Math.max(1, sections) / 10) * 10;
}
