'use client';

import { useEffect, useRef } from 'react';

/** Where the browser's own undo has to work, and where the map's has to rest. */
const elsewhere =
  'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true], dialog[open] *';

/** Ctrl Z (Command on a Mac) takes back, with Shift or with Y it does again; not while somebody types or in a dialog. */
export function useUndoKeys(undo: () => void, redo: () => void, enabled: boolean): void {
  const latest = useRef({ undo, redo });
  useEffect(() => {
    latest.current = { undo, redo };
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.matches(elsewhere)) return;
      const key = event.key.toLowerCase();
      const again = (key === 'z' && event.shiftKey) || (key === 'y' && !event.shiftKey);
      if (key !== 'z' && !again) return;
      event.preventDefault();
      latest.current[again ? 'redo' : 'undo']();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [enabled]);
}
