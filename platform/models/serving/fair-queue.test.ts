import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startAll, toMakeRoom } from './fair-queue';
import { forecast } from './forecast';
import { emptyQueue, join, leave, type QueueRules, type QueueState, type Ticket, waitingOf } from './queue-state';

const rules: QueueRules = { slots: 2, ageMs: 1000 };
let ids = 0;
const ticket = (learner: string, more: Partial<Ticket> = {}): Ticket => {
  ids += 1;
  return { id: ids, learner, background: false, joinedAt: 0, expectedMs: 100, ...more };
};
const joined = (...tickets: Ticket[]) => tickets.reduce(join, emptyQueue);

/** Ends the running request that was begun first, again and again; the learners in the order in which they were begun. */
function playOut(state: QueueState, with_: QueueRules = rules, now = 0): string[] {
  const order: string[] = [];
  let at = startAll(state, with_, now);
  for (;;) {
    order.push(...at.started.map(({ learner }) => learner));
    const [first] = at.state.running;
    if (!first) return order;
    at = startAll(leave(at.state, first.ticket), with_, now);
  }
}

describe('who is next', () => {
  it('takes turns between learners, however many requests each sent', () => {
    const state = joined(...['a', 'a', 'a', 'a', 'b', 'b', 'c'].map((learner) => ticket(learner)));
    expect(playOut(state, { ...rules, slots: 1 })).toEqual(['a', 'b', 'c', 'a', 'b', 'a', 'a']);
  });

  it('lets a learner who comes late have the next turn but one, not the last', () => {
    const slots = { ...rules, slots: 1 };
    let { state } = startAll(joined(...Array.from({ length: 20 }, () => ticket('busy'))), slots, 0);
    state = join(state, ticket('late'));
    expect(playOut(state, slots).slice(0, 2)).toEqual(['late', 'busy']);
  });

  it('does not let one who comes again and again go before somebody who waits', () => {
    const slots = { ...rules, slots: 1 };
    const order: string[] = [];
    let state = joined(...Array.from({ length: 6 }, () => ticket('waits')));
    for (let time = 0; time < 8; time += 1) {
      const after = startAll(state, slots, 0);
      order.push(...after.started.map(({ learner }) => learner));
      const [first] = after.state.running;
      state = first ? leave(after.state, first.ticket) : after.state;
      // From the third turn on, somebody else asks as soon as their last request has ended.
      if (time >= 2 && !waitingOf(state).some(({ learner }) => learner === 'again'))
        state = join(state, ticket('again'));
    }
    expect(order).toEqual(['waits', 'waits', 'waits', 'again', 'waits', 'again', 'waits', 'again']);
  });

  it('prefers whoever has nothing under way', () => {
    const four = { ...rules, slots: 4 };
    let state = emptyQueue;
    for (let time = 0; time < 3; time += 1) {
      const earlier = ticket('b');
      state = leave(startAll(join(join(state, earlier), ticket('other')), four, 0).state, earlier);
    }
    state = startAll(join(state, ticket('a')), four, 0).state;
    state = leave(state, state.running[0]?.ticket ?? ticket('none'));
    expect(startAll(join(join(state, ticket('a')), ticket('b')), four, 0).started[0]).toMatchObject({ learner: 'b' });
  });

  it('leaves half of the slots of a model to others', () => {
    const { state, started } = startAll(joined(ticket('a'), ticket('a'), ticket('a')), { ...rules, slots: 4 }, 0);
    expect(started).toHaveLength(2);
    expect(startAll(join(state, ticket('b')), { ...rules, slots: 4 }, 0).started).toMatchObject([{ learner: 'b' }]);
  });

  it('works in the background only where nobody waits, and leaves a slot free', () => {
    const behind = [ticket('x', { background: true }), ticket('y', { background: true })];
    expect(startAll(joined(...behind), rules, 0).started).toHaveLength(1);
    const state = joined(...behind, ticket('a'), ticket('b'));
    expect(startAll(state, rules, 0).started).toMatchObject([{ learner: 'a' }, { learner: 'b' }]);
  });

  it('lets background work have its turn when it has waited long, and then does not stop it', () => {
    const old = ticket('x', { background: true });
    const state = joined(old, ticket('a'), ticket('b'));
    const aged = startAll(state, { ...rules, slots: 1 }, 1000);
    expect(aged.started).toEqual([old]);
    expect(toMakeRoom(aged.state, { ...rules, slots: 1 })).toBeNull();
  });

  it('names the youngest background work to make room, only when a slot is missing', () => {
    const [one, two] = [ticket('x', { background: true }), ticket('y', { background: true })];
    const three = { ...rules, slots: 3 };
    let { state } = startAll(joined(one), three, 0);
    state = startAll(join(state, two), three, 5).state;
    state = startAll(join(state, ticket('a')), three, 6).state;
    expect(toMakeRoom(state, three)).toBeNull();
    state = startAll(join(state, ticket('b')), three, 7).state;
    expect(toMakeRoom(state, three)).toEqual(two);
  });
});

