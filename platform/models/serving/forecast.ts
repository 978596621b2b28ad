import { choose } from './fair-queue';
import type { QueueRules, QueueState } from './queue-state';

/** Where a request stands: how many start before it, and in how many milliseconds it probably starts. */
export interface Place {
  position: number;
  waitMs: number;
}

/**
 * Plays the queue forward as if nobody came, nobody left and each request took the time that it is expected to take. On a copy that it changes,
 * as this is done at every change of the queue: about n² short steps for n waiting.
 * @returns the place of each waiting request, by its id.
 */
export function forecast(state: QueueState, rules: QueueRules, now: number): Map<number, Place> {
  const places = new Map<number, Place>();
  const lines = [...state.lines.values()]
    .filter(({ tickets }) => tickets.length > 0)
    .map((line) => ({ ...line, tickets: [...line.tickets] }));
  const running = [...state.running];
  const time = { ...state.time };
  let { count } = state;
  let at = now;

  function startNext(): boolean {
    const line = choose(lines, { running, time }, rules, at);
    const ticket = line?.tickets.shift();
    if (!line || !ticket) return false;
    places.set(ticket.id, { position: places.size, waitMs: at - now });
    running.push({ ticket, startedAt: at });
    const kind = line.background ? 'background' : 'interactive';
    time[kind] = Math.max(time[kind], line.turn);
    line.turn += 1;
    line.since = count;
    count += 1;
    if (line.tickets.length === 0) lines.splice(lines.indexOf(line), 1);
    return true;
  }

  for (;;) {
    while (startNext());
    if (lines.length === 0 || running.length === 0) return places;
    const ends = running.map(({ ticket, startedAt }) => Math.max(at, startedAt + ticket.expectedMs));
    at = Math.min(...ends);
    running.splice(ends.indexOf(at), 1);
  }
}
