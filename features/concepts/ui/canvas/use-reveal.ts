'use client';

import { useReactFlow } from '@xyflow/react';
import { useCallback, useRef } from 'react';
import { conceptButtonId } from '../concept-button-id';
import { cardSize, type Frame, type MapLayout } from './layout';

/** Below this zoom a card that is gone to is made larger. */
const readable = 0.7;

/** How long a card may take to be in the page once the map has come to it. */
const PATIENCE_MS = 3000;

/** No movement for those who do not want any. */
function duration(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 180;
}

/** Ways to bring a card or a cluster into sight, and to put the focus on a card once it stands there. */
export function useReveal(layout: MapLayout, canvas: () => HTMLElement | null) {
  const flow = useReactFlow();
  const asked = useRef(0);

  /** Flies to a card; no jump for one that is in sight and can be read. */
  const reveal = useCallback(
    (id: string) => {
      const at = layout.positions.get(id);
      const frame = canvas();
      if (at === undefined || frame === null) return;
      const { x, y, zoom } = flow.getViewport();
      const [left, top] = [at.x * zoom + x, at.y * zoom + y];
      const inside =
        left >= 0 &&
        top >= 0 &&
        left + cardSize.width * zoom <= frame.clientWidth &&
        top + cardSize.height * zoom <= frame.clientHeight;
      const large = layout.frames.length === 0 || zoom >= readable * 0.8;
      if (inside && large) return;
      void flow.setCenter(at.x + cardSize.width / 2, at.y + cardSize.height / 2, {
        zoom: Math.max(zoom, readable),
        duration: duration(),
      });
    },
    [flow, layout, canvas],
  );

  /** Puts the focus on a card; one out of sight is drawn a moment after the map has come to it. */
  const focus = useCallback((id: string) => {
    const turn = ++asked.current;
    const until = performance.now() + PATIENCE_MS;
    const tryIt = () => {
      if (turn !== asked.current) return;
      const button = document.getElementById(conceptButtonId(id));
      button?.focus({ preventScroll: true });
      // While the map moves its cards are not drawn, and what isn't drawn takes no focus.
      if (document.activeElement !== button && performance.now() < until) requestAnimationFrame(tryIt);
    };
    tryIt();
  }, []);

  /** Goes into the box of a cluster, at a size that can be read. */
  const enter = useCallback(
    (box: Frame) => {
      const frame = canvas();
      if (frame === null) return;
      const fitting = Math.min(frame.clientWidth / box.width, frame.clientHeight / box.height) * 0.94;
      void flow.setCenter(box.x + box.width / 2, box.y + box.height / 2, {
        zoom: Math.min(1, Math.max(0.55, fitting)),
        duration: duration(),
      });
    },
    [flow, canvas],
  );
  return { reveal, focus, enter };
}
