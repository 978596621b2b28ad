'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';
import { steps } from './neighbourhood';

/** What the address of the map says: which concept is open, and which view was chosen (null: what fits the screen). */
export interface MapAddress {
  conceptId: string | null;
  view: 'map' | 'list' | null;
  /** The concept around which the map is shown, and how far; null: the whole map. */
  around: { id: string; steps: number } | null;
  /** Opens a concept, or closes it by null; going back in the browser undoes it. */
  open: (conceptId: string | null) => void;
  show: (view: 'map' | 'list') => void;
  look: (around: { id: string; steps: number } | null) => void;
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
  const [aroundId, reach] = [params.get('around'), Number(params.get('steps'))];
  return {
    around:
      aroundId === null
        ? null
        : { id: aroundId, steps: reach >= steps.least && reach <= steps.most ? Math.round(reach) : steps.usual },
    look: useCallback(
      (around) => {
        change('steps', around === null ? null : String(around.steps), 'replaceState');
        change('around', around?.id ?? null, 'pushState');
      },
      [change],
    ),
    conceptId: params.get('concept'),
    view: view === 'map' || view === 'list' ? view : null,
    open: useCallback((conceptId) => change('concept', conceptId, 'pushState'), [change]),
    show: useCallback((chosen) => change('view', chosen, 'replaceState'), [change]),
  };
}
