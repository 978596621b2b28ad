/** How long something is kept: so many days, months or years of the calendar. */
export interface Period {
  count: number;
  unit: 'day' | 'month' | 'year';
}

/**
 * The moment one period before another, in UTC. Where the month has no such day, its last one: a month before 31 March is 28 (or 29) February.
 */
export function earlierBy(moment: Date, { count, unit }: Period): Date {
  if (unit === 'day') return new Date(moment.getTime() - count * 86_400_000);
  const months = unit === 'year' ? 12 * count : count;
  const first = new Date(moment);
  first.setUTCDate(1);
  first.setUTCMonth(first.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(moment.getUTCDate(), lastDay));
  return first;
}

/** A day of the year, as `MM-DD`. 29 February is 1 March in years without it. */
export type YearDay = string;

/**
 * The latest moment at or before another at which a year ended: midnight (UTC) after the given day.
 * @param end last day of a year, `MM-DD`.
 */
export function lastYearEnd(moment: Date, end: YearDay): Date {
  const [month = 12, day = 31] = end.split('-').map(Number);
  const ended = new Date(Date.UTC(moment.getUTCFullYear(), month - 1, day + 1));
  if (ended.getTime() > moment.getTime()) return new Date(Date.UTC(moment.getUTCFullYear() - 1, month - 1, day + 1));
  return ended;
}
