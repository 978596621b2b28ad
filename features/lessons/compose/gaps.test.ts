import { describe, expect, it } from 'vitest';
import { gapIn, keyTermsOf, stepsWithGap, withGaps } from './gaps';
import { readMaterial } from './material';
import { partsOf } from './parts';
import { conceptOf } from './test-material';

const TEXT =
  '# Bearings\n\nA bearing carries a shaft on its rolling elements every day. The **cage** keeps the rolling elements apart at every speed. A cage of steel lasts longer than a cage of brass.\n\nA bearing is fitted like so:\n\n1. Clean the seat.\n2. Wipe the **cage** with a cloth.\n3. Heat the ring.\n4. Slide it on.';
const material = readMaterial(conceptOf('Bearing', TEXT), 'en');
const terms = keyTermsOf(material, ['Shaft'], ['Bearing']);

describe('gapIn', () => {
  it('takes out a term with its markup and remembers it', () => {
    const used = new Set<string>();
    const sentence = 'The **cage** keeps the rolling elements apart.';
    expect(gapIn(sentence, terms, used, false)).toEqual({
      markdown: 'The ____ keeps the rolling elements apart.',
      answer: 'cage',
    });
    expect(gapIn(sentence, terms, used, false)).toBeNull();
  });

  it('takes out a whole link, and a plural with its ending', () => {
    expect(gapIn('Every motor has [shafts](x.md) of steel.', terms, new Set(), false)).toEqual({
      markdown: 'Every motor has ____ of steel.',
      answer: 'shafts',
    });
  });

  it('leaves alone what stands twice, opens the sentence, or is code, maths or a link target', () => {
    const none = (sentence: string) => gapIn(sentence, terms, new Set(), false);
    expect(none('A cage of steel outlives a cage of brass.')).toBeNull();
    expect(none('Cage and ring are steel.')).toBeNull();
    expect(none('See `my cage + 1` there.')).toBeNull();
    expect(none('It is $cage$ here.')).toBeNull();
    expect(none('A part ([picture](cage.svg)) turns.')).toBeNull();
    expect(none('A birdcage is no part.')).toBeNull();
  });

  it("never asks for the concept's own name", () => {
    expect(gapIn('Oil keeps every bearing cool.', terms, new Set(), false)).toBeNull();
  });
});

it('makes one sentence of a paragraph a gap and keeps the rest whole', () => {
  const { parts, made } = withGaps(partsOf(material.units.slice(0, 3), 200), terms, 2, new Set());
  expect(made).toBe(1);
  expect(parts.map(({ kind }) => kind)).toEqual(['paragraph', 'gap', 'paragraph']);
  expect(parts[1]?.answer).toBe('cage');
  expect(parts[2]?.markdown).toBe('A cage of steel lasts longer than a cage of brass.');
});

it('makes one step a gap and goes on counting', () => {
  const list = partsOf(material.units, 60).find(({ kind }) => kind === 'list');
  const steps = list ? stepsWithGap(list, terms, new Set()) : null;
  expect(steps?.map(({ kind, markdown }) => [kind, markdown])).toEqual([
    ['list', '1. Clean the seat.'],
    ['gap', '2. Wipe the ____ with a cloth.'],
    ['list', '3. Heat the ring.\n4. Slide it on.'],
  ]);
});
