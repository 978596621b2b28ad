import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareEvidence } from './evidence';
import { type Quote, quoteFor } from './quote';

const TEXT = [
  'Lockout is the placing of a lock on an energy-isolating device. It keeps the device from being operated until the lock is removed.',
  'A tag warns; a lock prevents. However, OSHA allows tagout alone where the device cannot be locked. This is rare in new plants.',
  'Before work begins:',
  'Tell the affected employees.\nShut the machine down.\nApply your own lock.',
  'Source | How it is made safe\nElectrical | Open and lock the disconnector\nPneumatic | Close the valve and vent the line',
  'Who may remove a lock? The risk score is the product of both ratings:',
  '$$R = S \\times L$$',
].join('\n\n');
const evidence = prepareEvidence(
  [
    { ref: 'c1', heading: 'Safety > Lockout', text: TEXT },
    {
      ref: 'c2',
      heading: 'Bearings',
      text: 'Grease ages faster when it is hot. The bearing of F-3 failed after four months.',
    },
  ],
  'en',
  ['Lockout', 'Tagout'],
);
const wordsOf = (found: Quote | null) => found?.parts.map(({ text }) => text).join(' ') ?? null;
const quote = (sentence: string, refs = ['c1']) => wordsOf(quoteFor(sentence, evidence, refs));

describe('the passages speak for themselves', () => {
  const other = (text: string, sentence: string) =>
    quoteFor(sentence, prepareEvidence([{ ref: 'c1', heading: '', text }], 'en', []), ['c1']);

  it('where two parts of a sentence stand in two places, in both', () => {
    const [filter, supplied] = [
      'A filtering device is a respirator that cleans the ambient air.',
      'Breathing apparatus is a respirator that brings clean air from elsewhere.',
    ];
    const found = other(
      `${filter} ${supplied} A respirator is fitted to its wearer.`,
      'A filtering device cleans the air around you, whereas breathing apparatus brings in clean air from somewhere else.',
    );
    expect(wordsOf(found)).toBe(`${filter} ${supplied}`);
  });

  it('of names with a mark in them, by the whole name', () => {
    const some = 'Array#some stops as soon as the given predicate returns true.';
    const every = 'Array#every stops as soon as the given predicate returns false.';
    expect(
      wordsOf(other(`${every} ${some}`, 'Iteration by Array#some ends once the given predicate gives true.')),
    ).toBe(some);
    expect(
      wordsOf(other(`${some} ${every}`, 'Iteration by Array#every ends once the given predicate gives false.')),
    ).toBe(every);
  });

  it('in lines of a program, with what they give', () => {
    const found = other(
      'Modules share values.\n\nexport const MY_VALUE = 10;\n\nadd(MY_VALUE, 5);\n// => 15\n\nNames are written in capitals.',
      'In the example, MY_VALUE is exported with the value 10, and add(MY_VALUE, 5) gives 15.',
    );
    expect(found?.parts).toEqual([
      { text: 'export const MY_VALUE = 10;', code: true },
      { text: 'add(MY_VALUE, 5);', code: true },
      { text: '// => 15', code: true },
    ]);
  });

  it('with the sentence before, where the subject stands on it', () => {
    expect(
      wordsOf(
        other(
          'Activation functions differ in their slope. Poor choices here make gradients vanish while training.',
          'Gradients may vanish while you train a network whose activation functions were poor choices.',
        ),
      ),
    ).toBe('Activation functions differ in their slope. Poor choices here make gradients vanish while training.');
  });
  it.each([
    ['A lock merely warns you, and a tag prevents.', 'A tag warns; a lock prevents.'],
    [
      'Placing a lock on an energy-isolating device is lockout.',
      'Lockout is the placing of a lock on an energy-isolating device.',
    ],
  ])('in the sentence that is meant: %s', (said, text) => {
    expect(quote(said)).toBe(text);
  });

  it('with the sentence before, where one leans on it', () => {
    expect(quote('Until the lock is removed, the device is kept from being operated.')).toBe(
      'Lockout is the placing of a lock on an energy-isolating device. It keeps the device from being operated until the lock is removed.',
    );
  });

  it('without the connective to what is not quoted', () => {
    expect(quote('OSHA lets you use tagout alone if a device cannot be locked.')).toBe(
      'OSHA allows tagout alone where the device cannot be locked.',
    );
  });

  it('in a row of a table with its heads', () => {
    expect(quote('For a pneumatic source you vent the line and close the valve.')).toBe(
      'Source: Pneumatic; How it is made safe: Close the valve and vent the line.',
    );
  });

  it('with the formula that a sentence announces', () => {
    expect(quote('You get the risk score as the product of both of the ratings.')).toBe(
      'The risk score is the product of both ratings: $R = S \\times L$.',
    );
  });

  it('in both sentences that a sentence joins', () => {
    const found = quoteFor('Hot grease ages faster, and after four months the bearing of F-3 failed.', evidence, [
      'c1',
      'c2',
    ]);
    expect(wordsOf(found)).toBe('Grease ages faster when it is hot. The bearing of F-3 failed after four months.');
    expect(found?.refs).toEqual(['c2']);
  });

  it('from the cited passages alone, and not at all where those speak of something else', () => {
    expect(quote('Grease ages faster when it is hot.', ['c1'])).toBeNull();
    expect(quote('The moon pulls at the sea.', ['c1', 'c2'])).toBeNull();
    expect(quote('A tag warns.', [])).toBeNull();
    expect(quote('', ['c1'])).toBeNull();
  });

  it('in nothing but their own words, whatever is said', () => {
    const words = TEXT.split(/\s+/).concat('not', 'never', 'five', '42', 'moon');
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 14 }), (said) => {
        const found = quoteFor(said.join(' '), evidence, ['c1', 'c2']);
        const squeeze = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
        for (const core of found?.core ?? []) {
          expect(
            TEXT.includes(core) || core.includes(', ') || core.startsWith('Grease') || core.startsWith('The bearing'),
          ).toBe(true);
          expect(squeeze(wordsOf(found) ?? '')).toContain(squeeze(core.split(', ').at(-1) ?? ''));
        }
        expect((wordsOf(found) ?? '').length).toBeLessThanOrEqual(700);
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});
