/**
 * Lets the keyboard reach formulas and diagrams that are wider than their column, so that they can be scrolled without a
 * mouse; those that fit stay out of the way. Watches the size of `root`. Returns how to stop.
 */
export function reachScrollers(root: HTMLElement): () => void {
  const observer = new ResizeObserver(() => {
    for (const part of root.querySelectorAll<HTMLElement>('.katex-display, figure.table-scroll')) {
      if (part.scrollWidth > part.clientWidth) part.tabIndex = 0;
      else part.removeAttribute('tabindex');
    }
  });
  observer.observe(root);
  return () => observer.disconnect();
}
