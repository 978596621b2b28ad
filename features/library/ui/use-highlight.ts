'use client';

import { type RefObject, useEffect } from 'react';

interface Range {
  start: number;
  end: number;
}

/**
 * Marks the blocks of `root` that overlap with `range` (offsets in the source, from the blocks' `data-start` and `data-end`) and
 * scrolls the first one into view. Of nested blocks only the outermost is marked.
 */
export function useHighlight(root: RefObject<HTMLElement | null>, range: Range | null): void {
  const start = range?.start;
  const end = range?.end;
  useEffect(() => {
    if (root.current === null || start === undefined || end === undefined) return undefined;
    const blocks = blocksIn(root.current, { start, end });
    for (const block of blocks) block.dataset.highlighted = '';
    const first = blocks[0];
    if (first) {
      first.tabIndex = -1;
      first.focus({ preventScroll: true });
      first.scrollIntoView({ block: 'center' });
    }
    return () => {
      for (const block of blocks) delete block.dataset.highlighted;
    };
  }, [root, start, end]);
}

function blocksIn(root: HTMLElement, range: Range): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (const block of root.querySelectorAll<HTMLElement>('[data-start][data-end]')) {
    const start = Number(block.dataset.start);
    const end = Number(block.dataset.end);
    if (start >= range.end || end <= range.start) continue;
    if (found.some((outer) => outer.contains(block))) continue;
    found.push(block);
  }
  return found;
}
