/**
 * Lets the keyboard reach formulas that are wider than their column, so that they can be scrolled without a mouse; those
 * that fit stay out of the way. Watches the width of `root`. Returns how to stop.
 */
export function reachFormulas(root: HTMLElement): () => void {
  const formulas = [...root.querySelectorAll<HTMLElement>('.katex-display')];
  if (formulas.length === 0) return () => undefined;
  const observer = new ResizeObserver(() => {
    for (const formula of formulas) {
      if (formula.scrollWidth > formula.clientWidth) formula.tabIndex = 0;
      else formula.removeAttribute('tabindex');
    }
  });
  observer.observe(root);
  return () => observer.disconnect();
}
