import { ModelError } from '../types';
import type { Clock } from './clock';
import { createDurations } from './durations';
import { startAll, toMakeRoom } from './fair-queue';
import { forecast, type Place } from './forecast';
import { createHealth, type Failed, type Health } from './health';
import { countBegun, countEnded, type LaneCounts, noCounts } from './lane-counts';
import { createTeller } from './place-teller';
import { emptyQueue, join, leave, type QueueState, type Ticket, waitingOf } from './queue-state';
import type { ServingRules } from './rules';

/** Who asks to be let to a model. */
export interface Entry {
  learner: string;
  background: boolean;
  /** Kind of work, by which its length is foreseen. */
  kind: string;
  /** Most milliseconds it would wait. */
  patienceMs: number;
  /** It tries the model out: let in also while the model is left alone. */
  trial: boolean;
  /** Told of its place while it waits, first before `enter` returns. */
  onPlace(place: Place): void;
}

/** A place in the queue, then at the model. */
export interface Seat {
  /** Resolves when the work may begin. @throws ModelError when the model can't be asked any more. */
  granted: Promise<void>;
  /** Aborts when background work must make room for somebody who waits. */
  makeRoom: AbortSignal;
  /** Gives the place back, waiting or working; only the first call counts. */
  leave(how: { ok: true; ranMs: number } | { ok: false; failed: Failed } | null): void;
}

/** The queue before one model. */
export interface Lane {
  health: Health;
  /** @throws ModelError busy where too many wait or it would take longer than there is patience; unavailable, loading while left alone. */
  enter(entry: Entry): Seat;
  counts(): { running: number; waiting: number };
  /** Since it was made. */
  totals(): LaneCounts;
  /** Sends away whoever waits. */
  close(): void;
}

interface Waiter {
  ticket: Ticket;
  entry: Entry;
  grant(): void;
  refuse(error: ModelError): void;
  room: AbortController;
}

/** @param slots requests that the model works on at the same time; may change. */
export function createLane(slots: () => number, clock: Clock, random: () => number, rules: ServingRules): Lane {
  const health = createHealth(clock, random, rules);
  const durations = createDurations();
  const waiters = new Map<number, Waiter>();
  let state: QueueState = emptyQueue;
  let ids = 0;
  let wake: (() => void) | null = null;
  const totals = noCounts();

  const queueRules = (most: number) => ({ slots: Math.min(slots(), most), ageMs: rules.ageMs });
  const places = () => {
    const held = Math.max(0, (health.pausedUntil() ?? 0) - clock.now());
    // A server that is left alone for a while takes as many as before when it is back.
    const most = held > 0 ? Number.POSITIVE_INFINITY : Math.max(1, health.allows());
    const ahead = forecast(state, queueRules(most), clock.now());
    return new Map([...ahead].map(([id, { position, waitMs }]) => [id, { position, waitMs: waitMs + held }]));
  };
  const teller = createTeller(clock, rules.tellEveryMs, () =>
    waiters.size === 0
      ? []
      : [...places()].flatMap(([id, place]) => {
          const waiter = waiters.get(id);
          return waiter ? [{ id, place, tell: waiter.entry.onPlace }] : [];
        }),
  );

  /** Starts whoever may, makes room, and sends everybody away when there is nothing to wait for. */
  function settle(): void {
    wake?.();
    wake = null;
    const refusal = health.refusal();
    if (refusal) dismiss(refusal);
    // Asked before anybody is let in: a rest that ends in between lets them in, and one that has not ended rings again.
    const until = health.pausedUntil();
    const now = clock.now();
    const rulesNow = queueRules(health.allows());
    const after = startAll(state, rulesNow, now);
    state = after.state;
    for (const { id, joinedAt } of after.started) {
      waiters.get(id)?.grant();
      countBegun(totals, now - joinedAt);
    }
    const due = until ?? nextAgeing(now);
    if (due !== null && waitingOf(state).length > 0) wake = clock.after(due - now, settle);
    const ticket = until === null ? toMakeRoom(state, rulesNow) : null;
    if (ticket) waiters.get(ticket.id)?.room.abort();
    teller.changed();
  }

  /** When the next background work that waits will count as somebody's, or null. */
  function nextAgeing(now: number): number | null {
    const ages = waitingOf(state)
      .filter(({ background, joinedAt }) => background && joinedAt + rules.ageMs > now)
      .map(({ joinedAt }) => joinedAt + rules.ageMs);
    return ages.length > 0 ? Math.min(...ages) : null;
  }

  function dismiss(error: ModelError): void {
    for (const { id } of waitingOf(state)) {
      const waiter = waiters.get(id);
      if (waiter && !waiter.entry.trial) waiter.refuse(error);
    }
  }

  return {
    health,
    enter(entry) {
      const refusal = entry.trial ? null : health.refusal();
      if (refusal) throw refusal;
      if (waitingOf(state).length >= rules.mostWaiting) throw new ModelError('busy', 'Too many wait for this model.');
      ids += 1;
      const ticket: Ticket = {
        id: ids,
        learner: entry.learner,
        background: entry.background,
        joinedAt: clock.now(),
        expectedMs: durations.expected(entry.kind),
      };
      state = join(state, ticket);
      const room = new AbortController();
      const remove = () => {
        state = leave(state, ticket);
        waiters.delete(ticket.id);
        teller.forget(ticket.id);
      };
      const place = places().get(ticket.id);
      const roomMade = toMakeRoom(state, queueRules(health.allows())) !== null;
      if (place && durations.measured() && !roomMade && place.waitMs > entry.patienceMs) {
        remove();
        throw new ModelError('busy', 'It would take too long until this model has time.', place.waitMs);
      }
      totals.joined += 1;
      let left = false;
      const granted = new Promise<void>((grant, reject) => {
        const refuse = (error: ModelError) => {
          left = true;
          remove();
          countEnded(totals, { failure: error.failure });
          reject(error);
        };
        waiters.set(ticket.id, { ticket, entry, grant, refuse, room });
      });
      // Whoever leaves while waiting does not listen any more.
      granted.catch(() => {});
      if (entry.trial && health.allows() === 0) waiters.get(ticket.id)?.grant();
      settle();
      if (place && waitingOf(state).some(({ id }) => id === ticket.id)) teller.first(ticket.id, place, entry.onPlace);
      return {
        granted,
        makeRoom: room.signal,
        leave(how) {
          if (left) return;
          left = true;
          remove();
          countEnded(totals, how?.ok ? how : { failure: how?.failed.error.failure ?? null });
          if (how?.ok) {
            if (!entry.trial) durations.add(entry.kind, how.ranMs);
            health.succeeded();
          } else if (how) health.failed(how.failed);
          settle();
        },
      };
    },
    counts() {
      return { running: state.running.length, waiting: waitingOf(state).length };
    },
    totals: () => ({ ...totals, failed: { ...totals.failed } }),
    close() {
      wake?.();
      teller.close();
      dismiss(new ModelError('unavailable', 'This model is not configured any more.'));
    },
  };
}
