import { describe, expect, it } from 'vitest';
import type { ComposedLesson } from '../contract';
import { composeLesson } from './compose-lesson';
import { conceptOf, inputOf } from './test-material';

const BEARINGS = `# Bearings

## Rolling bearing

A **rolling bearing** is a machine part that carries a turning shaft on balls or rollers. It consists of two rings, the rolling elements and a **cage**.

Rolling bearings need far less force than sliding, for the same reason that a crate moves more easily on pipes than on the floor. The cage keeps the rolling elements of a rolling bearing apart.

Rolling bearing types differ in the loads they carry:

| Type | Radial load | Axial load |
|---|---|---|
| Ball | Medium | Some |
| Roller | High | None |

Never press a rolling bearing through its balls. A dent that nobody sees is heard a month later.

A rolling bearing is fitted in five steps:

1. Isolate the machine.
2. Clean the shaft seat.
3. Heat the ring to 110 °C.
4. Slide the ring against the shoulder.
5. Wipe the cage and grease the bearing.

Consider a fan: its shaft turns on two rolling bearings for ten years.

The life of a rolling bearing in millions of revolutions is:

$$L = (C / P)^3$$

A rolling bearing, unlike a plain bearing, needs little oil.

![Cut through a rolling bearing with rings, balls and cage](cut.svg)

The seal of a rolling bearing keeps out dust, water and loose fibres. Sealed rolling bearings are filled with grease for life. Open rolling bearings are greased by hand every few months.
`;
const DEFINITION = 'A rolling bearing is a machine part that carries a turning shaft on balls or rollers.';
const concept = conceptOf('Rolling bearing', BEARINGS, DEFINITION);

function textOf(lesson: ComposedLesson): string {
  return lesson.sections.flatMap(({ blocks }) => blocks.map(({ markdown }) => markdown)).join('\n\n');
}
function shownIn(...lessons: ComposedLesson[]): Map<string, number> {
  const seen = new Map<string, number>();
  for (const lesson of lessons)
    for (const key of [...lesson.freshKeys, ...lesson.repeatedKeys]) seen.set(key, (seen.get(key) ?? 0) + 1);
  return seen;
}

describe('composeLesson, foundational', () => {
  const lesson = composeLesson(inputOf(concept));

  it('opens on the definition and goes through explanation, steps, example and table', () => {
    expect(lesson.sections[0]).toMatchObject({ kind: 'definition', title: { message: 'section.definition' } });
    expect(lesson.sections[0]?.blocks[0]?.markdown).toMatch(/^A \*\*rolling bearing\*\* is a machine part/);
    const kinds = lesson.sections.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['explanation', 'steps', 'example', 'comparison', 'caution']));
    expect(lesson.words).toBeLessThanOrEqual(450);
    expect(lesson.materialUsedUp).toBe(false);
    expect(lesson.repeatedKeys).toEqual([]);
  });

  it('keeps a procedure whole, with its announcement', () => {
    const steps = lesson.sections.find(({ kind }) => kind === 'steps');
    expect(steps?.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'list']);
    expect(steps?.blocks[1]?.markdown).toContain('5. Wipe the cage');
  });

  it('cites the exact sentence in the source', () => {
    const use = lesson.sections[0]?.blocks[0]?.uses[0];
    expect(BEARINGS.slice(use?.start, use?.end)).toBe(
      'A **rolling bearing** is a machine part that carries a turning shaft on balls or rollers.',
    );
  });

  it('is the same for the same input', () => {
    expect(composeLesson(inputOf(concept))).toEqual(lesson);
  });
});

describe('composeLesson, scaffolded', () => {
  const lesson = composeLesson(inputOf(concept, { mode: 'scaffolded' }));
  const gaps = lesson.sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'gap'));

  it('leaves gaps to fill, each with its answer, and one step to think of', () => {
    expect(gaps.length).toBeGreaterThan(0);
    for (const gap of gaps) {
      expect(gap.markdown.split('____')).toHaveLength(2);
      expect(gap.answer).toBeTruthy();
      const whole = gap.markdown.replace('____', gap.answer ?? '').replace(/^\d+\. /, '');
      expect(BEARINGS.replace(/\*/g, '')).toContain(whole.replace(/\*/g, ''));
    }
    expect(lesson.sections.find(({ kind }) => kind === 'steps')?.blocks.some(({ kind }) => kind === 'gap')).toBe(true);
  });

  it('never makes the definition a gap', () => {
    expect(lesson.sections[0]?.blocks.every(({ kind }) => kind !== 'gap')).toBe(true);
  });
});

