/** Days in a row that count although nothing was done on some of them. */
export interface Streak {
  /** Days on which something was done, of the run that goes on until today; 0 where there is none. */
  days: number;
  /** Days of the run that were missed and forgiven. */
  forgiven: number;
  /** Something was done today. */
  today: boolean;
  /** The last two weeks, oldest first; the last is today. */
  recent: { date: string; state: 'done' | 'forgiven' | 'missed' }[];
}

/** Missed days in a row that are forgiven: a weekend. */
const FORGIVEN_IN_A_ROW = 2;
const RECENT_DAYS = 14;
const MS_PER_DAY = 86_400_000;

/**
 * A streak that forgives: up to two missed days in a row don't end it, so that a weekend or a cold costs nothing, and today is not missed before it is
 * over. Three in a row begin a new one.
 * @param days on which something was done, ISO dates, in any order.
 * @param today ISO date.
 */
export function streakOf(days: Iterable<string>, today: string): Streak {
  const done = new Set(days);
  const dateBefore = (back: number) => new Date(Date.parse(today) - back * MS_PER_DAY).toISOString().slice(0, 10);
  const forgiven = new Set<string>();
  let [count, back] = [0, 0];
  let missed: string[] = [];
  while (missed.length <= FORGIVEN_IN_A_ROW) {
    const date = dateBefore(back++);
    if (done.has(date)) {
      count++;
      for (const each of missed) forgiven.add(each);
      missed = [];
    } else if (date !== today) missed.push(date);
  }
  return {
    days: count,
    forgiven: forgiven.size,
    today: done.has(today),
    recent: Array.from({ length: RECENT_DAYS }, (_, at) => {
      const date = dateBefore(RECENT_DAYS - 1 - at);
      return { date, state: done.has(date) ? 'done' : forgiven.has(date) ? 'forgiven' : 'missed' };
    }),
  };
}
