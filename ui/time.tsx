'use client';

import { useSyncExternalStore } from 'react';
import { useFormatter } from 'use-intl';

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
  const format = useFormatter();
  const hydrated = useHydrated();
  const zone = hydrated ? Intl.DateTimeFormat().resolvedOptions().timeZone : 'UTC';
  const words = format.dateTime(new Date(iso), {
    dateStyle: 'medium',
    ...(precise ? { timeStyle: 'short' } : {}),
    timeZone: zone,
  });
  return <time dateTime={iso}>{words}</time>;
}