describe('composeLesson, advanced', () => {
  it('brings the formula, the caution, the comparison and the neighbours', () => {
    const plain = conceptOf(
      'Plain bearing',
      '# Plain\n\nA plain bearing is a bearing in which the shaft slides.',
      'A plain bearing is a bearing in which the shaft slides.',
    );
    const lesson = composeLesson(
      inputOf(concept, { mode: 'advanced', neighbours: [{ concept: plain, relation: 'prerequisite', known: true }] }),
    );
    expect(textOf(lesson)).toContain('L = (C / P)^3');
    expect(textOf(lesson)).toContain('Never press a rolling bearing');
    expect(textOf(lesson)).toContain('unlike a plain bearing');
    const connection = lesson.sections.find(({ kind }) => kind === 'connection');
    expect(connection?.blocks[0]?.leadIn).toEqual({ message: 'leadIn.known', params: { name: 'Plain bearing' } });
    expect(lesson.words).toBeLessThanOrEqual(300);
  });
});

describe('composeLesson, again and again', () => {
  it('brings other passages, then says honestly that it has none left', () => {
    const first = composeLesson(inputOf(concept));
    const second = composeLesson(inputOf(concept, { seen: shownIn(first) }));
    const anchor = new Set(first.sections[0]?.blocks.flatMap(({ uses }) => uses.map(({ key }) => key)));
    expect(second.materialUsedUp || second.repeatedKeys.every((key) => anchor.has(key))).toBe(true);
    const third = composeLesson(inputOf(concept, { seen: shownIn(first, second) }));
    const fourth = composeLesson(inputOf(concept, { seen: shownIn(first, second, third) }));
    expect(fourth.materialUsedUp).toBe(true);
    expect(fourth.sections.length).toBeGreaterThan(1);
  });

  it('brings back first what was shown least, in another order', () => {
    const first = composeLesson(inputOf(concept));
    const seen = shownIn(first, first, first);
    const rare = first.sections.find(({ kind }) => kind === 'explanation')?.blocks[0]?.uses[0]?.key ?? '';
    seen.set(rare, 1);
    const later = composeLesson(
      inputOf(concept, { seen: new Map([...seen].map(([key, times]) => [key, Math.max(1, times)])) }),
    );
    expect([...later.repeatedKeys, ...later.freshKeys]).toContain(rare);
  });
});

it('works without a definition, from one sentence, and from nothing', () => {
  const plain = composeLesson(
    inputOf(conceptOf('Oil', '# Oil\n\nOil separates the two surfaces of every machine in the plant.')),
  );
  expect(plain.sections.map(({ title }) => title)).toEqual([{ message: 'section.idea' }]);
  const empty = composeLesson(inputOf(conceptOf('Oil', '# Oil\n\n::: challenge\nWrite down what oil does.\n:::')));
  expect(empty).toMatchObject({ sections: [], freshKeys: [], repeatedKeys: [], words: 0 });
});

it("titles a section with the material's own heading when it is one passage of it", () => {
  const text = `${BEARINGS}\n## Storing bearings\n\nEvery rolling bearing is stored flat in its wrapping until it is fitted, since dust and damp ruin the raceways of a rolling bearing before it ever turns.\n`;
  const titles = [0, 1, 2].reduce<{ seen: Map<string, number>; titles: string[] }>(
    ({ seen, titles }, i) => {
      const lesson = composeLesson(inputOf(conceptOf('Rolling bearing', text, DEFINITION), { seen, seed: i }));
      for (const key of [...lesson.freshKeys, ...lesson.repeatedKeys]) seen.set(key, (seen.get(key) ?? 0) + 1);
      return {
        seen,
        titles: [...titles, ...lesson.sections.flatMap(({ title }) => ('text' in title ? [title.text] : []))],
      };
    },
    { seen: new Map(), titles: [] },
  ).titles;
  expect(titles).toContain('Storing bearings');
});
