'use client';

import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { MapGraph } from '../map-graph';
import type { MapLayout } from './layout';
import { type Direction, neighbour } from './neighbour';
import { useReveal } from './use-reveal';

/** Going about on the canvas by keyboard and by search: to cards, into clusters, and from a card to where a line shall end. */
export function useCanvasTravel({
  graph,
  layout,
  folded,
  homeOf,
  fold,
  rtl,
  openId,
  editable,
  frame,
  onOpen,
  onJoin,
}: {
  graph: MapGraph;
  layout: MapLayout;
  folded: ReadonlySet<string>;
  homeOf: (conceptId: string) => string | null;
  fold: (clusterId: string, fold: boolean) => void;
  rtl: boolean;
  openId: string | null;
  editable: boolean;
  frame: RefObject<HTMLElement | null>;
  onOpen: (id: string) => void;
  onJoin: (prerequisiteId: string, conceptId: string) => void;
}) {
  const [active, activate] = useState<string | null>(openId);
  const [joinFrom, setJoinFrom] = useState<string | null>(null);
  const activeId = active !== null && graph.byId.has(active) ? active : (graph.concepts[0]?.id ?? null);
  const canvas = useCallback(() => frame.current, [frame]);
  const { reveal: fly, focus, enter: flyInto } = useReveal(layout, canvas);

  // What lies in a folded cluster is gone to once the cluster has opened and everything has its new place.
  const waiting = useRef<{ id: string; focus: boolean } | { cluster: string } | null>(null);
  const reveal = useCallback(
    (id: string, withFocus = false) => {
      const home = homeOf(id);
      if (home !== null && folded.has(home)) {
        waiting.current = { id, focus: withFocus };
        return fold(home, false);
      }
      fly(id);
      if (!withFocus) return;
      // At once, so that its card is in the page before the map has come to it.
      activate(id);
      focus(id);
    },
    [homeOf, folded, fold, fly, focus],
  );
  const enter = useCallback(
    (cluster: string) => {
      if (folded.has(cluster)) {
        waiting.current = { cluster };
        return fold(cluster, false);
      }
      const box = layout.frames.find((each) => each.id === cluster);
      const first = graph.concepts.find((concept) => homeOf(concept.id) === cluster);
      if (box) flyInto(box);
      if (first) focus(first.id);
    },
    [folded, fold, layout, graph, homeOf, flyInto, focus],
  );
  useEffect(() => {
    const due = waiting.current;
    waiting.current = null;
    if (due === null) return;
    if ('cluster' in due) enter(due.cluster);
    else reveal(due.id, due.focus);
  }, [enter, reveal]);

  const visit = useCallback((id: string) => reveal(id, true), [reveal]);
  const go = useCallback(
    (from: string, to: Direction | 'first' | 'last') => {
      const target =
        to === 'first'
          ? graph.concepts[0]?.id
          : to === 'last'
            ? graph.concepts.at(-1)?.id
            : neighbour(graph, layout, from, to, rtl);
      if (target) visit(target);
    },
    [graph, layout, rtl, visit],
  );
  const open = useCallback(
    (id: string) => {
      if (joinFrom === null) return onOpen(id);
      setJoinFrom(null);
      onJoin(joinFrom, id);
    },
    [joinFrom, onOpen, onJoin],
  );
  const tools = useMemo(
    () => ({ activeId, joinFrom, open, activate, go, enter }),
    [activeId, joinFrom, open, go, enter],
  );
  return {
    activeId,
    tools,
    reveal,
    visit,
    joining: joinFrom === null ? null : (graph.byId.get(joinFrom) ?? null),
    startJoining: () => (editable ? setJoinFrom(activeId) : undefined),
    stopJoining: () => setJoinFrom(null),
  };
}
