'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '@/platform/http/client';

/** How long after the last key what was written is sent to the server. */
const PAUSE_MS = 800;

export type Saving = 'idle' | 'saving' | 'saved' | 'local';

/**
 * What is being written, kept twice: in this browser with every key, so that a reload or a lost connection costs nothing, and on the
 * server after a pause, so that it goes on on another device.
 *
 * @param turn number of the text; each has a draft of its own.
 */
export function useDraft(explanationId: string, turn: number, saved: string) {
  const key = `meno.explain.${explanationId}.${turn}`;
  const [text, setText] = useState(saved);
  const [saving, setSaving] = useState<Saving>('idle');
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  // The browser's copy is read after the first paint: the server knows nothing of it.
  useEffect(() => {
    setText(readLocal(key) ?? saved);
    setSaving('idle');
    return () => {
      if (timer.current) clearTimeout(timer.current);
    };
  }, [key, saved]);

  const write = useCallback(
    (next: string) => {
      setText(next);
      writeLocal(key, next);
      setSaving('saving');
      if (timer.current) clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        api(`/explanations/${explanationId}/draft`, { method: 'PUT', body: { text: next } }).then(
          () => setSaving('saved'),
          () => setSaving('local'),
        );
      }, PAUSE_MS);
    },
    [explanationId, key],
  );
  /** It was sent: nothing of it needs keeping. */
  const clear = useCallback(() => {
    if (timer.current) clearTimeout(timer.current);
    writeLocal(key, null);
  }, [key]);
  return { text, write, clear, saving };
}

/** Browsers that allow no storage (private windows, school policies) keep nothing: the server has the draft. */
function readLocal(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function writeLocal(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // As above.
  }
}
