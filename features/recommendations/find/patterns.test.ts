import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPatterns, LOOKED_AT, type PatternAnswer } from './patterns';

const MINUTE_MS = 60_000;
const START = Date.UTC(2026, 2, 2, 9);
let exercise = 0;
const answer = (conceptId: string, minute: number, rest: Partial<PatternAnswer> = {}): PatternAnswer => ({
  presentationId: `exercise ${exercise++}`,
  conceptId,
  correct: false,
  unaided: true,
  at: new Date(START + minute * MINUTE_MS),
  slip: 'choiceWrong',
  givens: [],
  chunkId: 'chunk',
  sourceId: 'source',
  ...rest,
});
const right = (conceptId: string, minute: number, unaided = true) =>
  answer(conceptId, minute, { correct: true, unaided, slip: null });
/** "list" and "set" are concepts of the course; nothing else is. */
const meaningOf = (given: string) => (given === 'list' || given === 'set' ? given : null);
const find = (answers: PatternAnswer[]) => findPatterns(answers, meaningOf);

describe('patterns of mistakes', () => {
  it('are the same wrong answer in two exercises, whatever its case and full stop', () => {
    const answers = [
      answer('loop', 1, { givens: ['The cage.'] }),
      right('loop', 2),
      answer('loop', 3, { givens: ['the cage'], chunkId: 'later' }),
    ];
    expect(find(answers)).toEqual([
      {
        type: 'same',
        given: 'the cage',
        conceptId: 'loop',
        times: 2,
        answers: 3,
        passage: { chunkId: 'later', sourceId: 'source' },
      },
    ]);
  });

  it('are not the same answer twice in one exercise', () => {
    const twice = { presentationId: 'one', givens: ['the cage'] };
    expect(find([answer('loop', 1, twice), answer('loop', 2, twice)])).toEqual([]);
  });

  it('are two concepts taken for one another, once each way', () => {
    const answers = [answer('list', 1, { givens: ['set'] }), answer('set', 2, { givens: ['list'] }), right('set', 3)];
    expect(find(answers)).toMatchObject([
      { type: 'confusion', conceptId: 'set', otherId: 'list', times: 2, answers: 3 },
    ]);
  });

  it('are the same kind of slip, where it says what was not understood', () => {
    const slips = (slip: string) => [answer('ohm', 1, { slip }), answer('ohm', 2, { slip })];
    expect(find(slips('numericUnit'))).toMatchObject([{ type: 'slip', slip: 'unit', times: 2, answers: 2 }]);
    expect(find(slips('numericWrong'))).toEqual([]);
  });

  it('are over after two right answers without help, not after two with it', () => {
    const mistakes = [answer('loop', 1, { givens: ['cage'] }), answer('loop', 2, { givens: ['cage'] })];
    expect(find([...mistakes, right('loop', 3, false), right('loop', 4)])).toHaveLength(1);
    expect(find([...mistakes, right('loop', 3), right('loop', 4)])).toEqual([]);
  });

  it(`look at the latest ${LOOKED_AT} answers of a concept`, () => {
    const later = Array.from({ length: LOOKED_AT - 1 }, (_, i) => answer('loop', 10 + i, { givens: [`other ${i}`] }));
    const mistakes = [answer('loop', 1, { givens: ['cage'] }), answer('loop', 2, { givens: ['cage'] })];
    expect(find([...mistakes, ...later.slice(1)])).toHaveLength(1);
    expect(find([...mistakes, ...later])).toEqual([]);
  });

  const answers = fc.array(
    fc.record({
      concept: fc.constantFrom('loop', 'list', 'set'),
      minute: fc.nat(500),
      correct: fc.boolean(),
      given: fc.constantFrom('cage', 'list', 'set', 'seal'),
      slip: fc.constantFrom('numericUnit', 'orderingPair', 'clozeWrong'),
    }),
    { maxLength: 30 },
  );
  const made = (rows: { concept: string; minute: number; correct: boolean; given: string; slip: string }[]) =>
    rows.map(({ concept, minute, correct, given, slip }, i) =>
      answer(concept, minute, {
        ...{ presentationId: `p${String(i).padStart(3, '0')}`, correct, slip: correct ? null : slip },
        givens: correct ? [] : [given],
      }),
    );

  it('do not hang on the order in which answers are given to it', () => {
    fc.assert(
      fc.property(answers, fc.nat(), (rows, turn) => {
        const all = made(rows);
        const at = all.length === 0 ? 0 : turn % all.length;
        expect(find([...all.slice(at), ...all.slice(0, at)].reverse())).toEqual(find(all));
      }),
    );
  });

  it('of a concept do not hang on answers of concepts that it is not confused with', () => {
    fc.assert(
      fc.property(answers, answers, (rows, others) => {
        const mine = made(rows);
        const theirs = made(others).map((each, i) => ({
          ...each,
          ...{ conceptId: 'apart', presentationId: `q${i}`, givens: [`never ${i}`] },
        }));
        expect(find([...theirs, ...mine]).filter(({ conceptId }) => conceptId !== 'apart')).toEqual(find(mine));
      }),
    );
  });

  it('always stand on two exercises or more, and on no more than were looked at', () => {
    fc.assert(
      fc.property(answers, (rows) =>
        find(made(rows)).every(
          ({ type, times, answers: seen }) =>
            times >= 2 && times <= seen && seen <= LOOKED_AT * (type === 'confusion' ? 2 : 1),
        ),
      ),
    );
  });
});
