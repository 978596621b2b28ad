import { startAll } from './fair-queue';
import { leave, type QueueRules, type QueueState } from './queue-state';

/** Where a request stands: how many start before it, and in how many milliseconds it probably starts. */
export interface Place {
  position: number;
  waitMs: number;
}

/**
 * Plays the queue forward as if nobody came, nobody left and each request took the time that it is expected to take.
 * @returns the place of each waiting request, by its id. About n² steps for n waiting.
 */
export function forecast(state: QueueState, rules: QueueRules, now: number): Map<number, Place> {
  const places = new Map<number, Place>();
  let future = state;
  let time = now;
  for (;;) {
    const { state: after, started } = startAll(future, rules, time);
    for (const { id } of started) places.set(id, { position: places.size, waitMs: time - now });
    future = after;
    const next = firstToEnd(future, time);
    if (!next || ![...future.lines.values()].some((line) => line.tickets.length > 0)) return places;
    time = next.endsAt;
    future = leave(future, next.ticket);
  }
}

function firstToEnd(state: QueueState, now: number) {
  return state.running
    .map(({ ticket, startedAt }) => ({ ticket, endsAt: Math.max(now, startedAt + ticket.expectedMs) }))
    .reduce<{ ticket: QueueState['running'][number]['ticket']; endsAt: number } | null>(
      (first, each) => (first === null || each.endsAt < first.endsAt ? each : first),
      null,
    );
}
