/** Before anything was measured, in milliseconds: an answer of 200 tokens from a small model on one good processor. */
const UNKNOWN_MS = 8_000;
/** Weight of a new measurement. */
const WEIGHT = 0.2;

/** How long work takes, by kind of work: a moving average, weighted to what was measured last. */
export interface Durations {
  /** @param kind such as the name of a prompt. */
  add(kind: string, milliseconds: number): void;
  /** In milliseconds: of the kind, else of all work, else a guess. */
  expected(kind: string): number;
  /** Whether anything was measured, so that {@link expected} is more than a guess. */
  measured(): boolean;
}

export function createDurations(): Durations {
  const averages = new Map<string, number>();
  let all: number | null = null;
  const moved = (before: number | null, now: number) => (before === null ? now : before + WEIGHT * (now - before));
  return {
    add(kind, milliseconds) {
      averages.set(kind, moved(averages.get(kind) ?? null, milliseconds));
      all = moved(all, milliseconds);
    },
    expected: (kind) => averages.get(kind) ?? all ?? UNKNOWN_MS,
    measured: () => all !== null,
  };
}
