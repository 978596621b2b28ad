'use client';

import type { Edge } from '@xyflow/react';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useStateWords } from '../../state-words';
import { useClusterWords } from '../clusters/use-cluster-words';
import type { Drawn } from '../flow-elements';
import { edgesOf, type LinesShown, type MapNode, nodesOf } from '../flow-elements';
import type { Tier } from '../tiers';
import type { Scene } from './scene';

/** How far the points from which lines are drawn stand out from a card. */
const HANDLE = 7;

/** The map as it is drawn from near and from afar; the same of both where a map has no clusters. */
export function useScenes(
  drawn: Omit<Drawn, 'tier'>,
  lines: LinesShown,
  editable: boolean,
): Readonly<Record<Tier, Scene>> {
  const t = useTranslations('map.canvas');
  const stateWords = useStateWords();
  const clusterWords = useClusterWords();
  const clustered = drawn.clusters.length > 0;
  const { found, rtl } = drawn;
  const { openId } = lines;
  const nodes = useMemo(() => {
    const of = (tier: Tier) =>
      nodesOf({ ...drawn, tier, found: tier === 'far' || drawn.folded.size > 0 ? drawn.found : null }, t('alone'));
    const near = of('near');
    return { near, far: clustered ? of('far') : near };
  }, [drawn, clustered, t]);
  const edges = useMemo(() => {
    const near = edgesOf({ ...drawn, tier: 'near' }, lines);
    return { near, far: clustered ? edgesOf({ ...drawn, tier: 'far' }, lines) : near };
  }, [drawn, clustered, lines]);
  return useMemo(() => {
    const scene = (shown: MapNode[], between: Edge[]): Scene => ({
      ...{ nodes: shown, edges: between, byId: new Map(shown.map((node) => [node.id, node])) },
      ...{ openId, found, rtl, clusterWords, handle: editable ? HANDLE : 0 },
      stateWords: ({ state }) => stateWords(state),
    });
    return { near: scene(nodes.near, edges.near), far: scene(nodes.far, edges.far) };
  }, [nodes, edges, openId, found, rtl, editable, stateWords, clusterWords]);
}
