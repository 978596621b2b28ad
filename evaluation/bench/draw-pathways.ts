/** What one school of a size measured; milliseconds. */
export interface PathwaysGrowth {
  learners: number;
  /** 95th percentiles. */
  next: number;
  home: number;
  /** A night's decisions, for each learner. */
  night: number;
}

const [WIDTH, HEIGHT, LEFT, TOP] = [420, 200, 44, 24];
const STEPS = 4;
const LINES = [
  { kind: 'next', words: 'next step, 95 %' },
  { kind: 'home', words: 'first page, 95 %' },
  { kind: 'night', words: 'night, a learner' },
] as const;

function text(left: number, top: number, anchor: 'start' | 'middle' | 'end', words: string): string {
  return `<text x="${left.toFixed(1)}" y="${top.toFixed(1)}" text-anchor="${anchor}">${words}</text>`;
}

/** Milliseconds over the number of learners (each step ten times as many), as an SVG. */
export function drawPathways(growth: readonly PathwaysGrowth[]): string {
  const step = WIDTH / Math.max(1, growth.length - 1);
  const highest = Math.max(...growth.flatMap((at) => LINES.map(({ kind }) => at[kind])));
  const y = (value: number) => TOP + (1 - value / highest) * HEIGHT;
  const levels = Array.from({ length: STEPS + 1 }, (_, at) => {
    const value = (highest * at) / STEPS;
    return `<path class="grid" d="M${LEFT} ${y(value).toFixed(1)}H${LEFT + WIDTH}"/>${text(LEFT - 6, y(value) + 4, 'end', value.toFixed(0))}`;
  });
  const lines = LINES.map(({ kind }) => {
    const points = growth.map((at, place) => `${(LEFT + place * step).toFixed(1)},${y(at[kind]).toFixed(1)}`);
    return `<polyline class="${kind}" points="${points.join(' ')}"/>`;
  });
  const names = growth.map(({ learners }, place) =>
    text(LEFT + place * step, TOP + HEIGHT + 18, 'middle', learners.toLocaleString('en')),
  );
  const foot = TOP + HEIGHT + 56;
  const key = LINES.map(({ kind, words }, place) => {
    const left = LEFT + place * 145;
    return `<polyline class="${kind}" points="${left},${foot - 4} ${left + 24},${foot - 4}"/>${text(left + 30, foot, 'start', words)}`;
  });
  // Greys and hues in the middle of the scale: readable on white and on black alike.
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LEFT + WIDTH + 40} ${foot + 12}" role="img" aria-labelledby="title">
<title id="title">Milliseconds of a next step, of the first page's data and of a night's decision over the number of learners</title>
<style>text{font:12px system-ui,sans-serif;fill:#808080}polyline{fill:none;stroke-width:2}.grid{stroke:#808080;stroke-opacity:.25}.next{stroke:#3b82c4}.home{stroke:#c2703d}.night{stroke:#6b8e3d;stroke-dasharray:5 3}</style>
${[...levels, ...lines, ...names].join('\n')}
${text(LEFT + WIDTH / 2, TOP + HEIGHT + 36, 'middle', 'learners; left in milliseconds')}
${key.join('\n')}
</svg>
`;
}
