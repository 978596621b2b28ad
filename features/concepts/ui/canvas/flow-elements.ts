import { type Edge, MarkerType, type NodeHandle, Position } from '@xyflow/react';
import { masteryLevel } from '@/ui/mastery-ring';
import type { Prerequisite } from '../../contract';
import { edgeKey, isMastered, type MapGraph, stateOf } from '../map-graph';
import { dotsOf } from './clusters/cluster-dots';
import type { ClusterNode, FrameNode } from './clusters/cluster-node';
import type { Cluster } from './clusters/clusters-of';
import type { ConceptNode, HeadingNode } from './concept-card';
import { cardSize, type Frame, type MapLayout } from './layout';
import type { Tier } from './tiers';

export type MapNode = ConceptNode | HeadingNode | ClusterNode | FrameNode;

/** What is drawn of the map. */
export interface Drawn {
  graph: MapGraph;
  layout: MapLayout;
  clusters: readonly Cluster[];
  folded: ReadonlySet<string>;
  tier: Tier;
  found: ReadonlySet<string> | null;
  rtl: boolean;
}

/** The map as React Flow takes it. Cards never move by hand: where they stand follows from the lines. */
export function nodesOf(drawn: Drawn, aloneWords: string): MapNode[] {
  const { graph, layout, clusters, folded, tier, rtl } = drawn;
  const frames = new Map(layout.frames.map((frame) => [frame.id, frame]));
  const away = new Set<string>();
  const boxes = clusters.flatMap((cluster): MapNode[] => {
    const frame = frames.get(cluster.id);
    if (!frame) return [];
    const small = folded.has(cluster.id);
    if (small || tier === 'far') for (const id of cluster.conceptIds) away.add(id);
    const shared = {
      id: cluster.id,
      position: { x: frame.x, y: frame.y },
      data: clusterData(drawn, cluster, frame),
      width: frame.width,
      height: frame.height,
      connectable: false,
    };
    return small || tier === 'far'
      ? [{ ...shared, type: 'cluster', handles: handlesOf(frame, rtl) }]
      : [{ ...shared, type: 'frame', zIndex: -1, selectable: false, style: { pointerEvents: 'none' } }];
  });
  const cards = graph.concepts.flatMap((concept): ConceptNode[] => {
    if (away.has(concept.id)) return [];
    return [
      {
        id: concept.id,
        type: 'concept',
        position: layout.positions.get(concept.id) ?? { x: 0, y: 0 },
        data: { concept, state: stateOf(graph, concept), rtl },
        handles: handlesOf(cardSize, rtl),
        ...cardSize,
      },
    ];
  });
  if (layout.aloneAt === null) return [...boxes, ...cards];
  const heading: HeadingNode = {
    id: 'alone',
    type: 'heading',
    position: layout.aloneAt,
    data: { words: aloneWords },
    selectable: false,
    connectable: false,
    initialWidth: 260,
    initialHeight: 24,
  };
  return [...boxes, ...cards, heading];
}

function clusterData(
  { graph, layout, folded, found, rtl }: Drawn,
  cluster: Cluster,
  frame: Frame,
): ClusterNode['data'] {
  const concepts = cluster.conceptIds.flatMap((id) => graph.byId.get(id) ?? []);
  const inside = new Set(cluster.conceptIds);
  const dots = concepts.map(({ id, mode }) => ({ id, level: masteryLevel(mode) }));
  const lines = graph.edges
    .filter((edge) => inside.has(edge.prerequisiteId) && inside.has(edge.conceptId) && graph.isDirect(edge))
    .map((edge) => [edge.prerequisiteId, edge.conceptId] as const);
  return {
    ...{ id: cluster.id, name: cluster.name, also: cluster.also, rtl, width: frame.width, height: frame.height },
    count: concepts.length,
    known: concepts.filter((concept) => isMastered(stateOf(graph, concept))).length,
    found: found === null ? 0 : concepts.filter((concept) => found.has(concept.id)).length,
    folded: folded.has(cluster.id),
    dots: dotsOf(layout, frame, dots, found),
    lines,
  };
}

