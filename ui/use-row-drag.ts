'use client';

import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/**
 * Dragging rows of a list by a handle. While a row is held, `move(from, to)` is called each time it passes the middle of
 * another row, and says where the row stands then: `to`, or as near to it as it may go. Rows are the children of `list`. `row`
 * is the index that is held now, null when none is; `dropped` is called when it is let go.
 */
export function useRowDrag(
  list: RefObject<HTMLElement | null>,
  move: (from: number, to: number) => number,
  dropped?: () => void,
) {
  const [row, setRow] = useState<number | null>(null);
  const latest = useRef({ row, move, dropped });
  useEffect(() => {
    latest.current = { row, move, dropped };
  });
  const dragging = row !== null;
  useEffect(() => {
    if (!dragging) return undefined;
    const follow = (event: globalThis.PointerEvent) => {
      const held = latest.current.row;
      if (held === null || list.current === null) return;
      const above = [...list.current.children].filter((element, index) => {
        const box = element.getBoundingClientRect();
        return index !== held && box.top + box.height / 2 < event.clientY;
      }).length;
      // The rows are measured again with the next move, so they have to stand in their new places by then.
      if (above !== held) flushSync(() => setRow(latest.current.move(held, above)));
    };
    const end = () => {
      setRow(null);
      latest.current.dropped?.();
    };
    // Of the window, not of the handle: a row that changes its place in the page loses the pointer that it has caught.
    window.addEventListener('pointermove', follow);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
    return () => {
      window.removeEventListener('pointermove', follow);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
    };
  }, [dragging, list]);

  return {
    row,
    handle: (index: number) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return;
        event.preventDefault();
        setRow(index);
      },
    }),
  };
}
