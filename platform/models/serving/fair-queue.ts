import { type Line, type QueueRules, type QueueState, start, type Ticket } from './queue-state';

type Running = QueueState['running'];

/** Who is next, or null where nobody may start now. */
export function pick(state: QueueState, rules: QueueRules, now: number): Line | null {
  return choose(state.lines.values(), state, rules, now);
}

/**
 * The line whose first request is next, or null where nobody may start now.
 *
 * Start-time fair queueing (Goyal, Vin and Cheng 1996) with a request as the unit of service: a learner who comes gets the virtual time of
 * now as their turn, and each request that is begun puts their next one turn later. So while somebody waits, nobody else begins more than
 * one request before theirs, however many they sent. What somebody waits for goes before background work, which counts as somebody's when
 * it has waited for `ageMs`. A learner with a request running waits until others have one running, and holds at most half of the slots.
 */
export function choose<L extends Line>(
  lines: Iterable<L>,
  { running, time }: Pick<QueueState, 'running' | 'time'>,
  rules: QueueRules,
  now: number,
): L | null {
  if (running.length >= rules.slots) return null;
  const most = Math.max(1, Math.floor(rules.slots / 2));
  // Waited for, then in the background; of each first those with nothing running.
  const best: [L | null, L | null, L | null, L | null] = [null, null, null, null];
  for (const line of lines) {
    const [head] = line.tickets;
    if (!head) continue;
    const own = countOf(running, line.learner);
    if (own >= most) continue;
    const idle = line.background && now - head.joinedAt < rules.ageMs;
    const rank = idle ? (own === 0 ? 2 : 3) : own === 0 ? 0 : 1;
    const before = best[rank];
    if (before === null || isBefore(line, before, time)) best[rank] = line;
  }
  const waitedFor = best[0] ?? best[1];
  if (waitedFor) return waitedFor;
  // Background work leaves a slot free for whoever comes, where there is more than one.
  const inBackground = running.filter(({ ticket }) => ticket.background).length;
  return inBackground < Math.max(1, rules.slots - 1) ? (best[2] ?? best[3]) : null;
}

function countOf(running: Running, learner: string): number {
  let count = 0;
  for (const { ticket } of running) if (ticket.learner === learner) count += 1;
  return count;
}

/** By turns beyond virtual time, so that lines of either priority can be held against each other; then by who has waited longer. */
function isBefore(a: Line, b: Line, time: QueueState['time']): boolean {
  const turns = aheadBy(a, time) - aheadBy(b, time);
  return turns === 0 ? a.since < b.since : turns < 0;
}

function aheadBy(line: Line, time: QueueState['time']): number {
  return line.turn - (line.background ? time.background : time.interactive);
}

/** A running request that should make room, or null: the youngest in the background while somebody waits and no slot is free. Not one that had waited until it counted as somebody's. */
export function toMakeRoom(state: QueueState, rules: QueueRules): Ticket | null {
  const somebody = [...state.lines.values()].some((line) => !line.background && line.tickets.length > 0);
  if (!somebody || state.running.length < rules.slots) return null;
  const background = state.running.filter(
    ({ ticket, startedAt }) => ticket.background && startedAt - ticket.joinedAt < rules.ageMs,
  );
  return (
    background.reduce<{ ticket: Ticket; startedAt: number } | null>(
      (youngest, each) => (youngest === null || each.startedAt >= youngest.startedAt ? each : youngest),
      null,
    )?.ticket ?? null
  );
}

/** Starts whoever may start now. */
export function startAll(state: QueueState, rules: QueueRules, now: number): { state: QueueState; started: Ticket[] } {
  const started: Ticket[] = [];
  let next = state;
  for (let line = pick(next, rules, now); line; line = pick(next, rules, now)) {
    const [ticket] = line.tickets;
    if (ticket) started.push(ticket);
    next = start(next, line, now);
  }
  return { state: next, started };
}
