import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { scriptedServing } from '@/platform/models/serving/scripted-serving.fixture';
import { eventsOf, type TestLessons, testLessons } from '../testing';

const opened = testLessons();
let t: TestLessons;
let conceptId = '';
beforeAll(async () => {
  t = await opened();
  conceptId = await t.conceptId('While loop');
});

const LIES = [
  'Ada Lovelace wrote it in 1843 [c1].',
  'The loop runs exactly 42 times [c1].',
  'The condition is never tested [c1].',
  'Call `os.remove()` at the end [c1].',
  'A while loop costs 9.99 euros.',
];
const TRUTHS = [
  'A while loop is a statement that repeats its body as long as its condition is true [c1].',
  'The condition is tested before each round [c1].',
  'The body must change something that the condition reads [c1].',
  'Otherwise the condition stays true and the loop never ends [c1].',
  'Each guest takes one seat, and at last the guard closes the door [c1].',
  'The count falls by one in each round until it reaches zero [c1].',
  'When the condition is false, the loop ends and the program goes on below it [c1].',
  'A programmer reads such a table to find the round in which a loop goes wrong [c1].',
  'A guard lets people in as long as there are seats [c1].',
];
const NOISE = [
  '[[s1]]',
  '[[s2]]',
  '[[s7]]',
  '<script>alert(1)</script>',
  '## 2. Next',
  '## 3. Last',
  'Look at it this way.',
  '- one\n- two',
  '```py\nrm -rf\n```',
  '| a |\n| - |\n| 5 |',
  '$$E = mc^2$$',
  '![x](http://evil.example/x.png)',
  '[c1]',
  '!!!',
];

it('whatever a model writes, what is shown has a source or the plain mark, and no lie of the kinds that are never let through', async () => {
  const line = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...TRUTHS) },
    { weight: 2, arbitrary: fc.constantFrom(...LIES) },
    { weight: 2, arbitrary: fc.constantFrom(...NOISE) },
  );
  const text = fc
    .tuple(
      fc.array(line, { minLength: 2, maxLength: 8 }),
      fc.array(line, { minLength: 2, maxLength: 8 }),
      fc.array(line, { minLength: 2, maxLength: 8 }),
    )
    .map((parts) => parts.map((lines, i) => `## ${i + 1}. T\n\n${lines.join('\n\n')}`).join('\n\n'));
  const kinds = ['definition', 'example', 'caution'] as const;
  const plan = { sections: kinds.map((kind) => ({ kind, title: kind, passages: ['c1'], pieces: [] })) };
  let byModel = 0;
  await fc.assert(
    fc.asyncProperty(text, async (written) => {
      for (const table of ['lessons', 'shown_material']) await t.at.test.owner.query(`delete from ${table}`);
      const serving = scriptedServing((job) =>
        job.prompt.name === 'lesson-plan'
          ? { value: plan }
          : job.prompt.name === 'lesson-text'
            ? { text: written }
            : { failure: 'bad_answer' },
      );
      const events = await eventsOf(t.lessons(serving).write(t.request(conceptId), new AbortController().signal));
      const last = events.at(-1);
      if (last?.type !== 'lesson') throw new Error('no lesson');
      byModel += last.lesson.writer === 'model' ? 1 : 0;
      const sections = [
        ...events.flatMap((event) => (event.type === 'section' ? [event.section] : [])),
        ...last.lesson.sections,
      ];
      for (const block of sections.flatMap(({ blocks }) => blocks)) {
        expect(block.own || block.citations.length > 0).toBe(true);
        expect(block.markdown).not.toMatch(/\[\[s\d|\[c\d/);
        expect(block.html).not.toMatch(/<script|evil\.example/);
      }
      const shown = JSON.stringify(sections);
      for (const lie of ['1843', '42 times', 'never tested', 'os.remove', '9.99', 'mc^2', 'rm -rf'])
        expect(shown).not.toContain(lie);
    }),
    { numRuns: 30, seed: 4 },
  );
  // Both ways were taken.
  expect(byModel).toBeGreaterThan(3);
  expect(byModel).toBeLessThan(30);
  expect(t.reported).toEqual([]);
}, 60_000);
