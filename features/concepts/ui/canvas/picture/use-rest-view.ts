'use client';

import { type ReactFlowState, useStoreApi } from '@xyflow/react';
import { useCallback, useEffect, useState } from 'react';
import type { View } from './view';

/** The map is at rest when it has not moved for so long. */
const REST_MS = 100;

export function viewOf({ transform: [x, y, zoom], width, height }: ReactFlowState): View {
  return { x, y, zoom, width, height };
}

/**
 * The view on the map at rest: null before the first, then always the latest; a movement changes it once, at its end.
 * `settle` takes the present view at once.
 */
export function useRestView(): { rest: View | null; settle: () => void } {
  const store = useStoreApi();
  const [rest, setRest] = useState<View | null>(null);
  // Always another object: what was out of sight while the map moved has to come back, wherever it came to rest.
  const settle = useCallback(() => setRest(viewOf(store.getState())), [store]);
  useEffect(() => {
    let due: ReturnType<typeof setTimeout> | undefined;
    const unsubscribe = store.subscribe((now, before) => {
      const moved = now.transform !== before.transform || now.width !== before.width || now.height !== before.height;
      if (!moved) return;
      // While a line is drawn the map moves under the hand at its edge: what comes into sight has to be there.
      if (due !== undefined && now.connection.inProgress) return;
      clearTimeout(due);
      due = setTimeout(() => {
        due = undefined;
        settle();
      }, REST_MS);
    });
    return () => {
      clearTimeout(due);
      unsubscribe();
    };
  }, [store, settle]);
  return { rest, settle };
}
