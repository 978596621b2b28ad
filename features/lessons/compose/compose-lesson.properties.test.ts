import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leansOnContext } from '@/core/text/self-contained';
import { splitSentences } from '@/core/text/sentences';
import type { ComposedBlock, ComposedLesson } from '../contract';
import { composeLesson } from './compose-lesson';
import { conceptOf, inputOf } from './test-material';

const NOUNS = ['belt', 'shaft', 'ring', 'cage', 'seal', 'motor', 'pump', 'valve', 'gear', 'chain', 'fan', 'guard'];
const VERBS = ['carries', 'guides', 'heats', 'cools', 'turns', 'stops', 'lifts', 'drives', 'holds', 'wears'];
const noun = fc.constantFrom(...NOUNS);
const verb = fc.constantFrom(...VERBS);
const number = fc.integer({ min: 2, max: 9999 });

const free = fc
  .tuple(
    noun,
    verb,
    noun,
    number,
    fc.constantFrom('A bearing near the', 'Every bearing beside a', 'Oil in a bearing of one'),
  )
  .map(([a, v, b, n, start]) => `${start} ${a} ${v} the ${b} after ${n} hours of work.`);
const leaning = fc
  .tuple(
    fc.constantFrom('It', 'This part', 'They also', 'However, it', 'For example, the second one', 'These'),
    verb,
    noun,
    number,
  )
  .map(([start, v, a, n]) => `${start} ${v} a ${a} ${n} times a day.`);
