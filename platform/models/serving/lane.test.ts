import { describe, expect, it } from 'vitest';
import { ModelError } from '../types';
import type { Place } from './forecast';
import { createLane, type Entry } from './lane';
import { usualRules } from './rules';
import { simulatedClock } from './simulated-clock.fixture';

function laneOf(slots: number, rules = usualRules) {
  const clock = simulatedClock();
  const lane = createLane(
    () => slots,
    clock,
    () => 0,
    rules,
  );
  const told = new Map<string, Place>();
  const enter = (learner: string, more: Partial<Entry> = {}) =>
    lane.enter({
      learner,
      background: false,
      kind: 'answer',
      patienceMs: 60_000,
      trial: false,
      onPlace: (place) => told.set(learner, place),
      ...more,
    });
  return { clock, lane, told, enter };
}

describe('a queue', () => {
  it('says how long a busy server is left alone, and then lets as many in as it takes', async () => {
    const { clock, lane, told, enter } = laneOf(3);
    enter('z').leave({ ok: false, failed: { error: new ModelError('busy', 'Busy.', 3000), ranMs: 1, hadText: false } });
    const seats = ['a', 'b', 'c', 'd'].map((learner) => enter(learner));
    await clock.pass(0);
    expect(['a', 'b', 'c'].map((learner) => told.get(learner)?.waitMs)).toEqual([3000, 3000, 3000]);
    expect(told.get('d')?.waitMs).toBeGreaterThan(3000);
    expect(lane.counts()).toEqual({ running: 0, waiting: 4 });
    await clock.pass(3000);
    expect(lane.counts()).toEqual({ running: 3, waiting: 1 });
    for (const seat of seats) seat.leave(null);
    expect(lane.counts()).toEqual({ running: 0, waiting: 0 });
  });

  it('forgets nobody when the rest of a busy server ends while it looks', async () => {
    // A timer that rings a moment early, and time that goes on from one look at the clock to the next.
    for (let early = 0; early < 40; early++) {
      const simulated = simulatedClock();
      let looks = 0;
      let rings = 0;
      const clock = {
        now: () => simulated.now() + (rings > 0 ? (looks++ - early) / 1000 : 0),
        after: (milliseconds: number, run: () => void) =>
          simulated.after(milliseconds, () => {
            rings += 1;
            run();
          }),
      };
      const lane = createLane(
        () => 1,
        clock,
        () => 0,
        { ...usualRules, tellEveryMs: 1e9 },
      );
      const entry: Entry = {
        learner: 'a',
        background: false,
        kind: 'answer',
        patienceMs: 60_000,
        trial: false,
        onPlace: () => {},
      };
      const busy = new ModelError('busy', 'Busy.', 1000);
      lane.enter(entry).leave({ ok: false, failed: { error: busy, ranMs: 1, hadText: false } });
      lane.enter(entry);
      await simulated.pass(5000);
      expect(lane.counts(), `${early} looks early`).toEqual({ running: 1, waiting: 0 });
    }
  });

  it('sends on whoever comes when it is full', () => {
    const { enter } = laneOf(1, { ...usualRules, mostWaiting: 2 });
    for (const learner of ['a', 'b', 'c']) enter(learner);
    expect(() => enter('d')).toThrow('Too many wait');
  });

  it('tells anew when the one at work takes longer than foreseen', async () => {
    const { clock, told, enter } = laneOf(1);
    enter('a').leave({ ok: true, ranMs: 4000 });
    enter('b');
    enter('c', { patienceMs: 1e6 });
    enter('d', { patienceMs: 1e6 });
    expect(told.get('d')).toEqual({ position: 1, waitMs: 8000 });
    await clock.pass(15_000);
    // Its own turn has not come nearer: the one before it has not even begun.
    expect(told.get('d')).toEqual({ position: 1, waitMs: 4000 });
  });

  it('lets background work that has waited long take the slot that was left free', async () => {
    const { clock, lane, enter } = laneOf(2);
    enter('a', { background: true });
    enter('b', { background: true, patienceMs: 1e6 });
    await clock.pass(usualRules.ageMs - 1);
    expect(lane.counts()).toEqual({ running: 1, waiting: 1 });
    await clock.pass(1);
    expect(lane.counts()).toEqual({ running: 2, waiting: 0 });
  });

  it('takes a place back only once', () => {
    const { lane, enter } = laneOf(1);
    const seat = enter('a');
    enter('b');
    seat.leave({ ok: true, ranMs: 10 });
    seat.leave({ ok: true, ranMs: 10 });
    expect(lane.counts()).toEqual({ running: 1, waiting: 0 });
    expect(lane.totals()).toMatchObject({ joined: 2, answered: 1 });
  });
});
