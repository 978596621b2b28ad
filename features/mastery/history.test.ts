import { describe, expect, it } from 'vitest';
import { historyOf, summarise } from './history';

describe('history', () => {
  it('carries each concept on from day to day, beginning at p(L0)', () => {
    const points = historyOf(
      new Map([
        ['a', 0.2],
        ['b', 0.4],
      ]),
      [
        { day: '2026-03-01', conceptId: 'a', after: 0.6 },
        { day: '2026-03-03', conceptId: 'a', after: 0.9 },
        { day: '2026-03-03', conceptId: 'b', after: 0.9 },
      ],
    );
    expect(points).toEqual([
      { date: '2026-03-01', meanMastery: 0.5, knownCount: 0 },
      { date: '2026-03-03', meanMastery: 0.9, knownCount: 2 },
    ]);
  });

  it('leaves out concepts that no longer count', () => {
    expect(historyOf(new Map([['a', 0.2]]), [{ day: '2026-03-01', conceptId: 'gone', after: 1 }])).toEqual([]);
  });

  it('is 0 of 0 without concepts', () => {
    expect(summarise([])).toEqual({ meanMastery: 0, knownCount: 0 });
  });
});
