import { describe, expect, it } from 'vitest';
import { itemOf } from './bank-fixtures';
import { filterItems, noFilters, questionLine, reportCount } from './filter-items';

const items = [
  itemOf({ id: 'a' }),
  itemOf({ id: 'b', status: 'retired', conceptId: 'other', conceptName: 'Überlast' }),
  itemOf({
    id: 'c',
    body: { kind: 'numeric', prompt: 'How many bars?', unit: 'bar' },
    key: { kind: 'numeric', value: 6, tolerance: 0 },
  }),
];
const ids = (filters: Partial<typeof noFilters>) =>
  filterItems(items, { ...noFilters, ...filters }).map(({ id }) => id);

describe('filterItems', () => {
  it('shows all without filters', () => expect(ids({})).toEqual(['a', 'b', 'c']));
  it('fits every filter at once', () => {
    expect(ids({ status: 'active' })).toEqual(['a', 'c']);
    expect(ids({ kind: 'cloze', status: 'active' })).toEqual(['a']);
    expect(ids({ conceptId: 'other' })).toEqual(['b']);
  });
  it('finds what waits for a review, and what learners reported', () => {
    const some = [
      itemOf({ id: 'm', origin: 'model', review: 'unreviewed' }),
      itemOf({ id: 'rejected', origin: 'model', review: 'unreviewed', status: 'retired' }),
      itemOf({ id: 'r', reports: { wrong: 2, unclear: 1 } }),
    ];
    const found = (status: 'review' | 'reported') => filterItems(some, { ...noFilters, status }).map(({ id }) => id);
    expect(found('review')).toEqual(['m']);
    expect(found('reported')).toEqual(['r']);
    expect(reportCount(itemOf({ reports: { wrong: 2, unclear: 1 } }))).toBe(3);
  });
  it('finds every word, accents and case set aside', () => {
    expect(ids({ text: 'SWITCH padlock' })).toEqual(['a', 'b']);
    expect(ids({ text: 'uberlast' })).toEqual(['b']);
    expect(ids({ text: 'bars nothing' })).toEqual([]);
  });
});

it('writes a question on one line', () => {
  expect(questionLine(itemOf({}))).toBe('A … holds the switch.');
});

it('shows what is special to items that all ask alike', () => {
  const options = [
    { id: 'a', text: 'Grease is *solid*.' },
    { id: 'b', text: 'Oil flows.' },
  ];
  expect(
    questionLine({ body: { kind: 'truth', prompt: 'Which is true?', options }, key: { kind: 'truth', optionId: 'a' } }),
  ).toBe('Grease is solid.');
  expect(
    questionLine({
      body: { kind: 'matching', prompt: 'Match.', left: options, right: options },
      key: { kind: 'matching', pairs: {} },
    }),
  ).toBe('Match. Grease is solid. · Oil flows.');
});