const meta = fc.constantFrom(
  'In this section we will look at bearings.',
  'See Section 3 for details.',
  'Recall that bearings turn.',
  "Let's now look at oil.",
  'The plot shows a line.',
);
const paragraph = fc
  .array(fc.oneof({ weight: 4, arbitrary: free }, { weight: 2, arbitrary: leaning }, { weight: 1, arbitrary: meta }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((sentences) => sentences.join(' '));
const code = fc
  .tuple(free, number)
  .map(
    ([sentence, n]) =>
      `${sentence.replace(/\.$/, ':')}\n\n\`\`\`python\nlife = ${n} * 2\nprint(life)\n\`\`\`\n\n\`\`\`output\n${n * 2}\n\`\`\``,
  );
const steps = fc
  .tuple(
    number,
    fc.array(fc.tuple(fc.constantFrom('Clean', 'Heat', 'Check', 'Remove'), noun, number), {
      minLength: 3,
      maxLength: 6,
    }),
  )
  .map(
    ([n, items]) =>
      `A bearing of type ${n} is fitted like this:\n\n${items.map(([v, a, i], k) => `${k + 1}. ${v} the ${a} of machine ${i}.`).join('\n')}`,
  );
const bullets = fc
  .tuple(number, fc.array(free, { minLength: 2, maxLength: 4 }))
  .map(([n, items]) => `Bearings of size ${n} differ in these ways:\n\n${items.map((item) => `- ${item}`).join('\n')}`);
const formula = number.map((n) => `The life of a bearing number ${n} is given by\n\n$$L = C / ${n}$$`);
const exercise = number.map((n) => `::: challenge\n\nWrite down ${n} reasons.\n\n:::`);
const block = fc.oneof(
  { weight: 6, arbitrary: paragraph },
  { weight: 2, arbitrary: code },
  { weight: 1, arbitrary: steps },
  { weight: 1, arbitrary: bullets },
  { weight: 1, arbitrary: formula },
  { weight: 1, arbitrary: exercise },
);
const source = fc
  .array(fc.tuple(noun, fc.array(block, { minLength: 1, maxLength: 6 })), { minLength: 1, maxLength: 4 })
  .map(
    (sections) =>
      `# Bearings\n\n${sections.map(([a, blocks]) => `## The ${a}\n\n${blocks.join('\n\n')}`).join('\n\n')}\n`,
  );
const mode = fc.constantFrom('foundational' as const, 'scaffolded' as const, 'advanced' as const);

function remember(seen: ReadonlyMap<string, number>, lesson: ComposedLesson): Map<string, number> {
  const next = new Map(seen);
  for (const key of [...lesson.freshKeys, ...lesson.repeatedKeys]) {
    const times = (next.get(key) ?? 0) + 1;
    next.delete(key);
    next.set(key, times);
  }
  return next;
}

/** Words alone: what is left of Markdown when layout, markup and the numbers of list items are gone. */
function wordsOf(markdown: string): string {
  return markdown
    .replace(/^\s*\d+[.)] /gm, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function blocksOf(lesson: ComposedLesson): ComposedBlock[] {
  return lesson.sections.flatMap(({ blocks }) => blocks);
}

describe('composed lessons', { timeout: 60_000 }, () => {
  it('say nothing but what the source says, at the place they cite', () => {
    fc.assert(
      fc.property(source, mode, fc.integer(), (markdown, wanted, seed) => {
        const lesson = composeLesson(inputOf(conceptOf('Bearing', markdown), { mode: wanted, seed }));
        for (const made of blocksOf(lesson)) {
          const cited = wordsOf(made.uses.map(({ start, end }) => markdown.slice(start, end)).join(' '));
          const text = made.kind === 'gap' ? made.markdown.replace('____', made.answer ?? '') : made.markdown;
          expect(cited).toContain(wordsOf(text));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('never open a section, or follow on from another passage, with a word that dangles', () => {
    fc.assert(
      fc.property(source, mode, (markdown, wanted) => {
        const lesson = composeLesson(inputOf(conceptOf('Bearing', markdown), { mode: wanted }));
        for (const { blocks } of lesson.sections) {
          for (const [i, made] of blocks.entries()) {
            if (made.kind !== 'paragraph' && made.kind !== 'gap') continue;
            const opening = splitSentences(made.markdown)[0]?.text ?? '';
            const before = blocks[i - 1]?.uses.at(-1);
            const here = made.uses[0];
            const between = before && here ? markdown.slice(before.end, here.start) : 'another passage';
            expect(leansOnContext(opening) && wordsOf(between) !== '').toBe(false);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('keep code whole and announcements with what they announce', () => {
    fc.assert(
      fc.property(source, mode, (markdown, wanted) => {
        const lesson = composeLesson(inputOf(conceptOf('Bearing', markdown), { mode: wanted }));
        for (const { blocks } of lesson.sections) {
          for (const [i, made] of blocks.entries()) {
            expect((made.markdown.match(/^\s*```/gm) ?? []).length % 2).toBe(0);
            if (/:$/.test(made.markdown)) expect(['code', 'list', 'math', 'gap']).toContain(blocks[i + 1]?.kind);
            if (made.kind === 'code') expect(blocks[i + 1]?.kind).toBe('output');
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('repeat nothing but the definition while they do not say that the material is used up, and say so in the end', () => {
    fc.assert(
      fc.property(source, fc.array(mode, { minLength: 3, maxLength: 3 }), (markdown, modes) => {
        const concept = conceptOf('Bearing', markdown);
        let seen = new Map<string, number>();
        let usedUp = false;
        const taught = composeLesson(inputOf(concept)).sections.length > 0;
        for (let i = 0; i < 40 && !usedUp; i++) {
          const lesson = composeLesson(inputOf(concept, { mode: modes[i % 3] ?? 'foundational', seen, seed: i }));
          expect(lesson.sections.length > 0).toBe(taught);
          usedUp = lesson.materialUsedUp;
          const anchor = new Set(
            lesson.sections
              .filter(({ kind }) => kind === 'definition')
              .flatMap(({ blocks }) => blocks.flatMap(({ uses }) => uses.map(({ key }) => key))),
          );
          if (!usedUp) {
            expect(lesson.repeatedKeys.filter((key) => !anchor.has(key))).toEqual([]);
            expect(lesson.freshKeys.length).toBeGreaterThan(0);
          }
          seen = remember(seen, lesson);
        }
        expect(usedUp).toBe(true);
      }),
      { numRuns: 12 },
    );
  });

  it('use no passage twice, and are the same for the same input', () => {
    fc.assert(
      fc.property(source, mode, fc.integer(), (markdown, wanted, seed) => {
        const input = inputOf(conceptOf('Bearing', markdown), { mode: wanted, seed });
        const lesson = composeLesson(input);
        expect(composeLesson({ ...input, concept: conceptOf('Bearing', markdown) })).toEqual(lesson);
        const keys = blocksOf(lesson)
          .filter(({ kind, uses }, i, all) => !(kind !== 'paragraph' && uses[0]?.key === all[i - 1]?.uses[0]?.key))
          .flatMap(({ uses }) => uses.map(({ key }) => key));
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 25 },
    );
  });
});
