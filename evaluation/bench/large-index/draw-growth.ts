import type { Growth } from './progress';

const [WIDTH, HEIGHT, LEFT, TOP, GAP] = [270, 200, 44, 36, 76];
const STEPS = 4;
const LINES = [
  { kind: 'words', words: 'Meno, words' },
  { kind: 'fts', words: 'SQLite FTS5' },
  { kind: 'vectors', words: 'Meno, vectors' },
  { kind: 'vec', words: 'sqlite-vec' },
] as const;

type Values = (at: Growth) => Growth['bytes'];

function text(left: number, top: number, anchor: 'start' | 'middle' | 'end', words: string): string {
  return `<text x="${left.toFixed(1)}" y="${top.toFixed(1)}" text-anchor="${anchor}">${words}</text>`;
}

/** CPU to fill and size over the number of chunks, of Meno's stores and the others, as an SVG. */
export function drawGrowth(growth: readonly Growth[]): string {
  const scaled = (of: Growth['bytes'], by: number) => ({
    ...{ words: of.words * by, fts: of.fts * by, vectors: of.vectors * by, vec: of.vec * by },
  });
  const panels = [
    panel(growth, 0, 'CPU to fill, minutes', ({ seconds }) => scaled(seconds, 1 / 60)),
    panel(growth, 1, 'Size, GB', ({ bytes }) => scaled(bytes, 1e-9)),
  ];
  const foot = TOP + HEIGHT + 58;
  const width = 2 * WIDTH + GAP + LEFT + 24;
  const key = LINES.map(({ kind, words }, place) => {
    const left = LEFT + place * (width / LINES.length);
    return `<polyline class="${kind}" points="${left},${foot - 4} ${left + 30},${foot - 4}"/>${text(left + 36, foot, 'start', words)}`;
  });
  // Greys and hues in the middle of the scale: readable on white and on black alike.
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${foot + 12}" role="img" aria-labelledby="title">
<title id="title">CPU time to fill and size over the number of chunks: Meno's search index and vectors, beside SQLite's full-text search and sqlite-vec</title>
<style>text{font:12px system-ui,sans-serif;fill:#808080}polyline{fill:none;stroke-width:2}.grid{stroke:#808080;stroke-opacity:.25}.words,.fts{stroke:#3b82c4}.vectors,.vec{stroke:#c2703d}.fts,.vec{stroke-dasharray:5 3}</style>
${panels.join('\n')}
${text(width / 2, TOP + HEIGHT + 36, 'middle', 'thousand chunks')}
${key.join('\n')}
</svg>
`;
}

function panel(growth: readonly Growth[], index: number, title: string, values: Values): string {
  const left = LEFT + index * (WIDTH + GAP);
  const most = Math.max(...growth.map(({ chunks }) => chunks));
  const highest = Math.max(...growth.flatMap((at) => LINES.map(({ kind }) => values(at)[kind])));
  const x = (chunks: number) => left + (chunks / most) * WIDTH;
  const y = (value: number) => TOP + (1 - value / highest) * HEIGHT;
  const lines = LINES.map(({ kind }) => {
    const points = growth.map((at) => `${x(at.chunks).toFixed(1)},${y(values(at)[kind]).toFixed(1)}`);
    return `<polyline class="${kind}" points="${[`${x(0).toFixed(1)},${y(0).toFixed(1)}`, ...points].join(' ')}"/>`;
  });
  const levels = Array.from({ length: STEPS + 1 }, (_, step) => {
    const value = (highest * step) / STEPS;
    const label = text(left - 6, y(value) + 4, 'end', value.toFixed(highest < 10 ? 1 : 0));
    return `<path class="grid" d="M${left} ${y(value).toFixed(1)}H${left + WIDTH}"/>${label}`;
  });
  return [
    text(left + WIDTH / 2, TOP - 14, 'middle', title),
    ...levels,
    ...growth.map(({ chunks }) => text(x(chunks), TOP + HEIGHT + 18, 'middle', String(Math.round(chunks / 1000)))),
    ...lines,
  ].join('\n');
}
