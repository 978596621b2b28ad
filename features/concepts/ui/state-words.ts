'use client';

import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import type { ConceptState } from './map-graph';

/** A concept's state in a few words, for cards and rows. */
export function useStateWords(): (state: ConceptState) => string {
  const t = useTranslations('map.state');
  return useCallback(
    (state) => {
      if (state.kind !== 'waiting' && state.kind !== 'locked') return t(state.kind);
      const [first, ...rest] = state.for;
      if (!first) return t('closed');
      return t(state.kind, { count: rest.length, name: first.name });
    },
    [t],
  );
}
