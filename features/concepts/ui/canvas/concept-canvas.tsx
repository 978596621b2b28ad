'use client';

import '@xyflow/react/dist/base.css';
import { type Connection, type Edge, ReactFlow, ReactFlowProvider, useReactFlow, useStore } from '@xyflow/react';
import { useCallback, useEffect, useId, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { MasteryLegend } from '@/ui/mastery-ring';
import { conceptButtonId } from '../concept-button-id';
import { type MapGraph, pathBetween, whereToBegin } from '../map-graph';
import { CanvasToolsProvider } from './canvas-context';
import { CanvasControls } from './canvas-controls';
import { CanvasHeading, ConceptCard } from './concept-card';
import { edgesOf, nodesOf } from './flow-elements';
import { cardSize, layOut } from './layout';
import { type Direction, neighbour } from './neighbour';
import { firstView } from './viewport';

const nodeTypes = { concept: ConceptCard, heading: CanvasHeading };

export interface ConceptCanvasProps {
  graph: MapGraph;
  editable: boolean;
  openId: string | null;
  chosenEdge: { prerequisiteId: string; conceptId: string } | null;
  /** Concepts that a search found; null while nothing is searched. */
  found: ReadonlySet<string> | null;
  onOpen: (id: string | null) => void;
  onChooseEdge: (edge: { prerequisiteId: string; conceptId: string } | null) => void;
  /** A line was drawn from one card to another; whether it may be is for the caller to say. */
  onJoin: (prerequisiteId: string, conceptId: string) => void;
}

/** The map as a canvas: pan, zoom, open, and for those who may, draw lines. Loads with React Flow, so import it lazily. */
export function ConceptCanvas(props: ConceptCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({ graph, editable, openId, chosenEdge, found, onOpen, onChooseEdge, onJoin }: ConceptCanvasProps) {
  const t = useTranslations('map.canvas');
  const help = useId();
  const flow = useReactFlow();
  const [rtl] = useState(() => document.documentElement.dir === 'rtl');
  const layout = useMemo(() => layOut(graph, rtl), [graph, rtl]);
  const nodes = useMemo(() => nodesOf(graph, layout, t('alone'), rtl), [graph, layout, t, rtl]);
  const edges = useMemo(() => edgesOf(graph, openId, chosenEdge), [graph, openId, chosenEdge]);
  const [active, setActive] = useState<string | null>(openId);
  const activeId = active !== null && graph.byId.has(active) ? active : (graph.concepts[0]?.id ?? null);
  const reveal = useReveal(layout.positions);

  const go = useCallback(
    (from: string, to: Direction | 'first' | 'last') => {
      const target =
        to === 'first'
          ? graph.concepts[0]?.id
          : to === 'last'
            ? graph.concepts.at(-1)?.id
            : neighbour(graph, layout, from, to, rtl);
      if (!target) return;
      document.getElementById(conceptButtonId(target))?.focus({ preventScroll: true });
      reveal(target);
    },
    [graph, layout, rtl, reveal],
  );
  const shown = useStore((store) => store.width);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the panel takes room, the open card stays in sight
  useEffect(() => {
    if (openId) reveal(openId);
  }, [openId, shown, reveal]);

  const tools = useMemo(
    () => ({ editable, activeId, openId, found, open: onOpen, activate: setActive, go }),
    [editable, activeId, openId, found, onOpen, go],
  );
  const allowed = (connection: Connection | Edge) =>
    connection.source !== connection.target &&
    !graph.edge(connection.source, connection.target) &&
    pathBetween(graph, connection.target, connection.source) === null;

  return (
    <div className="flex size-full flex-col" dir="ltr">
      <p id={help} className="sr-only">
        {t('help')}
      </p>
      <CanvasToolsProvider value={tools}>
        <ReactFlow
          className="min-h-0 flex-1"
          aria-label={t('label')}
          aria-describedby={help}
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          nodesDraggable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          nodesConnectable={editable}
          elementsSelectable
          disableKeyboardA11y
          deleteKeyCode={null}
          selectionKeyCode={null}
          multiSelectionKeyCode={null}
          panOnScroll
          zoomOnDoubleClick={false}
          minZoom={0.2}
          maxZoom={1.6}
          proOptions={{ hideAttribution: true }}
          isValidConnection={allowed}
          onInit={() => {
            const frame = document.querySelector('.react-flow');
            if (frame === null) return;
            const size = { width: frame.clientWidth, height: frame.clientHeight };
            void flow.setViewport(firstView(layout, size, layout.positions.get(whereToBegin(graph) ?? '')));
            if (openId) reveal(openId);
          }}
          onConnect={({ source, target }) => onJoin(source, target)}
          onConnectEnd={(_, { isValid, fromNode, toNode, fromHandle }) => {
            if (isValid || !fromNode || !toNode || !fromHandle) return;
            // A line that may not be drawn is told why, by the same way as one that may.
            const [before, after] = fromHandle.type === 'source' ? [fromNode, toNode] : [toNode, fromNode];
            onJoin(before.id, after.id);
          }}
          onEdgeClick={(_, edge) => onChooseEdge({ prerequisiteId: edge.source, conceptId: edge.target })}
          onPaneClick={() => {
            onChooseEdge(null);
            onOpen(null);
          }}
        />
      </CanvasToolsProvider>
      <div
        className="flex items-center justify-between gap-4 border-rule border-t bg-paper px-4 py-1"
        dir={rtl ? 'rtl' : 'ltr'}
      >
        <MasteryLegend className="gap-x-4 text-xs max-sm:hidden" />
        <CanvasControls />
      </div>
    </div>
  );
}

/** Brings a card into sight when it is not: no jump for one that is. */
function useReveal(positions: ReadonlyMap<string, { x: number; y: number }>) {
  const flow = useReactFlow();
  return useCallback(
    (id: string) => {
      const at = positions.get(id);
      const frame = document.querySelector('.react-flow');
      if (at === undefined || frame === null) return;
      const { x, y, zoom } = flow.getViewport();
      const [left, top] = [at.x * zoom + x, at.y * zoom + y];
      const inside =
        left >= 0 &&
        top >= 0 &&
        left + cardSize.width * zoom <= frame.clientWidth &&
        top + cardSize.height * zoom <= frame.clientHeight;
      if (inside) return;
      const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
      void flow.setCenter(at.x + cardSize.width / 2, at.y + cardSize.height / 2, {
        zoom: Math.max(zoom, 0.7),
        duration: still ? 0 : 180,
      });
    },
    [flow, positions],
  );
}
