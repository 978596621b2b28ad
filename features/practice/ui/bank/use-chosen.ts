'use client';

import { useCallback, useState } from 'react';

/** Items chosen for one word on all of them. */
export interface Chosen {
  ids: readonly string[];
  has(id: string): boolean;
  toggle(id: string): void;
  set(ids: readonly string[]): void;
}

/** Chosen among `shown`: what is no longer shown is no longer chosen, so that nobody judges what they don't see. */
export function useChosen(shown: readonly { id: string }[]): Chosen {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const ids = shown.flatMap(({ id }) => (marked.has(id) ? [id] : []));
  const toggle = useCallback(
    (id: string) =>
      setMarked((present) => {
        const next = new Set(present);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    [],
  );
  const set = useCallback((wanted: readonly string[]) => setMarked(new Set(wanted)), []);
  return { ids, has: (id) => marked.has(id), toggle, set };
}
