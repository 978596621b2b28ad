import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LeadQuestion } from '@/features/practice/contract';
import { type Approach, approachSchema, type ComposedLesson } from '../../contract';
import { composeLesson } from '../compose-lesson';
import { readMaterial } from '../material';
import { conceptOf, inputOf } from '../test-material';
import { approachMaterialOf, offeredApproaches } from './bears';

const BEARINGS = `# Bearings

## Rolling bearing

A **rolling bearing** is a machine part that carries a turning shaft on balls or rollers. It consists of two rings, the rolling elements and a cage.

Rolling bearings need far less force than sliding. The cage keeps the rolling elements of a rolling bearing apart. A rolling bearing is greased once a year.

Rolling bearing types differ in the loads they carry:

| Type | Radial load | Axial load |
|---|---|---|
| Ball | Medium | Some |
| Roller | High | None |

A rolling bearing works like a row of pipes under a crate: the crate moves on because the pipes turn.

For example, the rolling bearing of a fan with 1,500 turns a minute turns 90,000 times in an hour.

![Cut through a rolling bearing with rings, balls and cage](cut.svg)

The seal of a rolling bearing keeps out dust, water and loose fibres. Sealed rolling bearings are filled with grease for life.
`;
const DEFINITION = 'A rolling bearing is a machine part that carries a turning shaft on balls or rollers.';
const concept = conceptOf('Rolling bearing', BEARINGS, DEFINITION);
const chunkId = concept.chunks.find(({ text }) => text.includes('carries a turning shaft'))?.id ?? '';
const at = BEARINGS.indexOf('A **rolling bearing**');
const question: LeadQuestion = {
  ...{ itemId: 'i1', conceptId: concept.id, prompt: 'What is a **rolling bearing**?', chunkId },
  ...{ start: at, end: at + 40 },
};
const offeredOf = (of: typeof concept, questions: number) =>
  offeredApproaches(approachMaterialOf(readMaterial(of, 'en').units, questions));
const titlesOf = ({ sections }: ComposedLesson) =>
  sections.map(({ title }) => ('message' in title ? title.message.replace('section.', '') : title.text));
const by = (way: Approach, mode: 'foundational' | 'scaffolded' | 'advanced' = 'foundational') =>
  composeLesson(inputOf(concept, { mode, ways: [way], questions: [question] }));

describe('what material bears', () => {
  it('is what stands in it, and nothing that would have to be made up', () => {
    expect(offeredOf(concept, 1)).toEqual([...approachSchema.options]);
    expect(offeredOf(concept, 0)).not.toContain('socratic');
    const bare = conceptOf('Oil', '# Oil\n\n## Oil\n\nOil is a liquid that parts two surfaces.');
    expect(offeredOf(bare, 0)).toEqual(['concise']);
    expect(offeredApproaches({ worked: 0, likenesses: 0, pictures: 0, questions: 3, passages: 0 })).toEqual([]);
  });
});

describe('a lesson of the composer by a way of teaching', () => {
  it('leads with what the way promises, after the definition', () => {
    for (const mode of ['foundational', 'scaffolded', 'advanced'] as const) {
      expect(titlesOf(by('worked_example', mode)).slice(0, 2)).toEqual(['definition', 'worked']);
      expect(titlesOf(by('analogy', mode)).slice(0, 2)).toEqual(['definition', 'likeness']);
      expect(titlesOf(by('visual', mode)).slice(0, 3)).toEqual(['definition', 'figure', 'table']);
    }
    const likeness = by('analogy').sections[1]?.blocks[0]?.markdown ?? '';
    expect(likeness).toContain('like a row of pipes');
  });

  it('asks before it tells: a question of the course’s own exercises, cited to the passage below it', () => {
    const lesson = by('socratic');
    expect(lesson.asked).toEqual(['i1']);
    const [first, second] = lesson.sections[0]?.blocks ?? [];
    expect(first).toMatchObject({ kind: 'question', markdown: question.prompt });
    expect(second?.uses.map(({ key }) => key)).toEqual(expect.arrayContaining(first?.uses.map(({ key }) => key) ?? []));
  });

  it('is short where it is a reference', () => {
    const [long, short] = [by('worked_example'), by('concise')];
    expect(short.words).toBeLessThanOrEqual(Math.round(450 * 0.65));
    expect(short.words).toBeLessThan(long.words);
    expect(new Set(short.sections.map(({ kind }) => kind)).has('connection')).toBe(false);
  });

  it('passes over a way that it can’t keep the promise of, and says which one it took', () => {
    const bare = conceptOf('Oil', '# Oil\n\n## Oil\n\nOil is a liquid that parts two surfaces. Oil is kept in cans.');
    const lesson = composeLesson(inputOf(bare, { ways: ['visual', 'analogy', 'socratic', 'concise'] }));
    expect(lesson.approach).toBe('concise');
    expect(composeLesson(inputOf(bare, { ways: ['visual'] }))).toMatchObject({ approach: null, asked: [] });
    expect(by('visual').approach).toBe('visual');
  });

  it('never brings back what was seen for the sake of a way while another has something new', () => {
    const keys = by('analogy').sections[1]?.blocks.flatMap(({ uses }) => uses.map(({ key }) => key)) ?? [];
    expect(keys.length).toBeGreaterThan(0);
    const seen = new Map(keys.map((key) => [key, 1]));
    const second = composeLesson(inputOf(concept, { ways: ['analogy', 'visual'], seen }));
    expect(second).toMatchObject({ approach: 'visual', materialUsedUp: false });
  });
});

