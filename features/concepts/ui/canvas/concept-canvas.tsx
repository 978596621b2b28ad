'use client';

import '@xyflow/react/dist/base.css';
import { type Connection, type Edge, ReactFlow, ReactFlowProvider, useReactFlow, useStore } from '@xyflow/react';
import { type KeyboardEvent, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { cn } from '@/ui/cn';
import { MasteryLegend } from '@/ui/mastery-ring';
import { conceptButtonId } from '../concept-button-id';
import { LockLegend } from '../locks/lock-mark';
import { type MapGraph, pathBetween, whereToBegin } from '../map-graph';
import { CanvasToolsProvider } from './canvas-context';
import { CanvasControls } from './canvas-controls';
import { ClusterCard, ClusterFrame } from './clusters/cluster-node';
import { CanvasHeading, ConceptCard } from './concept-card';
import { MiniMap } from './mini-map';
import { inSight } from './picture/in-sight';
import { MapPicture } from './picture/map-picture';
import { useRestView } from './picture/use-rest-view';
import { useScenes } from './picture/use-scenes';
import { nameZoom, tierOf } from './tiers';
import { useCanvasTravel } from './use-canvas-travel';
import { useClusters } from './use-clusters';
import { firstView } from './viewport';

const nodeTypes = { concept: ConceptCard, heading: CanvasHeading, cluster: ClusterCard, frame: ClusterFrame };

/**
 * What the page draws of a map that moves, while a picture stands for it: a layer of its own that nobody sees and the
 * browser need not draw. What has the focus stays, or it would lose it.
 */
const outOfSight = [
  String.raw`data-moving:[&_.react-flow\_\_viewport]:opacity-0`,
  String.raw`data-moving:[&_.react-flow\_\_viewport]:will-change-transform`,
  String.raw`data-moving:[&_.react-flow\_\_node:not(:focus-within)]:invisible!`,
].join(' ');

/** Of a map of more concepts than this only what is in sight is in the page, and while it moves a picture stands for it. */
const LARGE = 60;

export interface ConceptCanvasProps {
  graph: MapGraph;
  editable: boolean;
  openId: string | null;
  /** The concept whose neighbourhood this is; null for the whole map. */
  aroundId: string | null;
  chosenEdge: { prerequisiteId: string; conceptId: string } | null;
  /** Concepts that a search found; null while nothing is searched. */
  found: ReadonlySet<string> | null;
  onOpen: (id: string | null) => void;
  /** Shows only what is near a concept. */
  onAround: (id: string) => void;
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

function Canvas(props: ConceptCanvasProps) {
  const { graph, editable, openId, aroundId, chosenEdge, found, onOpen, onAround, onChooseEdge, onJoin } = props;
  const t = useTranslations('map.canvas');
  const help = useId();
  const flow = useReactFlow();
  const frame = useRef<HTMLDivElement>(null);
  const [rtl] = useState(() => document.documentElement.dir === 'rtl');
  const [allLines, setAllLines] = useState(false);
  const { clusters, folded, layout, fold, foldAll, homeOf } = useClusters(graph, rtl);
  const clustered = clusters.length > 0;
  const travel = useCanvasTravel({ graph, layout, folded, homeOf, fold, rtl, openId, editable, frame, onOpen, onJoin });
  const { activeId, reveal } = travel;
  const large = graph.concepts.length > LARGE;
  const { rest, settle } = useRestView();
  const drawn = useMemo(
    () => ({ graph, layout, clusters, folded, found, rtl }),
    [graph, layout, clusters, folded, found, rtl],
  );
  const lines = useMemo(
    () => ({ openId, activeId: clustered ? activeId : null, chosen: chosenEdge, all: allLines }),
    [openId, clustered, activeId, chosenEdge, allLines],
  );
  const scenes = useScenes(drawn, lines, editable);
  const tier = rest === null ? 'near' : tierOf(rest.zoom, clustered);
  const { nodes, edges } = useMemo(() => {
    const { near, far } = scenes;
    if (!large) return { nodes: [...near.nodes], edges: [...near.edges] };
    if (rest === null) return { nodes: [], edges: [] };
    // Seen from afar, lines are part of the picture: none of them can be chosen.
    return tier === 'far' && clustered ? inSight(far.nodes, [], rest) : inSight(near.nodes, near.edges, rest, activeId);
  }, [scenes, large, rest, tier, clustered, activeId]);
  const shown = useStore((store) => store.width);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the panel takes room, the open card stays in sight
  useEffect(() => {
    if (openId) reveal(openId);
  }, [openId, shown, reveal]);
  // What is beside the map takes the focus with it when it closes. Its card is gone to: it may not be in the page, or may be about to leave it, as the map
  // takes the room; the card that is active stays.
  const { visit } = travel;
  const wasOpen = useRef(openId);
  useEffect(() => {
    const closed = openId === null ? wasOpen.current : null;
    wasOpen.current = openId;
    const at = document.activeElement;
    if (closed !== null && (at === document.body || at?.id === conceptButtonId(closed))) visit(closed);
  }, [openId, visit]);
  // Another part of the map is another picture: it is shown whole.
  const around = useRef(aroundId);
  useEffect(() => {
    if (around.current === aroundId) return;
    around.current = aroundId;
    requestAnimationFrame(() => {
      if (frame.current)
        void flow.setViewport(firstView(layout, sizeOf(frame.current), layout.positions.get(aroundId ?? '')));
    });
  }, [aroundId, flow, layout]);

  const zoom = tier === 'far' && rest !== null ? nameZoom(rest.zoom) : 1;
  const tools = useMemo(
    () => ({ editable, openId, found, zoom, ...travel.tools, fold: (id: string) => fold(id, true) }),
    [editable, openId, found, zoom, travel.tools, fold],
  );
  const allowed = useCallback(
    (connection: Connection | Edge) =>
      connection.source !== connection.target &&
      !graph.edge(connection.source, connection.target) &&
      pathBetween(graph, connection.target, connection.source) === null,
    [graph],
  );
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape' && travel.joining) {
      event.preventDefault();
      event.stopPropagation();
      return travel.stopJoining();
    }
    if (event.ctrlKey || event.metaKey || event.altKey || activeId === null) return;
    if (event.key === 'l' && editable) return travel.startJoining();
    if (event.key === 'a') return onAround(activeId);
    if (event.target !== event.currentTarget) return;
    if (!['Enter', ' ', 'Home', 'ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown'].includes(event.key)) return;
    event.preventDefault();
    travel.visit(activeId);
  }

  return (
    <div className="flex size-full flex-col" dir="ltr">
      <p id={help} className="sr-only">
        {t('help')}
      </p>
      <p role="status" className={travel.joining ? 'bg-mark px-4 py-2' : 'sr-only'} dir={rtl ? 'rtl' : 'ltr'}>
        {travel.joining ? t('joining', { name: travel.joining.name }) : ''}
      </p>
      {/* Above the map: its lower corner is where the tutor is asked. */}
      <div
        className="flex items-center justify-between gap-4 border-rule border-b bg-paper px-4 py-1"
        dir={rtl ? 'rtl' : 'ltr'}
      >
        <div className="flex items-center gap-x-4 text-xs max-md:hidden">
          <MasteryLegend className="gap-x-4 text-xs" />
          {graph.reader.items.length > 0 ? <LockLegend /> : null}
        </div>
        <CanvasControls
          size={{ width: layout.width, height: layout.height }}
          editable={editable}
          clustered={clustered}
          allLines={allLines}
          onAllLines={setAllLines}
          allFolded={clustered && folded.size === clusters.length}
          onFoldAll={foldAll}
        />
      </div>
      <CanvasToolsProvider value={tools}>
        <div ref={frame} className={cn('relative min-h-0 flex-1 overflow-hidden', outOfSight)}>
          {large ? <MapPicture scenes={scenes} clustered={clustered} rest={rest} frame={frame} /> : null}
          <ReactFlow
            aria-label={t('label')}
            aria-describedby={help}
            // Where the keyboard comes in when no card is in sight.
            tabIndex={0}
            onKeyDown={onKeyDown}
            nodes={nodes}
            edges={edges}
            nodeTypes={nodeTypes}
            nodesDraggable={false}
            nodesFocusable={false}
            edgesFocusable={false}
            nodesConnectable={editable}
            elementsSelectable
            elevateNodesOnSelect={false}
            disableKeyboardA11y
            deleteKeyCode={null}
            selectionKeyCode={null}
            multiSelectionKeyCode={null}
            panOnScroll
            zoomOnDoubleClick={false}
            minZoom={clustered ? 0.02 : 0.1}
            maxZoom={1.6}
            proOptions={{ hideAttribution: true }}
            isValidConnection={allowed}
            onInit={() => {
              if (frame.current === null) return;
              const size = sizeOf(frame.current);
              const start = layout.positions.get(aroundId ?? whereToBegin(graph) ?? '');
              void flow.setViewport(firstView(layout, size, start));
              settle();
              if (openId) reveal(openId);
            }}
            onConnect={({ source, target }) => onJoin(source, target)}
            onConnectEnd={(_, { isValid, fromNode, toNode, fromHandle }) => {
              if (isValid || !fromNode || !toNode || !fromHandle) return;
              // A line that may not be drawn is told why, by the same way as one that may.
              const [before, after] = fromHandle.type === 'source' ? [fromNode, toNode] : [toNode, fromNode];
              onJoin(before.id, after.id);
            }}
            onEdgeClick={(_, edge) => {
              if (graph.edge(edge.source, edge.target))
                onChooseEdge({ prerequisiteId: edge.source, conceptId: edge.target });
            }}
            onPaneClick={() => {
              // What is seen then is the picture: the cards are not back in their places yet.
              if (frame.current?.hasAttribute('data-moving')) return;
              onChooseEdge(null);
              onOpen(null);
            }}
          />
          {layout.width * layout.height > 3_000_000 ? <MiniMap layout={layout} /> : null}
        </div>
      </CanvasToolsProvider>
    </div>
  );
}

function sizeOf(element: HTMLElement): { width: number; height: number } {
  return { width: element.clientWidth, height: element.clientHeight };
}
