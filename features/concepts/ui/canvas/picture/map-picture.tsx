'use client';

import { useStoreApi } from '@xyflow/react';
import { type RefObject, useEffect, useRef } from 'react';
import { useTheme } from '../clusters/use-theme';
import { type Tier, tierOf } from '../tiers';
import { type Painter, painterOn } from './painter';
import type { Scene } from './scene';
import { viewOf } from './use-rest-view';
import type { View } from './view';

/**
 * The map as a picture: while it moves, all of it, and the page's own cards and lines are out of sight; at rest only what
 * lies under the clusters seen from afar. It is drawn at most once a frame, without React. `frame` carries `data-moving`
 * for as long as the page's map is out of sight.
 */
export function MapPicture({
  scenes,
  clustered,
  rest,
  frame,
}: {
  scenes: Readonly<Record<Tier, Scene>>;
  clustered: boolean;
  /** The view on the map when it last stood still, as the page shows it by now; null before the first. */
  rest: View | null;
  frame: RefObject<HTMLElement | null>;
}) {
  const store = useStoreApi();
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<Painter | null>(null);
  const theme = useTheme();
  const shown = useRef({ scenes, clustered, rest });
  useEffect(() => {
    shown.current = { scenes, clustered, rest };
  });

  useEffect(() => {
    if (canvas.current) painter.current = painterOn(canvas.current);
    // Where the reader's own colours rule, the page itself moves: a picture doesn't know them.
    const plain = matchMedia('(forced-colors: active)');
    let asked = 0;
    const unsubscribe = store.subscribe((now, before) => {
      if (now.transform === before.transform || shown.current.rest === null || now.connection.inProgress) return;
      if (asked !== 0 || plain.matches) return;
      asked = requestAnimationFrame(() => {
        asked = 0;
        const view = viewOf(store.getState());
        const tier = tierOf(view.zoom, shown.current.clustered);
        painter.current?.moving({ view, tier, scenes: shown.current.scenes });
        if (painter.current) frame.current?.setAttribute('data-moving', '');
      });
    });
    return () => {
      cancelAnimationFrame(asked);
      unsubscribe();
    };
  }, [store, frame]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other colours, another picture
  useEffect(() => {
    painter.current?.renew();
  }, [theme]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again in other colours
  useEffect(() => {
    if (rest === null) return;
    const tier = tierOf(rest.zoom, clustered);
    // React Flow takes up what it is given after this, and shows it in the frame after that.
    let frames = 2;
    // What the next movement begins with is drawn now, a little in each frame.
    function ahead() {
      if (rest && painter.current?.prepare({ view: rest, tier, scenes })) asked = requestAnimationFrame(ahead);
    }
    let asked = requestAnimationFrame(function still() {
      const [x, y, zoom] = store.getState().transform;
      if (x !== rest.x || y !== rest.y || zoom !== rest.zoom) return;
      if (frames-- > 0) {
        asked = requestAnimationFrame(still);
        return;
      }
      painter.current?.still({ view: rest, tier, scenes });
      frame.current?.removeAttribute('data-moving');
      asked = requestAnimationFrame(ahead);
    });
    return () => cancelAnimationFrame(asked);
  }, [rest, scenes, clustered, theme, store, frame]);

  return <canvas ref={canvas} aria-hidden className="absolute inset-0 size-full" />;
}
