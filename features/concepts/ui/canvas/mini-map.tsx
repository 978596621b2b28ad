'use client';

import { type ReactFlowState, useReactFlow, useStoreApi } from '@xyflow/react';
import { type PointerEvent, useEffect, useRef } from 'react';
import { useTheme } from './clusters/use-theme';
import { cardSize, type MapLayout } from './layout';

const box = { width: 160, height: 100 } as const;

/**
 * The whole map in a corner, drawn once, with the part that is seen: a press or a drag goes there. For the pointer only;
 * the keyboard has its own ways.
 */
export function MiniMap({ layout }: { layout: MapLayout }) {
  const flow = useReactFlow();
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const scale = Math.min(box.width / Math.max(1, layout.width), box.height / Math.max(1, layout.height));
  const size = { width: layout.width * scale, height: layout.height * scale };
  // biome-ignore lint/correctness/useExhaustiveDependencies: other colours, another picture
  useEffect(() => {
    if (canvas.current) draw(canvas.current, layout, scale);
  }, [layout, scale, theme]);
  const go = (event: PointerEvent<HTMLDivElement>) => {
    const frame = event.currentTarget.getBoundingClientRect();
    const { zoom } = flow.getViewport();
    void flow.setCenter((event.clientX - frame.left) / scale, (event.clientY - frame.top) / scale, { zoom });
  };
  return (
    <div
      aria-hidden
      className="absolute start-3 bottom-3 z-10 cursor-pointer touch-none overflow-hidden rounded-md border border-rule-strong bg-paper max-sm:hidden"
      style={size}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        go(event);
      }}
      onPointerMove={(event) => (event.buttons === 1 ? go(event) : undefined)}
    >
      <canvas ref={canvas} className="size-full" />
      <Seen scale={scale} />
    </div>
  );
}

/** The part of the map that the canvas shows. Moves without React: it does so in every frame in which the map moves. */
function Seen({ scale }: { scale: number }) {
  const store = useStoreApi();
  const part = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = ({ transform: [x, y, zoom], width, height }: ReactFlowState) => {
      if (!part.current) return;
      part.current.style.transform = `translate(${(-x / zoom) * scale}px, ${(-y / zoom) * scale}px)`;
      const size = [(width / zoom) * scale, (height / zoom) * scale].map((each) => `${each.toFixed(1)}px`);
      if (part.current.style.width !== size[0])
        [part.current.style.width, part.current.style.height] = [size[0] ?? '', size[1] ?? ''];
    };
    place(store.getState());
    return store.subscribe((now, before) => {
      if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height) place(now);
    });
  }, [store, scale]);
  return <div ref={part} className="absolute top-0 left-0 border-2 border-accent" />;
}

function draw(canvas: HTMLCanvasElement, layout: MapLayout, scale: number): void {
  const sharp = Math.min(2, devicePixelRatio);
  canvas.width = Math.ceil(layout.width * scale * sharp);
  canvas.height = Math.ceil(layout.height * scale * sharp);
  const pen = canvas.getContext('2d');
  if (!pen) return;
  const style = getComputedStyle(canvas);
  pen.scale(scale * sharp, scale * sharp);
  pen.fillStyle = style.getPropertyValue('--rule');
  for (const frame of layout.frames) pen.fillRect(frame.x, frame.y, frame.width, frame.height);
  pen.fillStyle = style.getPropertyValue('--ink-faint');
  for (const { x, y } of layout.positions.values()) pen.fillRect(x, y, cardSize.width, cardSize.height);
}
