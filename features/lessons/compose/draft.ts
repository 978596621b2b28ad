import { saysAgain } from './near-duplicates';
import { seededFraction } from './passage-key';
import type { Run, Unit } from './types';

/** What the learner was shown before. */
export interface Memory {
  seen: ReadonlyMap<string, number>;
  /** Place of each key in `seen`, from the one longest ago. */
  order: ReadonlyMap<string, number>;
  seed: number;
}

/** A lesson in the making: what is taken, and what may still be. */
export interface Draft {
  memory: Memory;
  /** Units shown more often than this stay out; 0 for fresh ones only. */
  timesAllowed: number;
  taken: Unit[];
  words: number;
}

/** Memory of what `seen` counts, with the seed for choices among equals. */
export function memoryOf(seen: ReadonlyMap<string, number>, seed: number): Memory {
  const order = new Map<string, number>();
  for (const key of seen.keys()) order.set(key, order.size);
  return { seen, order, seed };
}

/** How often the part of the unit that was shown most was shown; 0 for a fresh unit. */
export function timesShown(unit: Unit, memory: Memory): number {
  if (memory.seen.size === 0) return 0;
  return unit.atoms.reduce((most, { key }) => Math.max(most, memory.seen.get(key) ?? 0), 0);
}

/** True when nothing of the unit was shown before. */
export function isFresh(unit: Unit, memory: Memory): boolean {
  return timesShown(unit, memory) === 0;
}

/** Whether the draft may take the unit now: not shown too often, and nothing that it says already. */
export function mayTake(draft: Draft, unit: Unit): boolean {
  return timesShown(unit, draft.memory) <= draft.timesAllowed && !saysAgain(unit, draft.taken);
}

/**
 * The units that must be taken with this one because it takes them for granted, in source order; null where one of them cannot be. What the
 * learner has seen before needs no repeating.
 */
export function bundleOf(draft: Draft, unit: Unit): Unit[] | null {
  const bundle: Unit[] = [];
  const open = [unit];
  for (let next = open.pop(); next; next = open.pop()) {
    if (bundle.includes(next)) continue;
    if (!mayTake(draft, next)) return null;
    bundle.push(next);
    if (bundle.length > 4) return null;
    open.push(
      ...[...next.requires].filter((need) => !draft.taken.includes(need) && timesShown(need, draft.memory) === 0),
    );
  }
  return bundle.sort((a, b) => a.index - b.index);
}

export function take(draft: Draft, unit: Unit): void {
  draft.taken.push(unit);
  draft.words += unit.words;
}

/** What has been shown sinks: by how often, then by how lately. 0 for fresh units. */
export function staleness(unit: Unit, memory: Memory): number {
  const times = timesShown(unit, memory);
  if (times === 0) return 0;
  const latest = unit.atoms.reduce((last, { key }) => Math.max(last, memory.order.get(key) ?? 0), 0);
  return 2 * times + latest / (memory.order.size + 1);
}

/** A small seeded number, 0 to 0.3, that decides among units or runs that are as good as each other. */
export function whim(memory: Memory, thing: Unit | Run): number {
  const text = 'atoms' in thing ? (thing.atoms[0]?.key ?? '') : thing.headingPath.join('>');
  return 0.3 * seededFraction(memory.seed, text);
}
