'use client';

import { type PointerEvent, type RefObject, useState } from 'react';

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

  function follow(event: PointerEvent<HTMLElement>) {
    if (row === null || list.current === null) return;
    const above = [...list.current.children].filter((element, index) => {
      const box = element.getBoundingClientRect();
      return index !== row && box.top + box.height / 2 < event.clientY;
    }).length;
    if (above !== row) setRow(move(row, above));
  }
  function end() {
    if (row === null) return;
    setRow(null);
    dropped?.();
  }

  return {
    row,
    handle: (index: number) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        setRow(index);
      },
      onPointerMove: follow,
      onPointerUp: end,
      onPointerCancel: end,
    }),
  };
}
