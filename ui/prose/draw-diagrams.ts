/**
 * Draws the mermaid diagrams inside `root` (`pre` or `code` marked `mermaid` or `language-mermaid`); loads mermaid only
 * when there is one. A diagram that cannot be drawn keeps its source text. Returns how to stop.
 */
export function drawDiagrams(root: HTMLElement): () => void {
  const blocks = [...root.querySelectorAll<HTMLElement>('pre.mermaid, code.language-mermaid, [data-mermaid]')];
  let stopped = false;
  if (blocks.length > 0) void draw(blocks, () => stopped);
  return () => {
    stopped = true;
  };
}

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
    const id = `diagram-${crypto.randomUUID()}`;
    try {
      const { svg } = await mermaid.render(id, source);
      if (isStopped() || !block.isConnected) return;
      const drawn = new DOMParser().parseFromString(svg, 'text/html').querySelector('svg');
      if (drawn === null) continue;
      const figure = document.createElement('figure');
      figure.className = 'table-scroll';
      figure.append(drawn);
      (block.closest('pre') ?? block).replaceWith(figure);
    } catch {
      // A slip in the author's diagram: its text stays readable, and mermaid's own error drawing goes.
      document.getElementById(`d${id}`)?.remove();
    }
  }
}
