import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectPassages } from './select';
import type { Candidate } from './types';

function candidate(id: string, over: Partial<Candidate> = {}): Candidate {
  const text = over.text ?? `text of ${id}`;
  return {
    ...{ id, sourceId: id, ordinal: 0, start: 0, end: text.length, text, relevance: 0.5, bonus: 0, why: 'question' },
    stems: new Set(text.split(' ')),
    ...over,
  };
}
const room = (candidates: Candidate[], over: Partial<Parameters<typeof selectPassages>[1]> = {}) => ({
  ...{ limit: 5, budgetTokens: 100, tokens: new Map(candidates.map(({ id }) => [id, 10])) },
  ...over,
});

describe('selectPassages', () => {
  it('takes the best first, and something new before more of the same', () => {
    const words = (list: string) => new Set(list.split(' '));
    const all = [
      candidate('best', { relevance: 1, stems: words('a b c d e f') }),
      candidate('alike', { relevance: 0.9, stems: words('a b c d g h') }),
      candidate('new', { relevance: 0.8, stems: words('p q r s t u') }),
    ];
    expect(selectPassages(all, room(all, { limit: 2 })).passages.map(({ best }) => best.id)).toEqual(['best', 'new']);
  });

  it('drops what says the same, what is too much and what does not fit, each with its reason', () => {
    const stems = new Set('one two three four five six'.split(' '));
    const all = [
      candidate('first', { relevance: 1, stems }),
      candidate('copy', { relevance: 0.9, stems }),
      candidate('long', { relevance: 0.8 }),
      candidate('short', { relevance: 0.7 }),
      candidate('late', { relevance: 0.6 }),
    ];
    const tokens = new Map([
      ['first', 10],
      ['copy', 10],
      ['long', 50],
      ['short', 5],
      ['late', 5],
    ]);
    const { passages, dropped } = selectPassages(all, { limit: 2, budgetTokens: 20, tokens });
    expect(passages.map(({ best }) => best.id)).toEqual(['first', 'short']);
    expect(new Map(dropped.map(({ id, reason }) => [id, reason]))).toEqual(
      new Map([
        ['copy', 'duplicate'],
        ['long', 'budget'],
        ['late', 'limit'],
      ]),
    );
  });

  it('makes neighbours one passage, in their order, up to three', () => {
    const all = [3, 1, 2, 4, 9].map((ordinal) =>
      candidate(`c${ordinal}`, { sourceId: 's', ordinal, relevance: ordinal / 10 }),
    );
    const { passages } = selectPassages(all, room(all));
    const shown = passages.map(({ chunks }) => chunks.map(({ ordinal }) => ordinal));
    expect(shown[0]).toEqual([9]);
    expect(shown.every((run) => run.length <= 3 && run.every((ordinal, at) => ordinal === (run[0] ?? 0) + at))).toBe(
      true,
    );
    expect(shown.flat().sort()).toEqual([1, 2, 3, 4, 9]);
  });

  it('brings what is anchored although the question’s words do not find it', () => {
    const all = [
      candidate('found', { relevance: 0.4 }),
      candidate('anchor', { relevance: 0, bonus: 0.5, why: 'concept' }),
    ];
    expect(selectPassages(all, room(all, { limit: 1 })).passages[0]?.best.why).toBe('concept');
  });

  it('never goes over its room, and says of every candidate what became of it', () => {
    const some = fc.record({
      sourceId: fc.constantFrom('s', 't'),
      ordinal: fc.nat(8),
      relevance: fc.double({ min: 0, max: 1, noNaN: true }),
      text: fc.constantFrom('a b c d e f g h i', 'a b c d e f g h j', 'x y', 'p q r s t'),
    });
    fc.assert(
      fc.property(
        fc.array(some, { maxLength: 12 }),
        fc.integer({ min: 1, max: 4 }),
        fc.nat(60),
        (list, limit, budgetTokens) => {
          const all = list.map((over, number) => candidate(`c${number}`, over));
          const tokens = new Map(all.map(({ id }, number) => [id, 3 + (number % 5) * 4]));
          const { passages, dropped } = selectPassages(all, { limit, budgetTokens, tokens });
          const kept = passages.flatMap(({ chunks }) => chunks.map(({ id }) => id));
          expect(passages.length).toBeLessThanOrEqual(limit);
          expect(kept.reduce((sum, id) => sum + (tokens.get(id) ?? 0), 0)).toBeLessThanOrEqual(budgetTokens);
          expect([...kept, ...dropped.map(({ id }) => id)].sort()).toEqual(all.map(({ id }) => id).sort());
        },
      ),
    );
  });
});
