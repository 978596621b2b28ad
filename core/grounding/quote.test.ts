import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareEvidence } from './evidence';
import { quoteFor } from './quote';

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
const quote = (sentence: string, refs = ['c1']) => quoteFor(sentence, evidence, refs)?.text ?? null;

describe('the passages speak for themselves', () => {
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
    expect(found?.text).toBe('Grease ages faster when it is hot. The bearing of F-3 failed after four months.');
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
          expect(squeeze(found?.text ?? '')).toContain(squeeze(core.split(', ').at(-1) ?? ''));
        }
        expect((found?.text ?? '').length).toBeLessThanOrEqual(700);
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});
