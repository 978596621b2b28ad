import type { Clock } from './clock';
import type { Place } from './forecast';

/** Less than this, or than a quarter of the wait, is no news. */
const NEWS_MS = 2_000;

export interface Teller {
  /** Tells a place at once. */
  first(id: number, place: Place, tell: (place: Place) => void): void;
  /** Something happened: reckons places anew, once for everything that happens in the same turn of the event loop. */
  changed(): void;
  forget(id: number): void;
  close(): void;
}

/**
 * Tells people who wait how they stand, when it has changed: another position, or a wait that differs from what they count down from. While anybody
 * waits it looks again every `everyMs`, since work that takes longer than foreseen is no event.
 */
export function createTeller(
  clock: Clock,
  everyMs: number,
  places: () => { id: number; place: Place; tell: (place: Place) => void }[],
): Teller {
  const told = new Map<number, { place: Place; at: number }>();
  let planned = false;
  let tick: (() => void) | null = null;

  function look(): void {
    planned = false;
    tick?.();
    tick = null;
    const now = clock.now();
    const all = places();
    for (const { id, place, tell } of all) {
      const before = told.get(id);
      if (before && !isNews(before.place, place, now - before.at)) continue;
      told.set(id, { place, at: now });
      tell(place);
    }
    if (all.length > 0) tick = clock.after(everyMs, look);
  }

  return {
    first(id, place, tell) {
      told.set(id, { place, at: clock.now() });
      tell(place);
    },
    changed() {
      if (planned) return;
      planned = true;
      queueMicrotask(look);
    },
    forget: (id) => void told.delete(id),
    close: () => tick?.(),
  };
}

function isNews(before: Place, now: Place, passedMs: number): boolean {
  if (before.position !== now.position) return true;
  const expected = Math.max(0, before.waitMs - passedMs);
  return Math.abs(expected - now.waitMs) > Math.max(NEWS_MS, expected / 4);
}
