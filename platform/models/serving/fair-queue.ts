import { type Line, type QueueRules, type QueueState, start, type Ticket } from './queue-state';

/**
 * Who is next, or null where nobody may start now.
 *
 * Start-time fair queueing (Goyal, Vin and Cheng 1996) with a request as the unit of service: a learner who comes gets the virtual time of
 * now as their turn, and each request that is begun puts their next one turn later. So while somebody waits, nobody else begins more than
 * one request before theirs, however many they sent. What somebody waits for goes before background work, which counts as somebody's when
 * it has waited for `ageMs`. A learner with a request running waits until others have one running, and holds at most half of the slots.
 */
export function pick(state: QueueState, rules: QueueRules, now: number): Line | null {
  if (state.running.length >= rules.slots) return null;
  const heads = [...state.lines.values()].filter((line) => line.tickets.length > 0);
  const waitedFor = heads.filter((line) => !isIdleWork(line, rules, now));
  if (waitedFor.length > 0) {
    const line = fairest(waitedFor, state, rules);
    if (line) return line;
  }
  // Background work leaves a slot free for whoever comes, where there is more than one.
  const inBackground = state.running.filter(({ ticket }) => ticket.background).length;
  if (inBackground >= Math.max(1, rules.slots - 1)) return null;
  return fairest(
    heads.filter((line) => isIdleWork(line, rules, now)),
    state,
    rules,
  );
}

/** Background work that has not waited long. */
function isIdleWork(line: Line, rules: QueueRules, now: number): boolean {
  const head = line.tickets[0];
  return line.background && head !== undefined && now - head.joinedAt < rules.ageMs;
}

function fairest(lines: readonly Line[], state: QueueState, rules: QueueRules): Line | null {
  const most = Math.max(1, Math.floor(rules.slots / 2));
  const running = (line: Line) => state.running.filter(({ ticket }) => ticket.learner === line.learner).length;
  const without = lines.filter((line) => running(line) === 0);
  const may = without.length > 0 ? without : lines.filter((line) => running(line) < most);
  return may.reduce<Line | null>((best, line) => (best === null || isBefore(line, best, state) ? line : best), null);
}

function isBefore(a: Line, b: Line, state: QueueState): boolean {
  const turns = aheadBy(a, state) - aheadBy(b, state);
  return turns === 0 ? a.since < b.since : turns < 0;
}

/** Turns beyond virtual time, so that lines of either priority can be held against each other. */
function aheadBy(line: Line, state: QueueState): number {
  return line.turn - (line.background ? state.time.background : state.time.interactive);
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
