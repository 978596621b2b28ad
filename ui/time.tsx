'use client';

import { useSyncExternalStore } from 'react';
import { useLocale } from 'use-intl';

const never = () => () => undefined;

/** True after the page runs in the browser; false on the server and in the first paint, which must be the same. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

/** A moment (ISO 8601, UTC) as the reader's own date, with the time when `precise`. */
export function Time({ iso, precise = false }: { iso: string; precise?: boolean }) {
  const locale = useLocale();
  const hydrated = useHydrated();
  // The page speaks `en`; the browser knows whether its reader writes dates the British or the American way.
  const own = hydrated && navigator.language.startsWith(locale) ? navigator.language : locale;
  const words = new Intl.DateTimeFormat(own, {
    dateStyle: 'medium',
    ...(precise ? { timeStyle: 'short' } : {}),
    timeZone: hydrated ? undefined : 'UTC',
  }).format(new Date(iso));
  return <time dateTime={iso}>{words}</time>;
}
