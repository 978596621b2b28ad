import fc from 'fast-check';
import { Rating } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import { MS_PER_DAY } from './days';
import { gradeOf } from './grade';
import { type ConceptMemory, nextCheck, probabilityOfRecall, type Review, reviewConcept } from './memory';
import { DESIRED_RETENTION_BOUNDS, memoryParameters } from './parameters';

const START = Date.UTC(2026, 8, 1, 9);
const day = (days: number) => START + days * MS_PER_DAY;
const right = (days: number): Review => ({ correct: true, hintsUsed: 0, at: day(days) });
const wrong = (days: number): Review => ({ correct: false, hintsUsed: 0, at: day(days) });
const follow = (reviews: Review[]) =>
  reviews.reduce<ConceptMemory | null>((memory, review) => reviewConcept(memory, review), null);

describe('grades', () => {
  it('are Again, Hard and Good by answer and hints, Easy only on request', () => {
    expect(gradeOf({ correct: false, hintsUsed: 0 })).toBe(Rating.Again);
    expect(gradeOf({ correct: false, hintsUsed: 2, effortless: true })).toBe(Rating.Again);
    expect(gradeOf({ correct: true, hintsUsed: 1, effortless: true })).toBe(Rating.Hard);
    expect(gradeOf({ correct: true, hintsUsed: 0 })).toBe(Rating.Good);
    expect(gradeOf({ correct: true, hintsUsed: 0, effortless: true })).toBe(Rating.Easy);
  });
});

describe('golden values of FSRS-6 with its default weights', () => {
  it('starts a right answer at w2 days and D0(3)', () => {
    const memory = reviewConcept(null, right(0));
    expect(memory.stabilityDays).toBe(2.3065);
    // w4 − e^(2·w5) + 1 = 6.4133 − e^1.6668 + 1
    expect(memory.difficulty).toBeCloseTo(7.4133 - Math.exp(1.6668), 7);
    expect(memory).toMatchObject({ reps: 1, lapses: 0, lastReviewAt: day(0), dueAt: day(2) });
  });

  it('recalls 0.9 after as many days as stability counts', () => {
    const memory = reviewConcept(null, right(0));
    expect(probabilityOfRecall(memory, day(0))).toBe(1);
    expect(probabilityOfRecall(memory, day(2.3065))).toBeCloseTo(0.9, 7);
    // (1 + (0.9^(−1/0.1542) − 1)·10/2.3065)^−0.1542, by hand
    expect(probabilityOfRecall(memory, day(10))).toBeCloseTo((1 + 0.98034 * (10 / 2.3065)) ** -0.1542, 4);
  });

  it('multiplies stability after a right answer two days later', () => {
    const memory = reviewConcept(reviewConcept(null, right(0)), right(2));
    const recall = (1 + (0.9 ** (-1 / 0.1542) - 1) * (2 / 2.3065)) ** -0.1542;
    const difficulty = 7.4133 - Math.exp(1.6668);
    const gain = Math.exp(1.8722) * (11 - difficulty) * 2.3065 ** -0.1666 * (Math.exp(0.796 * (1 - recall)) - 1);
    expect(memory.stabilityDays).toBeCloseTo(2.3065 * (1 + gain), 5);
  });

  it('treats a repeat within twelve hours as the same day', () => {
    // S · max(1, S^(−w19) · e^(w17·w18))
    const grown = 2.3065 * Math.max(1, 2.3065 ** -0.0658 * Math.exp(0.5425 * 0.0912));
    expect(follow([right(0), right(0.3)])?.stabilityDays).toBeCloseTo(grown, 6);
    expect(follow([right(0), right(0.6)])?.stabilityDays).toBeGreaterThan(3);
  });

  it('counts lapses after the first answer, and shortens', () => {
    const before = follow([right(0), right(3)]);
    const after = follow([right(0), right(3), wrong(12)]);
    expect(after).toMatchObject({ reps: 3, lapses: 1 });
    expect(after?.stabilityDays).toBeLessThan(before?.stabilityDays ?? 0);
    expect(follow([wrong(0)])).toMatchObject({ lapses: 0, stabilityDays: 0.212 });
  });
});

describe('the next check', () => {
  const memory = follow([right(0), right(2), right(10)]);
  it('falls where recall meets the desired retention, to the day', () => {
    if (!memory) throw new Error('no memory');
    for (const retention of [0.7, 0.8, 0.9, 0.95]) {
      const due = nextCheck(memory, retention).getTime();
      expect(probabilityOfRecall(memory, due - MS_PER_DAY / 2)).toBeGreaterThanOrEqual(retention - 1e-6);
      expect(probabilityOfRecall(memory, due + MS_PER_DAY / 2)).toBeLessThanOrEqual(retention + 1e-6);
    }
    expect(nextCheck(memory, 0.9).getTime()).toBe(memory.dueAt);
  });

  it('is at least a day away, and clamps what makes no sense', () => {
    const weak = reviewConcept(null, wrong(0));
    expect(nextCheck(weak, 0.99).getTime()).toBe(day(1));
    const [low, high] = DESIRED_RETENTION_BOUNDS;
    expect(nextCheck(weak, -3)).toEqual(nextCheck(weak, low));
    expect(nextCheck(weak, 7)).toEqual(nextCheck(weak, high));
  });
});

