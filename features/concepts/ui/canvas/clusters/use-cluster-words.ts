'use client';

import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import type { ClusterData } from './cluster-node';

/** What is written on a cluster: its name, and how much is in it or was found there. */
export function useClusterWords(): (data: ClusterData) => { name: string; count: string } {
  const t = useTranslations('map.cluster');
  return useCallback(
    ({ name, also, count, known, found }) => ({
      name: also > 0 ? t('nameAlso', { name, count: also }) : name,
      count: found > 0 ? t('found', { count: found }) : t('count', { count, known }),
    }),
    [t],
  );
}
