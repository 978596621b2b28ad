import type { CourseChunk } from '@/features/library/contract';
import type { Block } from '@/platform/markdown/types';
import { type Draft, type Maker, type MakerInput, makeDraft, optionIds } from './draft';
import { cleanInline } from './inline';
import { readProcedure } from './procedure';
import { hash, shuffle } from './random';
import { titleOfPart, whereToLook } from './sections';
import { isTeaching, sentencesOf } from './statement';

/** Steps of a procedure, shuffled. */
export const ordering: Maker = (input) =>
  input.subject.concept.chunks.flatMap((chunk) =>
    chunk.blocks.flatMap((block, i) => {
      if (!isTeaching(chunk, block)) return [];
      const lead = leadTo(chunk, i, input.material.language);
      const steps = readProcedure(chunk, block, lead);
      return steps ? (build(chunk, block, steps, input) ?? []) : [];
    }),
  );

/** The last sentence of the paragraph before a block. */
function leadTo(chunk: CourseChunk, index: number, language: string): string {
  const before = chunk.blocks[index - 1];
  return before?.kind === 'paragraph' ? cleanInline(sentencesOf(before, language).at(-1) ?? '') : '';
}

function build(chunk: CourseChunk, block: Block, steps: readonly string[], input: MakerInput): Draft | null {
  const { material, subject, say } = input;
  const mark = hash(...steps);
  const shuffled = optionIds(unsorted(steps, material.seed, mark).map((text) => ({ text })));
  const idOf = (step: string) => shuffled.find(({ text }) => text === step)?.id ?? '';
  const numbered = steps.map((step, i) => `${i + 1}. ${step}`);
  return makeDraft(
    {
      ...{ subject, chunk, block },
      body: {
        kind: 'ordering',
        prompt: say('ordering', { title: titleOfPart(chunk) }),
        steps: shuffled,
      },
      key: { kind: 'ordering', order: steps.map(idOf) },
      nudges: [say('hintOrder'), ...whereToLook(chunk, say)],
      narrower: [say('hintFirstStep', { step: steps[0] ?? '' })],
      passage: say('hintOrderAnchors', { steps: numbered.filter((_, i) => i % 2 === 0).join('\n') }),
      worked: say('workedList', { list: numbered.join('\n') }),
      difficulty: 0.3 + 0.05 * steps.length,
      worth: 0.95,
      source: steps.join(' '),
      answer: mark,
      identity: ['order', mark],
    },
    material.language,
  );
}

/** A shuffle that is never the right order. */
function unsorted(steps: readonly string[], seed: number, mark: string): string[] {
  const mixed = shuffle(steps, seed, mark);
  return mixed.every((step, i) => step === steps[i]) ? [...mixed.slice(1), ...mixed.slice(0, 1)] : mixed;
}