/** Where lines begin and end, so that those to cards out of sight, which are not drawn, are drawn all the same. */
function handlesOf({ width, height }: { width: number; height: number }, rtl: boolean): NodeHandle[] {
  const at = (right: boolean) => ({ x: right ? width : 0, y: height / 2, width: 1, height: 1 });
  return [
    { type: 'target', position: rtl ? Position.Right : Position.Left, ...at(rtl) },
    { type: 'source', position: rtl ? Position.Left : Position.Right, ...at(!rtl) },
  ];
}

/** Which lines are drawn and how. */
export interface LinesShown {
  openId: string | null;
  activeId: string | null;
  chosen: { prerequisiteId: string; conceptId: string } | null;
  /** Also lines that others imply, and on a large map those from one cluster to another. */
  all: boolean;
}

/** Lines: those of the open concept and the chosen line stand out, the rest stays quiet; to what is folded, many as one. */
export function edgesOf({ graph, clusters, folded, tier }: Drawn, shown: LinesShown): Edge[] {
  const clusterOf = new Map(clusters.flatMap(({ id, conceptIds }) => conceptIds.map((each) => [each, id] as const)));
  const end = (id: string) => {
    const cluster = clusterOf.get(id);
    return cluster !== undefined && (tier === 'far' || folded.has(cluster)) ? cluster : id;
  };
  const bundles = new Map<string, { source: string; target: string; count: number }>();
  const edges: Edge[] = [];
  for (const edge of graph.edges) {
    if (!isShown(graph, edge, shown)) continue;
    const [source, target] = [end(edge.prerequisiteId), end(edge.conceptId)];
    if (source === target) continue;
    if (source !== edge.prerequisiteId || target !== edge.conceptId) {
      const bundle = bundles.get(`${source} ${target}`) ?? { source, target, count: 0 };
      bundle.count++;
      bundles.set(`${source} ${target}`, bundle);
      continue;
    }
    const across = clusterOf.get(source) !== clusterOf.get(target);
    const near = isNear(edge, shown);
    if (across && !near && !shown.all && edge.prerequisiteId !== shown.activeId && edge.conceptId !== shown.activeId)
      continue;
    edges.push(lineOf(edge, near, shown, graph.isDirect(edge)));
  }
  return [...edges, ...[...bundles.values()].map((bundle) => bundleOf(bundle, tier))];
}

function isShown(graph: MapGraph, edge: Prerequisite, shown: LinesShown): boolean {
  return shown.all || graph.isDirect(edge) || isChosen(edge, shown);
}

const isChosen = (edge: Prerequisite, { chosen }: LinesShown) => chosen !== null && edgeKey(chosen) === edgeKey(edge);
const isNear = (edge: Prerequisite, shown: LinesShown) =>
  isChosen(edge, shown) || edge.prerequisiteId === shown.openId || edge.conceptId === shown.openId;

function lineOf(edge: Prerequisite, near: boolean, shown: LinesShown, direct: boolean): Edge {
  const colour = near ? 'var(--accent)' : 'var(--rule-strong)';
  const width = isChosen(edge, shown) ? 3 : near ? 2 : 1;
  return {
    id: edgeKey(edge),
    source: edge.prerequisiteId,
    target: edge.conceptId,
    focusable: false,
    zIndex: near ? 1 : 0,
    style: {
      stroke: colour,
      strokeWidth: width,
      opacity: near ? 1 : shown.openId ? 0.4 : 0.7,
      ...(direct ? {} : { strokeDasharray: '6 5' }),
    },
    markerEnd: { type: MarkerType.ArrowClosed, color: colour, width: near ? 12 : 16, height: near ? 12 : 16 },
  };
}

function bundleOf({ source, target, count }: { source: string; target: string; count: number }, tier: Tier): Edge {
  const width = tier === 'far' ? Math.min(24, 4 + 3 * count) : Math.min(7, 1 + count / 2);
  return {
    id: `${source} ${target}`,
    source,
    target,
    focusable: false,
    selectable: false,
    zIndex: 0,
    style: { stroke: 'var(--rule)', strokeWidth: width, pointerEvents: 'none' },
  };
}
