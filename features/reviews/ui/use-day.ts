'use client';

import { useFormatter } from 'use-intl';

/** Writes a day (ISO date or moment, UTC): with its weekday, short where room is short. */
export function useDay(): (iso: string, length?: 'long' | 'short') => string {
  const format = useFormatter();
  return (iso, length = 'long') =>
    format.dateTime(new Date(iso), { weekday: length, day: 'numeric', month: length, timeZone: 'UTC' });
}
