import { describe, expect, it } from 'vitest';
import { groupHistories, selectHistories } from './histories';

const mixed = {
  learner: [7, 3, 7, 3, 7, 7],
  concept: [1, 1, 2, 1, 1, 1],
  elapsedDays: [99, 99, 99, 0.2, Number.NaN, 4.6],
  grade: [3, 1, 2, 3, 4, 1],
};

describe('grouping reviews', () => {
  it('brings rows of one learner and concept together, in their order', () => {
    const { count, starts, learner, days, grade, scored } = groupHistories(mixed);
    expect(count).toBe(3);
    expect([...starts]).toEqual([0, 3, 5, 6]);
    expect([...learner]).toEqual([7, 3, 7]);
    expect([...grade]).toEqual([3, 4, 1, 1, 3, 2]);
    // First rows count 0, so do NaN and hours; 4.6 days are 5.
    expect([...days]).toEqual([0, 0, 5, 0, 0, 0]);
    expect(scored).toBe(1);
  });

  it('leaves out rows without a grade, and counts backward time as 0', () => {
    const { grade, days } = groupHistories({
      learner: [1, 1, 1, 1],
      concept: [1, 1, 1, 1],
      elapsedDays: [0, 1, -5, 1e9],
      grade: [3, 0, 3, 3],
    });
    expect([...grade]).toEqual([3, 3, 3]);
    expect([...days]).toEqual([0, 0, 36_500]);
  });

  it('picks learners', () => {
    const picked = selectHistories(groupHistories(mixed), (learner) => learner === 7);
    expect([...picked.starts]).toEqual([0, 3, 4]);
    expect([...picked.grade]).toEqual([3, 4, 1, 2]);
    expect(picked.scored).toBe(1);
  });

  it('takes none, and refuses columns of different length', () => {
    expect(groupHistories({ learner: [], concept: [], elapsedDays: [], grade: [] })).toMatchObject({
      count: 0,
      scored: 0,
    });
    expect(() => groupHistories({ ...mixed, learner: [1] })).toThrow(RangeError);
  });
});
