import { type Edge, MarkerType } from '@xyflow/react';
import { type MapGraph, stateOf } from '../map-graph';
import type { ConceptNode, HeadingNode } from './concept-card';
import { cardSize, type MapLayout } from './layout';

/** The map as React Flow takes it. Cards never move by hand: where they stand follows from the lines. */
export function nodesOf(
  graph: MapGraph,
  layout: MapLayout,
  aloneWords: string,
  rtl: boolean,
): (ConceptNode | HeadingNode)[] {
  const cards = graph.concepts.map(
    (concept): ConceptNode => ({
      id: concept.id,
      type: 'concept',
      position: layout.positions.get(concept.id) ?? { x: 0, y: 0 },
      data: { concept, state: stateOf(graph, concept), rtl },
      ...cardSize,
    }),
  );
  if (layout.aloneAt === null) return cards;
  const heading: HeadingNode = {
    id: 'alone',
    type: 'heading',
    position: layout.aloneAt,
    data: { words: aloneWords },
    selectable: false,
    connectable: false,
  };
  return [...cards, heading];
}

/** Lines: those of the open concept and the chosen line stand out, the rest stays quiet. */
export function edgesOf(
  graph: MapGraph,
  openId: string | null,
  chosen: { prerequisiteId: string; conceptId: string } | null,
): Edge[] {
  return graph.edges.map((edge) => {
    const isChosen = chosen?.prerequisiteId === edge.prerequisiteId && chosen.conceptId === edge.conceptId;
    const near = isChosen || edge.prerequisiteId === openId || edge.conceptId === openId;
    const colour = near ? 'var(--accent)' : 'var(--rule-strong)';
    return {
      id: `${edge.prerequisiteId} ${edge.conceptId}`,
      source: edge.prerequisiteId,
      target: edge.conceptId,
      focusable: false,
      zIndex: near ? 1 : 0,
      style: { stroke: colour, strokeWidth: isChosen ? 3 : near ? 2 : 1, opacity: near ? 1 : openId ? 0.4 : 0.7 },
      markerEnd: { type: MarkerType.ArrowClosed, color: colour, width: near ? 12 : 16, height: near ? 12 : 16 },
    };
  });
}
