'use client';

import { createContext, useContext } from 'react';
import type { Direction } from './neighbour';

/** What the cards and clusters of the map need of the canvas around them. */
export interface CanvasTools {
  editable: boolean;
  /** The card that Tab reaches. */
  activeId: string | null;
  openId: string | null;
  /** The concept from which a line is being drawn by keyboard. */
  joinFrom: string | null;
  found: ReadonlySet<string> | null;
  /** Zoom of the map at rest, in the few steps by which names of clusters are sized. */
  zoom: number;
  open: (id: string) => void;
  activate: (id: string) => void;
  go: (from: string, to: Direction | 'first' | 'last') => void;
  /** Goes into a cluster from afar. */
  enter: (clusterId: string) => void;
  fold: (clusterId: string) => void;
}

const Context = createContext<CanvasTools | null>(null);
export const CanvasToolsProvider = Context.Provider;

/** The canvas around this card. Throws outside one. */
export function useCanvasTools(): CanvasTools {
  const tools = useContext(Context);
  if (tools === null) throw new Error('a card of the map needs a canvas around it');
  return tools;
}
