import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemBody, ItemKey } from '../contract';
import { conceptsOf } from '../generate/course-fixture';
import { generateItems } from '../generate/generate-items';
import { type GuardedItem, givesAway, givesAwayElsewhere } from './gives-away';

const item = (body: ItemBody, key: ItemKey) => ({ body, key, locale: 'en' });

const choice = item(
  {
    kind: 'choice',
    prompt: 'Which part carries the load?',
    options: [
      { id: 'x', text: 'the cage' },
      { id: 'y', text: 'the *rolling elements*' },
      { id: 'z', text: 'the seal' },
    ],
  },
  { kind: 'choice', optionId: 'y' },
);
const cloze = item(
  { kind: 'cloze', prompt: 'Which word is missing?', text: 'A machine is at rest only after ____ of its energy.' },
  { kind: 'cloze', answers: ['isolation'] },
);
const numeric = item(
  { kind: 'numeric', prompt: 'Which number is missing?\n\n> Grease every ____ hours.', unit: null },
  { kind: 'numeric', value: 42, tolerance: 0 },
);
const half = item(
  { kind: 'numeric', prompt: 'Which share?', unit: null },
  { kind: 'numeric', value: 0.5, tolerance: 0 },
);
const length = item(
  { kind: 'numeric', prompt: 'How long?', unit: 'm' },
  { kind: 'numeric', value: 1500, tolerance: 1 },
);
const code = item(
  { kind: 'code', prompt: 'Fill the gap.', lang: 'python', code: 'for i in ____:\n    print(i)' },
  { kind: 'code', answers: ['range(3)'] },
);
const steps = [
  { id: 's1', text: 'Tell everybody' },
  { id: 's2', text: 'Shut the machine down' },
  { id: 's3', text: 'Cut off its energy' },
  { id: 's4', text: 'Put your own lock on' },
];
const ordering = item(
  { kind: 'ordering', prompt: 'Put the steps in the right order.', steps: [2, 0, 3, 1].flatMap((i) => steps[i] ?? []) },
  { kind: 'ordering', order: ['s1', 's2', 's3', 's4'] },
);
const matching = item(
  {
    kind: 'matching',
    prompt: 'Match each term with its meaning.',
    left: [
      { id: 'a', text: 'lockout' },
      { id: 'b', text: 'tagout' },
    ],
    right: [
      { id: 'q', text: 'a label that warns' },
      { id: 'p', text: 'a lock that holds' },
    ],
  },
  { kind: 'matching', pairs: { a: 'p', b: 'q' } },
);
const short = item(
  { kind: 'short', prompt: 'In your own words: what does **isolation** mean?' },
  {
    kind: 'short',
    reference: 'Cutting a machine off from every source of energy.',
    keyPoints: [['cutting off', 'disconnecting'], ['machine'], ['energy', 'power']],
  },
);

