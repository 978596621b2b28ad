'use client';

import { type PointerEvent, type RefObject, useState } from 'react';

/**
 * Dragging rows of a list by a handle. While a row is held, `move(from, to)` is called each time it passes the middle of
 * another row; rows are the children of `list`. `row` is the index that is held now, null when none is.
 */
export function useRowDrag(list: RefObject<HTMLElement | null>, move: (from: number, to: number) => void) {
  const [row, setRow] = useState<number | null>(null);

  function follow(event: PointerEvent<HTMLElement>) {
    if (row === null || list.current === null) return;
    const above = [...list.current.children].filter((element, index) => {
      const box = element.getBoundingClientRect();
      return index !== row && box.top + box.height / 2 < event.clientY;
    }).length;
    if (above === row) return;
    move(row, above);
    setRow(above);
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
      onPointerUp: () => setRow(null),
      onPointerCancel: () => setRow(null),
    }),
  };
}
