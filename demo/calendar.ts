import type { Random } from '@/core/random/random';
import type { LearnerKind } from './kinds';

const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;

export interface Sitting {
  start: Date;
  minutes: number;
}

/** When a class meets: days of the week (1: Monday) at a time of day in minutes. */
export interface Timetable {
  weekdays: readonly number[];
  minute: number;
}

/** Lessons last so long, in minutes. */
const LESSON_MINUTES = 40;

/** The first day of the history: its midnight on the machine's own clock, so that school is in the morning and homework in the evening. */
export function firstDay(until: Date, weeks: number): Date {
  return new Date(until.getFullYear(), until.getMonth(), until.getDate() - 7 * weeks);
}

/** Every day from the first to the one that `until` is on, as midnights. */
export function daysOf(until: Date, weeks: number): Date[] {
  const first = firstDay(until, weeks);
  return Array.from({ length: 7 * weeks + 1 }, (_, day) => {
    return new Date(first.getFullYear(), first.getMonth(), first.getDate() + day);
  });
}

/**
 * When one learner sits down on one day: with the class, or alone in the afternoon or evening. Nothing that would end after `until`.
 * @param timetable null: this person sits alone only.
 */
export function sittingsOn(
  day: Date,
  until: Date,
  kind: LearnerKind,
  timetable: Timetable | null,
  random: Random,
): Sitting[] {
  const weekday = day.getDay();
  const at = (minute: number) => new Date(day.getFullYear(), day.getMonth(), day.getDate(), 0, minute);
  const sittings: Sitting[] = [];
  const gone = kind.goneDays !== null && until.getTime() - day.getTime() < kind.goneDays * DAY_MS;
  // Every draw is made on every day: one who comes less often is the same person otherwise.
  const [comes, late, alone, minute, minutes] = [
    random.chance(kind.comes),
    random.integer(6),
    random.chance(kind.alone / 5),
    random.integer(270),
    20 + random.integer(21),
  ];
  const isSchoolDay = weekday !== 0 && weekday !== 6;
  if (gone) return sittings;
  if (timetable?.weekdays.includes(weekday) && comes)
    sittings.push({ start: at(timetable.minute + late), minutes: LESSON_MINUTES - late - random.integer(9) });
  if (alone && (isSchoolDay || minute % 4 === 0)) sittings.push({ start: at(16 * 60 + minute), minutes });
  return sittings.filter(({ start, minutes: lasts }) => start.getTime() + lasts * MINUTE_MS < until.getTime());
}
