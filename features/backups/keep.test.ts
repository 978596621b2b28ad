import { describe, expect, it } from 'vitest';
import { overdue, planFor } from './keep';

const at = (day: string) => new Date(`${day}T03:30:00Z`);
const DAY = 24 * 3600 * 1000;

/** Makes a backup each night and lets those go whose time is over. */
function nights(
  count: number,
  keep: { daily: number; weekly: number },
  sound: (night: number) => boolean = () => true,
) {
  let present: { id: string; beganAt: Date; expiresAt: Date; sound: boolean; kind: string }[] = [];
  let lastWeekly: Date | null = null;
  for (let night = 0; night < count; night++) {
    const now = new Date(at('2026-01-05').getTime() + night * DAY);
    const plan = planFor(now, lastWeekly, keep);
    if (plan.kind === 'weekly') lastWeekly = now;
    present.push({ id: String(night), beganAt: now, sound: sound(night), ...plan });
    const gone = new Set(overdue(present, now));
    present = present.filter((each) => !gone.has(each));
  }
  return present;
}

describe('which backups are kept', () => {
  it('is as many daily and weekly ones as the settings say', () => {
    const kept = nights(100, { daily: 7, weekly: 4 });
    expect(kept.filter(({ kind }) => kind === 'weekly').map(({ beganAt }) => beganAt.getUTCDay())).toEqual([
      1, 1, 1, 1,
    ]);
    // The last night and the six before it, some of which are weekly ones.
    const newest = new Set(kept.map(({ id }) => Number(id)));
    for (let night = 93; night < 100; night++) expect(newest.has(night)).toBe(true);
    expect(kept.length).toBeLessThanOrEqual(7 + 4);
  });

  it('is daily ones alone where no weekly ones are wanted', () => {
    const kept = nights(30, { daily: 3, weekly: 0 });
    expect(kept.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['daily 27', 'daily 28', 'daily 29']);
  });

  it('never lets the last whole one go, however old it is', () => {
    const kept = nights(60, { daily: 3, weekly: 1 }, (night) => night === 5);
    expect(kept.some(({ id }) => id === '5')).toBe(true);
    expect(nights(60, { daily: 3, weekly: 1 }).some(({ id }) => id === '5')).toBe(false);
  });

  it('makes up for a Monday that was missed', () => {
    expect(planFor(at('2026-01-07'), at('2025-12-29'), { daily: 7, weekly: 4 }).kind).toBe('weekly');
    expect(planFor(at('2026-01-07'), at('2026-01-05'), { daily: 7, weekly: 4 }).kind).toBe('daily');
    expect(planFor(at('2026-01-12'), at('2026-01-11'), { daily: 7, weekly: 4 }).kind).toBe('weekly');
  });
});
