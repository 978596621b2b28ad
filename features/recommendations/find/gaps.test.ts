import { describe, expect, it } from 'vitest';
import { type ConceptMemory, probabilityOfRecall } from '@/core/memory/memory';
import { type ConceptStanding, findGaps, gapsHoldUntil } from './gaps';

const NOW = new Date('2026-03-20T12:00:00Z');
const DAY_MS = 86_400_000;
const standing = (
  conceptId: string,
  prerequisiteIds: string[],
  rest: Partial<ConceptStanding> = {},
): ConceptStanding => ({
  ...{ conceptId, prerequisiteIds, mastery: null, recall: null, memory: null, attempts: 0, lastAnswerAt: null },
  ...rest,
});
const begun = (mastery: number, lastAnswerAt = '2026-03-19T12:00:00Z') => ({
  ...{ mastery, attempts: 3, lastAnswerAt: new Date(lastAnswerAt).getTime() },
});
const gaps = (standings: ConceptStanding[]) => findGaps(standings, NOW).map(({ targetId, as }) => [targetId, as]);

describe('gaps below what a learner is at', () => {
  it('are the deepest thing that is missing, so that it can be begun', () => {
    const chain = [standing('a', []), standing('b', ['a']), standing('c', ['b'], begun(0.3))];
    expect(gaps(chain)).toEqual([['a', 'missing']]);
  });

  it('are weak, missing or faded, the worse first', () => {
    const needed = [
      standing('weak', [], begun(0.6)),
      standing('missing', []),
      standing('faded', [], { ...begun(0.9), recall: 0.4 }),
      standing('fine', [], { ...begun(0.9), recall: 0.95 }),
    ];
    const goal = standing('goal', ['weak', 'missing', 'faded', 'fine'], begun(0.3));
    const ofGoal = findGaps([...needed, goal], NOW).filter(({ conceptId }) => conceptId === 'goal');
    expect(ofGoal.map(({ targetId, as }) => [targetId, as])).toEqual([
      ['missing', 'missing'],
      ['faded', 'faded'],
      ['weak', 'weak'],
    ]);
  });

  it('are none below what is known, not begun, or left for three weeks', () => {
    for (const rest of [begun(0.9), {}, begun(0.3, '2026-02-20T12:00:00Z')])
      expect(gaps([standing('a', []), standing('goal', ['a'], rest)])).toEqual([]);
  });

  it('come to an end where the map has a circle', () => {
    const circle = [standing('a', ['b'], begun(0.3)), standing('b', ['a'], begun(0.3))];
    expect(gaps(circle)).toEqual([
      ['b', 'weak'],
      ['a', 'weak'],
    ]);
  });
});

describe('how long the same gaps hold', () => {
  const memory: ConceptMemory = {
    ...{ stabilityDays: 1, difficulty: 5, lastReviewAt: NOW.getTime() - 5 * DAY_MS, dueAt: 0, reps: 1, lapses: 0 },
  };
  const known = (at: Date) => ({ ...begun(0.9), memory, recall: probabilityOfRecall(memory, at.getTime()) });
  const at = (when: Date) => [standing('known', [], known(when)), standing('goal', ['known'], begun(0.3))];

  it('until something that is needed fades', () => {
    const until = gapsHoldUntil(at(NOW), findGaps(at(NOW), NOW), NOW);
    const [before, after] = [new Date(until - 1000), new Date(until + 1000)];
    expect(until).toBeGreaterThan(NOW.getTime() + DAY_MS);
    expect(findGaps(at(before), before)).toEqual([]);
    expect(findGaps(at(after), after)).toMatchObject([{ targetId: 'known', as: 'faded' }]);
    expect(gapsHoldUntil(at(after), findGaps(at(after), after), after)).toBe(after.getTime() + DAY_MS);
  });

  it('until the learner is no longer at it', () => {
    const standings = [standing('missing', []), standing('goal', ['missing'], begun(0.3))];
    const until = gapsHoldUntil(standings, findGaps(standings, NOW), NOW);
    expect(findGaps(standings, new Date(until))).toHaveLength(1);
    expect(findGaps(standings, new Date(until + 1))).toEqual([]);
    expect(gapsHoldUntil([standing('goal', ['missing'], begun(0.9))], [], NOW)).toBe(Number.POSITIVE_INFINITY);
  });
});