const steps = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('join' as const),
        learner: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        background: fc.boolean(),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), which: fc.nat(50) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('end' as const), which: fc.nat(50) }) },
  ),
  { maxLength: 60 },
);

describe('whatever comes and goes', () => {
  it('loses nobody, starts nobody twice, and keeps to the slots', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 5 }), (script, slots) => {
        const own = { slots, ageMs: 20 };
        const there = new Map<number, Ticket>();
        const began = new Set<number>();
        let state: QueueState = emptyQueue;
        let now = 0;
        const settle = () => {
          const after = startAll(state, own, now);
          state = after.state;
          for (const { id } of after.started) {
            expect(began.has(id)).toBe(false);
            began.add(id);
          }
          expect(state.running.length).toBeLessThanOrEqual(slots);
          const ids = [...waitingOf(state), ...state.running.map((each) => each.ticket)].map(({ id }) => id);
          expect(ids.sort((a, b) => a - b)).toEqual([...there.keys()]);
        };
        for (const step of script) {
          now += 1;
          const among = step.do === 'end' ? state.running.map((each) => each.ticket) : waitingOf(state);
          if (step.do === 'join') {
            const fresh = ticket(step.learner, { background: step.background, joinedAt: now });
            there.set(fresh.id, fresh);
            state = join(state, fresh);
          } else if (among.length > 0) {
            const gone = among[step.which % among.length];
            if (gone) there.delete(gone.id);
            if (gone) state = leave(state, gone);
          }
          settle();
        }
        while (there.size > 0) {
          now += 1;
          const [first] = state.running;
          expect(first).toBeDefined();
          if (!first) return;
          there.delete(first.ticket.id);
          state = leave(state, first.ticket);
          settle();
        }
        expect(state.lines.size).toBe(0);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('begins at most one request of anybody else while somebody waits for their first', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 5 }), (script, slots) => {
        const own = { slots, ageMs: Number.POSITIVE_INFINITY };
        const sinceWaiting = new Map<number, Map<string, number>>();
        let state: QueueState = emptyQueue;
        for (const step of script) {
          const running = state.running.map((each) => each.ticket);
          const gone = step.do === 'end' ? running[step.which % Math.max(1, running.length)] : undefined;
          if (gone) state = leave(state, gone);
          if (step.do === 'join') {
            const fresh = ticket(step.learner, { background: step.background });
            const alone =
              !fresh.background && ![...waitingOf(state), ...running].some((other) => other.learner === fresh.learner);
            if (alone) sinceWaiting.set(fresh.id, new Map());
            state = join(state, fresh);
          }
          const after = startAll(state, own, 0);
          state = after.state;
          for (const { id, learner } of after.started) {
            sinceWaiting.delete(id);
            for (const turns of sinceWaiting.values()) turns.set(learner, (turns.get(learner) ?? 0) + 1);
          }
          for (const turns of sinceWaiting.values()) for (const count of turns.values()) expect(count).toBe(1);
        }
      }),
      { seed: 12, numRuns: 500 },
    );
  });

  it('forecasts exactly who starts when, if nothing else happens', () => {
    const requests = fc.array(
      fc.record({
        learner: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
        background: fc.boolean(),
        expectedMs: fc.integer({ min: 1, max: 400 }),
      }),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(requests, fc.integer({ min: 1, max: 4 }), (list, slots) => {
        const own = { slots, ageMs: 500 };
        let { state } = startAll(list.map((each) => ticket(each.learner, each)).reduce(join, emptyQueue), own, 0);
        const places = forecast(state, own, 0);
        expect(places.size).toBe(waitingOf(state).length);
        let position = 0;
        for (let now = 1; state.running.length > 0; now += 1) {
          for (const { ticket: ended, startedAt } of state.running) {
            if (startedAt + ended.expectedMs === now) {
              state = leave(state, ended);
              const after = startAll(state, own, now);
              state = after.state;
              for (const { id } of after.started) {
                expect(places.get(id)).toEqual({ position, waitMs: now });
                position += 1;
              }
            }
          }
        }
        expect(position).toBe(places.size);
      }),
      { seed: 13, numRuns: 200 },
    );
  });
});
