'use client';

import { useCallback, useMemo, useState } from 'react';
import type { MapGraph } from '../map-graph';
import { clustersOf } from './clusters/clusters-of';
import { layOutClusters } from './clusters/lay-out-clusters';
import { layOut } from './layout';

/** Clusters of a large map, which of them are folded, and where everything stands. */
export function useClusters(graph: MapGraph, rtl: boolean) {
  const clusters = useMemo(() => clustersOf(graph), [graph]);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const layout = useMemo(
    () => (clusters.length === 0 ? layOut(graph, rtl) : layOutClusters(graph, clusters, folded, rtl)),
    [graph, clusters, folded, rtl],
  );
  const set = useCallback((id: string, fold: boolean) => {
    setFolded((present) => {
      const next = new Set(present);
      if (fold) next.add(id);
      else next.delete(id);
      return next;
    });
  }, []);
  const setAll = useCallback(
    (fold: boolean) => setFolded(new Set(fold ? clusters.map((cluster) => cluster.id) : [])),
    [clusters],
  );
  const homeOf = useCallback(
    (conceptId: string) => clusters.find((cluster) => cluster.conceptIds.includes(conceptId))?.id ?? null,
    [clusters],
  );
  return { clusters, folded, layout, fold: set, foldAll: setAll, homeOf };
}
