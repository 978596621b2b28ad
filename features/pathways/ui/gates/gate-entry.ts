import { GATE_BOUNDS } from '../../limits';

/** What somebody typed: a number, nothing (as the course), or something else. */
export type Entry = { value: number | null } | { fault: 'number' | 'bounds' };

/** A threshold in per cent, as it is typed: "85", "85 %"; p(L) from 0.5 to 0.99. */
export function thresholdOf(typed: string): Entry {
  const [least, most] = GATE_BOUNDS.threshold;
  const entry = numberOf(typed.replace('%', ''), [least * 100, most * 100]);
  return 'fault' in entry || entry.value === null ? entry : { value: Math.round(entry.value) / 100 };
}

/** Whole days, as they are typed, 0 to 30. */
export function daysOf(typed: string): Entry {
  const entry = numberOf(typed, GATE_BOUNDS.holdAfterDays);
  return 'value' in entry && entry.value !== null && !Number.isInteger(entry.value) ? { fault: 'number' } : entry;
}

function numberOf(typed: string, [least, most]: readonly [number, number]): Entry {
  const text = typed.trim().replace(',', '.');
  if (text === '') return { value: null };
  if (!/^-?\d+(\.\d+)?$/.test(text)) return { fault: 'number' };
  const value = Number(text);
  return value < least || value > most ? { fault: 'bounds' } : { value };
}
