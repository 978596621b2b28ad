'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** What the address of the map says: which concept is open, and which view was chosen (null: what fits the screen). */
export interface MapAddress {
  conceptId: string | null;
  view: 'map' | 'list' | null;
  /** Opens a concept, or closes it by null; going back in the browser undoes it. */
  open: (conceptId: string | null) => void;
  show: (view: 'map' | 'list') => void;
}

/** Reads and writes the address of the map, so that every view of it has a link. */
export function useMapAddress(): MapAddress {
  const params = useSearchParams();
  const view = params.get('view');
  const change = useCallback((name: string, value: string | null, step: 'pushState' | 'replaceState') => {
    const address = new URL(window.location.href);
    if (value === null) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
    window.history[step](null, '', address);
  }, []);
  return {
    conceptId: params.get('concept'),
    view: view === 'map' || view === 'list' ? view : null,
    open: useCallback((conceptId) => change('concept', conceptId, 'pushState'), [change]),
    show: useCallback((chosen) => change('view', chosen, 'replaceState'), [change]),
  };
}
