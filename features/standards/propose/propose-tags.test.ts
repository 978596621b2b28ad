import { describe, expect, it } from 'vitest';
import { type ProposeInput, proposeTags } from './propose-tags';

const chunks = [
  {
    id: 'c1',
    heading: 'Equivalent fractions',
    text: 'Two fractions are equivalent when they name the same point on a number line. One half and two quarters are equivalent fractions.',
  },
  {
    id: 'c2',
    heading: 'Comparing',
    text: 'To compare two fractions with the same denominator, look at their numerators. The greater numerator makes the greater fraction.',
  },
  {
    id: 'c3',
    heading: 'Area',
    text: 'Area is the number of unit squares that cover a shape. A rectangle has an area of length times width.',
  },
];
const concepts = [
  { id: 'equivalent', names: ['Equivalent fraction'], chunkIds: ['c1'] },
  { id: 'denominator', names: ['Denominator', 'Bottom number'], chunkIds: ['c2'] },
  { id: 'area', names: ['Area'], chunkIds: ['c3'] },
];
const standards = [
  { id: 's1', statement: 'Understand two fractions as equivalent if they are the same point on a number line.' },
  { id: 's2', statement: 'Compare two fractions with the same numerator or the same denominator.' },
  {
    id: 's3',
    statement: 'Relate area to the operations of multiplication; find the area of a rectangle with whole-number sides.',
  },
  { id: 's4', statement: 'Explain how photosynthesis moves carbon through a forest.' },
  { id: 's5', statement: 'Students will understand, apply and explain.' },
];
const propose = (over: Partial<ProposeInput> = {}) =>
  proposeTags({ standards, concepts, chunks, language: 'en', ...over });

describe('proposals of standards', () => {
  it('give each standard the concept whose passage speaks of it, best first, and none where none does', () => {
    const found = propose();
    expect(found.map(({ standardId, conceptId }) => `${standardId} ${conceptId}`)).toEqual([
      's1 equivalent',
      's2 denominator',
      's3 area',
    ]);
    for (const { score } of found) expect(score).toBeGreaterThan(0.45);
  });

  it('say which words of the statement are met, where, and which are not', () => {
    const [first] = propose({ standards: standards.slice(2, 3) });
    expect(first?.evidence).toMatchObject({ chunkId: 'c3', heading: 'Area', match: null });
    expect(first?.evidence.words).toEqual(expect.arrayContaining(['area', 'rectangle']));
    expect(first?.evidence.missing).toEqual(expect.arrayContaining(['multiplication', 'sides']));
  });

  it('find other forms of the words, and nothing by one chance word', () => {
    expect(
      propose({ standards: [{ id: 's', statement: 'Comparing fraction denominators' }] }).map(
        ({ conceptId }) => conceptId,
      ),
    ).toContain('denominator');
    expect(
      propose({ standards: [{ id: 's', statement: 'Measure the width of rivers, valleys and glaciers.' }] }),
    ).toEqual([]);
  });

  it('bear empty courses, statements without words, and ten thousand standards in a few seconds', () => {
    expect(propose({ concepts: [], chunks: [] })).toEqual([]);
    expect(propose({ standards: [{ id: 's', statement: '1. – 2.' }] })).toEqual([]);
    const many = Array.from({ length: 10_000 }, (_, n) => ({
      id: `s${n}`,
      statement: `${standards[n % 4]?.statement} Case ${n}.`,
    }));
    const began = performance.now();
    expect(propose({ standards: many }).length).toBeGreaterThan(2000);
    expect(performance.now() - began).toBeLessThan(8000);
  });
});
