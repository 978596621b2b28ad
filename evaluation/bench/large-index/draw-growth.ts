/** What the index and the other engine took up to a number of chunks. */
export interface Growth {
  chunks: number;
  /** CPU. */
  seconds: number;
  bytes: number;
  otherSeconds: number;
  otherBytes: number;
}

const [WIDTH, HEIGHT, LEFT, TOP, GAP] = [270, 200, 44, 36, 76];
const STEPS = 4;

function text(left: number, top: number, anchor: 'start' | 'middle' | 'end', words: string): string {
  return `<text x="${left.toFixed(1)}" y="${top.toFixed(1)}" text-anchor="${anchor}">${words}</text>`;
}

/** CPU and size over the number of chunks, of the index and of the other engine, as an SVG. */
export function drawGrowth(growth: readonly Growth[]): string {
  const panels = [
    panel(growth, 0, 'CPU, minutes', ({ seconds, otherSeconds }) => [seconds / 60, otherSeconds / 60]),
    panel(growth, 1, 'Size, GB', ({ bytes, otherBytes }) => [bytes / 1e9, otherBytes / 1e9]),
  ];
  const foot = TOP + HEIGHT + 58;
  const right = LEFT + WIDTH + GAP;
  const key = (left: number, kind: string, words: string) =>
    `<polyline class="${kind}" points="${left},${foot - 4} ${left + 30},${foot - 4}"/>${text(left + 36, foot, 'start', words)}`;
  // Greys and hues in the middle of the scale: readable on white and on black alike.
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${right + WIDTH + 24} ${foot + 12}" role="img" aria-labelledby="title">
<title id="title">CPU time and size of the search index over the number of chunks, beside SQLite's full-text search</title>
<style>text{font:12px system-ui,sans-serif;fill:#808080}polyline{fill:none;stroke-width:2}.grid{stroke:#808080;stroke-opacity:.25}.own{stroke:#3b82c4}.other{stroke:#c2703d;stroke-dasharray:5 3}</style>
${panels.join('\n')}
${text(LEFT + WIDTH + GAP / 2, TOP + HEIGHT + 36, 'middle', 'thousand chunks')}
${key(LEFT, 'own', 'search index')}
${key(right, 'other', 'SQLite FTS5')}
</svg>
`;
}

function panel(
  growth: readonly Growth[],
  index: number,
  title: string,
  values: (at: Growth) => [number, number],
): string {
  const left = LEFT + index * (WIDTH + GAP);
  const most = Math.max(...growth.map(({ chunks }) => chunks));
  const highest = Math.max(...growth.flatMap(values));
  const x = (chunks: number) => left + (chunks / most) * WIDTH;
  const y = (value: number) => TOP + (1 - value / highest) * HEIGHT;
  const line = (kind: 'own' | 'other', place: 0 | 1) => {
    const points = [[0, 0], ...growth.map((at) => [at.chunks, values(at)[place]])];
    return `<polyline class="${kind}" points="${points.map(([chunks = 0, value = 0]) => `${x(chunks).toFixed(1)},${y(value).toFixed(1)}`).join(' ')}"/>`;
  };
  const levels = Array.from({ length: STEPS + 1 }, (_, step) => {
    const value = (highest * step) / STEPS;
    const label = text(left - 6, y(value) + 4, 'end', value.toFixed(highest < 10 ? 1 : 0));
    return `<path class="grid" d="M${left} ${y(value).toFixed(1)}H${left + WIDTH}"/>${label}`;
  });
  return [
    text(left + WIDTH / 2, TOP - 14, 'middle', title),
    ...levels,
    ...growth.map(({ chunks }) => text(x(chunks), TOP + HEIGHT + 18, 'middle', String(Math.round(chunks / 1000)))),
    line('own', 0),
    line('other', 1),
  ].join('\n');
}
