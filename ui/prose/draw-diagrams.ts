/**
 * Draws the mermaid diagrams inside `root` (`pre.mermaid`, as platform/markdown writes them); loads mermaid only
 * when there is one. A diagram that cannot be drawn keeps its source text. Returns how to stop.
 */
export function drawDiagrams(root: HTMLElement): () => void {
  const blocks = [...root.querySelectorAll<HTMLElement>('pre.mermaid')];
  let stopped = false;
  if (blocks.length > 0) void draw(blocks, () => stopped);
  return () => {
    stopped = true;
  };
}

/** Diagrams of this page so far: mermaid wants an id for each. */
let drawn = 0;

async function draw(blocks: HTMLElement[], isStopped: () => boolean): Promise<void> {
  const { default: mermaid } = await import('mermaid');
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    theme: 'base',
    fontFamily: 'inherit',
    themeVariables: {
      background: colour('paper'),
      primaryColor: colour('accent-soft'),
      primaryTextColor: colour('ink'),
      primaryBorderColor: colour('rule-strong'),
      lineColor: colour('ink-soft'),
      secondaryColor: colour('paper-sunken'),
      tertiaryColor: colour('paper-raised'),
    },
  });
  for (const block of blocks) {
    const source = block.textContent ?? '';
    const id = `diagram-${++drawn}`;
    try {
      const { svg } = await mermaid.render(id, source);
      if (isStopped() || !block.isConnected) return;
      const svgElement = new DOMParser().parseFromString(svg, 'text/html').querySelector('svg');
      if (svgElement === null) continue;
      const figure = document.createElement('figure');
      figure.className = 'table-scroll';
      // On a phone a wide diagram scrolls rather than shrink until its words cannot be read.
      svgElement.style.minWidth = `${Math.round((svgElement.viewBox.baseVal?.width ?? 0) * 0.7)}px`;
      figure.append(svgElement);
      (block.closest('pre') ?? block).replaceWith(figure);
    } catch {
      // A slip in the author's diagram: its text stays readable, and mermaid's own error drawing goes.
      document.getElementById(`d${id}`)?.remove();
    }
  }
}
