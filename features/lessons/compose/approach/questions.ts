import type { LeadQuestion } from '@/features/practice/contract';
import type { ComposedBlock, ComposedSection } from '../../contract';

/** Questions that a lesson asks, at most: one for a section, and not before every one. */
const MOST = 3;

/**
 * Puts questions before the passages that answer them: each stands first in its section, is cited to the passage below it, and is left out where
 * the lesson doesn't have that passage. Recap and connection are read, not asked.
 * @returns the sections, and ids of the exercises whose questions were asked.
 */
export function askFirst(
  sections: readonly ComposedSection[],
  questions: readonly LeadQuestion[],
): { sections: ComposedSection[]; asked: string[] } {
  const asked: string[] = [];
  const prompts = new Set<string>();
  const out = sections.map((section): ComposedSection => {
    if (asked.length >= MOST || section.kind === 'recap' || section.kind === 'connection') return section;
    for (const question of questions) {
      if (asked.includes(question.itemId) || prompts.has(question.prompt)) continue;
      const answer = section.blocks.find(({ uses }) => uses.some((use) => overlaps(use, question)));
      if (!answer) continue;
      asked.push(question.itemId);
      prompts.add(question.prompt);
      return { ...section, blocks: [questionBlock(question, answer), ...section.blocks] };
    }
    return section;
  });
  return { sections: out, asked };
}

function overlaps(
  use: ComposedBlock['uses'][number],
  { chunkId, start, end }: Pick<LeadQuestion, 'chunkId' | 'start' | 'end'>,
): boolean {
  return use.chunkId === chunkId && use.start < end && start < use.end;
}

function questionBlock(question: LeadQuestion, answer: ComposedBlock): ComposedBlock {
  return {
    kind: 'question',
    markdown: question.prompt,
    answer: null,
    uses: answer.uses.filter((use) => overlaps(use, question)),
    sourcePath: answer.sourcePath,
  };
}
