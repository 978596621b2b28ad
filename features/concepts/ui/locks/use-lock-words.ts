'use client';

import { useCallback } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Named } from '../map-graph';
import type { Key } from './what-opens';

/** Why something is closed, and what each thing that it waits for takes, in plain sentences. */
export function useLockWords(): { why: (waitsFor: readonly Named[]) => string; key: (key: Key) => string } {
  const t = useTranslations('map.lock');
  const format = useFormatter();
  const names = useCallback((of: readonly Named[]) => format.list(of.map(({ name }) => `“${name}”`)), [format]);
  const why = useCallback(
    (waitsFor: readonly Named[]) => (waitsFor.length === 0 ? t('whyPlain') : t('why', { names: names(waitsFor) })),
    [t, names],
  );
  const key = useCallback(
    (one: Key) => {
      if (one.kind === 'closed')
        return one.for.length === 0 ? t('closedPlain') : t('closed', { names: names(one.for) });
      if (one.kind !== 'proveFrom') return t(one.kind);
      const date = format.dateTime(new Date(one.from), { day: 'numeric', month: 'long', timeZone: 'UTC' });
      return t('proveFrom', { date });
    },
    [t, names, format],
  );
  return { why, key };
}
