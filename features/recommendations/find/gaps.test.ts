import { describe, expect, it } from 'vitest';
import type { Standing } from '@/features/pathways/contract';
import { findGaps } from './gaps';

const NOW = new Date('2026-03-20T12:00:00Z');
const standing = (conceptId: string, prerequisiteIds: string[], rest: Partial<Standing> = {}): Standing => ({
  ...{ conceptId, name: conceptId, position: 0, prerequisiteIds, state: 'ready', mastery: null, recall: null },
  ...{ attempts: 0, evidenceCount: 0, lastAnswerAt: null, masteredAt: null, heldAt: null },
  ...{ provableFrom: null, dueAt: null, missingIds: [] },
  ...rest,
});
const begun = (mastery: number, lastAnswerAt = '2026-03-19T12:00:00Z') => ({ mastery, attempts: 3, lastAnswerAt });
const gaps = (standings: Standing[]) => findGaps(standings, NOW).map(({ targetId, as }) => [targetId, as]);

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
