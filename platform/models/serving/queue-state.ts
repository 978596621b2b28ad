/** One request in a queue. */
export interface Ticket {
  readonly id: number;
  /** Whose share it takes. */
  readonly learner: string;
  readonly background: boolean;
  readonly joinedAt: number;
  /** How long it will probably take, in milliseconds. */
  readonly expectedMs: number;
}

/** Requests of one learner, of one priority, first come first. */
export interface Line {
  readonly learner: string;
  readonly background: boolean;
  /** Virtual time of its next turn: lower goes first. */
  readonly turn: number;
  /** When its head became its head, as a count: lower goes first among equal turns. */
  readonly since: number;
  readonly tickets: readonly Ticket[];
}

/** Everything that decides who is next. Plain data that no function here changes. */
export interface QueueState {
  readonly lines: ReadonlyMap<string, Line>;
  readonly running: readonly { ticket: Ticket; startedAt: number }[];
  /** Virtual time of each priority: the highest turn that was taken. */
  readonly time: { readonly interactive: number; readonly background: number };
  readonly count: number;
}

export interface QueueRules {
  /** Requests at the same time. */
  slots: number;
  /** After how many milliseconds of waiting background work counts as somebody's. */
  ageMs: number;
}

/** A queue in which nobody waits. */
export const emptyQueue: QueueState = {
  lines: new Map(),
  running: [],
  time: { interactive: 0, background: 0 },
  count: 0,
};

/** Puts a request at the end of its learner's line. */
export function join(state: QueueState, ticket: Ticket): QueueState {
  const key = keyOf(ticket);
  const line = state.lines.get(key);
  const now = ticket.background ? state.time.background : state.time.interactive;
  const joined: Line =
    line && line.tickets.length > 0
      ? { ...line, tickets: [...line.tickets, ticket] }
      : {
          learner: ticket.learner,
          background: ticket.background,
          turn: Math.max(line?.turn ?? 0, now),
          since: state.count,
          tickets: [ticket],
        };
  return { ...state, lines: new Map(state.lines).set(key, joined), count: state.count + 1 };
}

/** Takes a request out, whether it waits or runs; the one behind it in its line keeps the line's place. */
export function leave(state: QueueState, ticket: Ticket): QueueState {
  const running = state.running.filter((each) => each.ticket.id !== ticket.id);
  if (running.length < state.running.length) return tidy({ ...state, running });
  const lines = new Map(state.lines);
  for (const [key, line] of state.lines) {
    if (!line.tickets.some(({ id }) => id === ticket.id)) continue;
    lines.set(key, { ...line, tickets: line.tickets.filter(({ id }) => id !== ticket.id) });
  }
  return tidy({ ...state, lines });
}

/** Begins the first request of a line: its learner has had a turn. */
export function start(state: QueueState, line: Line, now: number): QueueState {
  const [ticket, ...rest] = line.tickets;
  if (!ticket) return state;
  const lines = new Map(state.lines).set(keyOf(line), {
    ...line,
    turn: line.turn + 1,
    since: state.count,
    tickets: rest,
  });
  const kind = line.background ? 'background' : 'interactive';
  return {
    lines,
    running: [...state.running, { ticket, startedAt: now }],
    time: { ...state.time, [kind]: Math.max(state.time[kind], line.turn) },
    count: state.count + 1,
  };
}

export function waitingOf(state: QueueState): Ticket[] {
  return [...state.lines.values()].flatMap((line) => line.tickets);
}

function keyOf(of: { learner: string; background: boolean }): string {
  return `${of.background ? 'b' : 'i'} ${of.learner}`;
}

/** Forgets whoever has nothing here, once their turns say no more than virtual time does. */
function tidy(state: QueueState): QueueState {
  if (state.running.length === 0 && waitingOf(state).length === 0) return { ...emptyQueue, count: state.count };
  const lines = new Map(
    [...state.lines].filter(
      ([, line]) =>
        line.tickets.length > 0 || line.turn > (line.background ? state.time.background : state.time.interactive),
    ),
  );
  return { ...state, lines };
}