const noun = fc.constantFrom('belt', 'shaft', 'ring', 'cage', 'seal', 'pump', 'valve', 'gear', 'chain', 'guard');
const number = fc.integer({ min: 2, max: 9999 });
const block = fc.oneof(
  fc.tuple(noun, number).map(([a, n]) => `Every bearing beside a ${a} turns for ${n} hours before it is greased.`),
  fc.tuple(noun, number).map(([a, n]) => `For example, the bearing of a ${a} lasts ${n} days in dry air.`),
  fc.tuple(noun, number).map(([a, n]) => `A bearing works like a ${a} on ${n} wheels that roll along together.`),
  number.map((n) => `Bearings differ in size:\n\n| Type | Size |\n|---|---|\n| Ball | ${n} |\n| Roller | ${n + 1} |`),
  number.map((n) => `![A bearing of ${n} parts](part-${n}.svg)`),
  number.map(
    (n) => `A bearing of type ${n} is fitted like this:\n\n1. Clean shaft ${n}.\n2. Heat ring ${n}.\n3. Push it on.`,
  ),
);
const source = fc
  .array(block, { minLength: 1, maxLength: 12 })
  .map(
    (blocks) => `# Bearings\n\n## Bearing\n\nA **bearing** is a part that carries a shaft.\n\n${blocks.join('\n\n')}\n`,
  );

describe('whatever the material', { timeout: 60_000 }, () => {
  const ways = fc.shuffledSubarray([...approachSchema.options]);
  const mode = fc.constantFrom('foundational' as const, 'scaffolded' as const, 'advanced' as const);
  const made = (markdown: string) => {
    const of = conceptOf('Bearing', markdown, 'A bearing is a part that carries a shaft.');
    const start = markdown.indexOf('A **bearing**');
    const chunk = of.chunks.find((each) => each.start <= start && start < each.end)?.id ?? '';
    return {
      of,
      ask: { itemId: 'i', conceptId: of.id, prompt: 'What is a **bearing**?', chunkId: chunk, start, end: start + 20 },
    };
  };
  const bare = (text: string) =>
    text
      .replace(/^\s*\d+[.)] /gm, ' ')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();

  it('says nothing but what it cites, nothing twice, in the mode’s range, by a way that was wanted and offered', () => {
    fc.assert(
      fc.property(source, ways, mode, (markdown, wanted, inMode) => {
        const { of, ask } = made(markdown);
        const input = inputOf(of, { mode: inMode, ways: wanted, questions: [ask] });
        const lesson = composeLesson(input);
        expect(composeLesson(input)).toEqual(lesson);
        if (lesson.approach !== null) {
          expect(wanted).toContain(lesson.approach);
          expect(offeredOf(of, 1)).toContain(lesson.approach);
        }
        const keys: string[] = [];
        for (const { blocks } of lesson.sections) {
          for (const [i, each] of blocks.entries()) {
            expect(each.uses.length).toBeGreaterThan(0);
            if (each.kind === 'question') {
              // What answers it follows in the same section.
              const after = blocks.slice(i + 1).flatMap(({ uses }) => uses.map(({ key }) => key));
              expect(each.uses.every(({ key }) => after.includes(key))).toBe(true);
              continue;
            }
            const text = each.kind === 'gap' ? each.markdown.replace('____', each.answer ?? '') : each.markdown;
            expect(bare(each.uses.map(({ start, end }) => markdown.slice(start, end)).join(' '))).toContain(bare(text));
            if (each.kind === 'paragraph' || each.uses[0]?.key !== blocks[i - 1]?.uses[0]?.key)
              keys.push(...each.uses.map(({ key }) => key));
          }
        }
        expect(new Set(keys).size).toBe(keys.length);
        const most = { foundational: 450, scaffolded: 350, advanced: 300 }[inMode];
        expect(lesson.words).toBeLessThanOrEqual(most + 75);
      }),
      { numRuns: 60 },
    );
  });
});
