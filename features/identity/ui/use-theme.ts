'use client';

import { useCallback, useSyncExternalStore } from 'react';

const yearInSeconds = 365 * 24 * 3600;
const listeners = new Set<() => void>();

function subscribe(notify: () => void): () => void {
  listeners.add(notify);
  return () => listeners.delete(notify);
}

function present(): string {
  return document.documentElement.dataset.theme ?? 'system';
}

/**
 * The reader's choice of `light`, `dark` or `system`. It stands on `<html data-theme>` at once and in the cookie
 * `meno-theme`, from which the server writes it into the next page: no script has to run before the first paint.
 */
export function useTheme(): [string, (theme: string) => void] {
  const theme = useSyncExternalStore(subscribe, present, () => 'system');
  const choose = useCallback((next: string) => {
    const root = document.documentElement;
    const chosen = next === 'light' || next === 'dark' ? next : null;
    if (chosen) root.dataset.theme = chosen;
    else delete root.dataset.theme;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and on plain http
    document.cookie = `meno-theme=${chosen ?? ''}; path=/; samesite=lax; max-age=${chosen ? yearInSeconds : 0}`;
    for (const notify of listeners) notify();
  }, []);
  return [theme, choose];
}
