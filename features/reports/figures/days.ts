import type { Period } from '../contract';

const DAY_MS = 24 * 3600_000;

/** The days of a period, `YYYY-MM-DD`, in order. */
export function daysOf({ from, to }: Period): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY_MS) days.push(dayOf(new Date(at)));
  return days;
}

export function dayCountOf({ from, to }: Period): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
}

/** The day (UTC) of a moment. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** A day some days later, or earlier. */
export function shifted(day: string, days: number): string {
  return dayOf(new Date(Date.parse(day) + days * DAY_MS));
}

/** As many days, just before. */
export function periodBefore(period: Period): Period {
  return { from: shifted(period.from, -dayCountOf(period)), to: shifted(period.from, -1) };
}

export function overlap(one: Period, other: Period): boolean {
  return one.from <= other.to && other.from <= one.to;
}