const history = fc
  .array(
    fc.record({ gap: fc.double({ min: -2, max: 400, noNaN: true }), correct: fc.boolean(), hintsUsed: fc.nat(3) }),
    {
      minLength: 1,
      maxLength: 30,
    },
  )
  .map((steps) => {
    let at = START;
    return steps.map(({ gap, correct, hintsUsed }) => {
      at += gap * MS_PER_DAY;
      return { correct, hintsUsed, at };
    });
  });

describe('whatever comes', () => {
  it('keeps recall within 0 and 1, falling with time and rising with stability', () => {
    fc.assert(
      fc.property(history, fc.double({ min: 0, max: 1e4, noNaN: true }), (reviews, later) => {
        const memory = follow(reviews);
        if (!memory) return;
        const at = memory.lastReviewAt + later * MS_PER_DAY;
        const recall = probabilityOfRecall(memory, at);
        expect(recall).toBeGreaterThanOrEqual(0);
        expect(recall).toBeLessThanOrEqual(1);
        expect(probabilityOfRecall(memory, at + MS_PER_DAY)).toBeLessThanOrEqual(recall);
        const stronger = { ...memory, stabilityDays: memory.stabilityDays * 2 };
        expect(probabilityOfRecall(stronger, at)).toBeGreaterThanOrEqual(recall);
        expect(memory.difficulty).toBeGreaterThanOrEqual(1);
        expect(memory.difficulty).toBeLessThanOrEqual(10);
        expect(memory.dueAt).toBeGreaterThan(memory.lastReviewAt);
      }),
    );
  });

  it('never weakens by a right answer, never strengthens by a wrong one on a later day', () => {
    fc.assert(
      fc.property(history, fc.double({ min: 0, max: 900, noNaN: true }), fc.nat(2), (reviews, gap, hintsUsed) => {
        const memory = follow(reviews);
        if (!memory) return;
        const at = memory.lastReviewAt + gap * MS_PER_DAY;
        const before = memory.stabilityDays;
        expect(reviewConcept(memory, { correct: true, hintsUsed, at }).stabilityDays).toBeGreaterThanOrEqual(before);
        if (gap < 0.5) return;
        expect(reviewConcept(memory, { correct: false, hintsUsed, at }).stabilityDays).toBeLessThanOrEqual(before);
      }),
    );
  });

  it('does not turn time back for a review out of order', () => {
    const memory = follow([right(5), right(2)]);
    expect(memory?.lastReviewAt).toBe(day(5));
    expect(memory).toEqual(follow([right(5), right(5)]));
  });

  it('refuses a time that is none, and mends stored numbers out of range', () => {
    expect(() => reviewConcept(null, right(Number.NaN))).toThrow(RangeError);
    expect(() => memoryParameters([1, 2])).toThrow(RangeError);
    expect(() => memoryParameters(Array(21).fill(Number.NaN))).toThrow(RangeError);
    const broken = { stabilityDays: 0, difficulty: 0, lastReviewAt: day(0), dueAt: 0, reps: 1, lapses: 0 };
    expect(reviewConcept(broken, right(1)).stabilityDays).toBeGreaterThan(0);
  });

  it('keeps to the curve in a far future, and takes a time that is none for the last review', () => {
    const memory = reviewConcept(null, right(0));
    // The curve is a power of time: after 10,000 years (1 + 0.98034 · 3,652,500/2.3065)^−0.1542 is still 11 %.
    expect(probabilityOfRecall(memory, day(3_652_500))).toBeCloseTo((1 + 0.98034 * (3_652_500 / 2.3065)) ** -0.1542, 3);
    expect(probabilityOfRecall(memory, Number.MAX_VALUE)).toBeGreaterThanOrEqual(0);
    expect(probabilityOfRecall(memory, Number.NaN)).toBe(1);
    expect(reviewConcept(memory, right(3_652_500)).stabilityDays).toBeLessThanOrEqual(36_500);
  });

  it('survives a life of right and of wrong answers', () => {
    const always = (correct: boolean) =>
      follow(Array.from({ length: 3000 }, (_, i) => ({ correct, hintsUsed: 0, at: day(i) })));
    expect(always(true)?.stabilityDays).toBeLessThanOrEqual(36_500);
    expect(always(false)?.stabilityDays).toBeGreaterThanOrEqual(0.001);
  });
});