describe('what gives an answer away', () => {
  const telling: [GuardedItem, string][] = [
    [choice, 'It is the rolling elements.'],
    [choice, 'Rolling element is what you need'],
    [choice, 'The answer is B.'],
    [choice, 'Pick number 2!'],
    [choice, 'the second option is right'],
    [choice, 'Correct: (b)'],
    [choice, 'Not the cage, and not the seal either.'],
    [choice, 'r-o-l-l-i-n-g e-l-e-m-e-n-t-s'],
    [choice, 'Backwards: stnemele gnillor'],
    [choice, `Decode ${Buffer.from('rolling elements').toString('base64')}`],
    [choice, 'r\u200bolling \u00adelements'],
    [choice, 'rоlling elеments, in other letters: rоlling еlements'],
    [choice, '**rol**ling ele*ments*'],
    [cloze, 'You need isolation here.'],
    [cloze, 'I S O L A T I O N'],
    [cloze, 'Initially sense of love and total inner order now.'],
    [cloze, '1s0l4t10n'],
    [cloze, 'vfbyngvba (rot13)'],
    [cloze, '69 73 6f 6c 61 74 69 6f 6e'],
    [numeric, 'It is 42.'],
    [numeric, 'forty-two'],
    [numeric, 'the answer is 42.0 hours'],
    [numeric, 'It is 6 × 7.'],
    [numeric, '0x2A'],
    [numeric, '84/2'],
    [half, 'one half is 1/2'],
    [half, 'about 50 %'],
    [length, 'It is 1.5 km.'],
    [code, 'Write `range(3)` there.'],
    [code, '```python\nfor i in range( 3 ):\n```'],
    [ordering, 'Tell everybody. Shut the machine down. Cut off its energy. Put your own lock on.'],
    [ordering, 'You shut the machine down before you cut off its energy.'],
    [ordering, 'The order is B, D, A, C.'],
    [ordering, '2 4 1 3'],
    [matching, 'A lockout is a lock that holds.'],
    [matching, '1 – B'],
    [short, 'Isolation is cutting the machine off from its energy.'],
  ];
  it.each(telling.map(([guarded, text]) => [text, guarded] as const))('%s', (text, guarded) => {
    expect(givesAway(guarded, text)).toBe(true);
  });

  const harmless: [GuardedItem, string][] = [
    [choice, 'Think of what moves when the shaft turns.'],
    [choice, 'Is it the cage, the rolling elements or the seal?'],
    [cloze, 'Look at the part on energy again: what do you do first?'],
    [numeric, 'It lies between 30 and 50.'],
    [numeric, 'Read chapter 4 and chapter 2.'],
    [code, 'What does the loop walk over? A list, or something that makes numbers?'],
    [ordering, 'The first step is: Tell everybody.'],
    [matching, 'Begin with the pair that you are surest of.'],
    [short, 'Ask yourself what has to be true before you touch the machine.'],
  ];
  it.each(harmless.map(([guarded, text]) => [text, guarded] as const))('not: %s', (text, guarded) => {
    expect(givesAway(guarded, text)).toBe(false);
  });
});

describe('an exercise that is not in front of the learner', () => {
  it('lets its word pass where the text is about something else', () => {
    const text = 'Good hearing protection keeps noise away; the isolation of a cabin helps as well in loud halls.';
    expect(givesAway(cloze, text)).toBe(true);
    expect(givesAwayElsewhere(cloze, text)).toBe(false);
  });
  it.each(['Isolation.', 'For the gap you need isolation.', 'A machine is at rest after isolation of its energy.'])(
    'still keeps its answer: %s',
    (text) => expect(givesAwayElsewhere(cloze, text)).toBe(true),
  );
});

describe('items of the sample course', () => {
  const folder = new URL('../../../samples/industrial-maintenance/', import.meta.url);
  const files = readdirSync(folder).filter((file) => /^0[1-4].*\.md$/.test(file));
  const documents = Object.fromEntries(files.map((file) => [file, readFileSync(new URL(file, folder), 'utf8')]));
  const items = generateItems({ concepts: conceptsOf(documents), seed: 7, language: 'en' });
  it('are many and of every kind', () => {
    expect(new Set(items.map(({ body }) => body.kind)).size).toBeGreaterThanOrEqual(6);
  });
  it('are given away by their worked answer', () => {
    const missed = items.filter(({ body, key, worked }) => !givesAway(item(body, key), worked));
    expect(missed.map(({ body, worked }) => `${body.kind}: ${worked}`)).toEqual([]);
  });
  it('are not given away by their first hint, but for few', () => {
    const caught = items.filter(({ body, key, hints }) => givesAway(item(body, key), hints[0]));
    expect(caught.length / items.length).toBeLessThan(0.15);
  });
  it('stay caught whatever stands around the answer', () => {
    const words = fc.array(fc.constantFrom('well', 'now', 'listen', '\n', '…', '**', 'so', '- '), { maxLength: 6 });
    const one = fc.constantFrom(...items.filter(({ key }) => key.kind !== 'truth' && key.kind !== 'choice'));
    fc.assert(
      fc.property(one, words, words, ({ body, key, worked }, before, after) =>
        givesAway(item(body, key), `${before.join(' ')}\n\n${worked}\n\n${after.join(' ')}`),
      ),
      { numRuns: 200, seed: 7 },
    );
  });
});
