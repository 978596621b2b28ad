import { writeFileSync } from 'node:fs';
import type { Comparison } from './compare-schedules';
import { compareOnce, HORIZON_DAYS, POPULATIONS, SEEDS } from './report';

/** Draws recall by day under both schedules: `npx tsx evaluation/memory/draw-chart.ts docs/images/memory.svg`. */
const [WIDTH, HEIGHT, LEFT, TOP, GAP] = [300, 200, 44, 44, 36];
const LOWEST_RECALL = 0.5;
const PANELS = ['FSRS, learners differ', 'ACT-R, learners differ'];

const x = (panel: number, day: number) => LEFT + panel * (WIDTH + GAP) + (day / HORIZON_DAYS) * WIDTH;
const y = (recall: number) => TOP + ((1 - recall) / (1 - LOWEST_RECALL)) * HEIGHT;

function curve(panel: number, kind: 'ladder' | 'fsrs', comparisons: readonly Comparison[]): string {
  const points = Array.from({ length: HORIZON_DAYS }, (_, day) => {
    const sum = comparisons.reduce((total, one) => total + (one[kind].recall[day] ?? 0), 0);
    return `${x(panel, day + 0.5).toFixed(1)},${y(sum / comparisons.length).toFixed(1)}`;
  });
  return `<polyline class="${kind}" points="${points.join(' ')}"/>`;
}

function text(at: readonly [number, number], anchor: 'start' | 'middle' | 'end', words: string): string {
  return `<text x="${at[0]}" y="${at[1]}" text-anchor="${anchor}">${words}</text>`;
}

function panel(index: number, name: string): string {
  const comparisons = SEEDS.map((seed) => compareOnce(POPULATIONS[name] ?? (() => []), 'days', true, seed));
  const lines = [0.5, 0.6, 0.7, 0.8, 0.9, 1].flatMap((recall) => [
    `<path class="grid" d="M${x(index, 0)} ${y(recall)}H${x(index, HORIZON_DAYS)}"/>`,
    ...(index === 0 ? [text([LEFT - 6, y(recall) + 4], 'end', `${Math.round(100 * recall)} %`)] : []),
  ]);
  const days = [0, 60, 120, 180].map((day) => text([x(index, day), TOP + HEIGHT + 18], 'middle', `${day}`));
  const title = text([x(index, HORIZON_DAYS / 2), TOP - 12], 'middle', name);
  return [title, ...lines, ...days, curve(index, 'ladder', comparisons), curve(index, 'fsrs', comparisons)].join('\n');
}

function chart(): string {
  const [wide, high] = [x(1, HORIZON_DAYS) + 16, TOP + HEIGHT + 62];
  const foot = high - 10;
  // Greys and hues in the middle of the scale: readable on white and on black alike.
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${high}" role="img" aria-labelledby="title">
<title id="title">Recall over 180 days under a ladder of fixed days and under FSRS with trained weights, seven checks each</title>
<style>text{font:12px system-ui,sans-serif;fill:#808080}polyline{fill:none;stroke-width:2}.grid{stroke:#808080;stroke-opacity:.25}.ladder{stroke:#c2703d;stroke-dasharray:5 3}.fsrs{stroke:#3b82c4}</style>
${PANELS.map((name, index) => panel(index, name)).join('\n')}
${text([x(0, HORIZON_DAYS) + GAP / 2, TOP + HEIGHT + 34], 'middle', 'days since mastery')}
<polyline class="ladder" points="${LEFT},${foot - 4} ${LEFT + 30},${foot - 4}"/>${text([LEFT + 36, foot], 'start', 'ladder 0, 1, 3, 7, 14, 30, 60 days')}
<polyline class="fsrs" points="${x(1, 0)},${foot - 4} ${x(1, 0) + 30},${foot - 4}"/>${text([x(1, 0) + 36, foot], 'start', 'FSRS, trained weights, as many checks')}
</svg>
`;
}

writeFileSync(process.argv[2] ?? 'docs/images/memory.svg', chart());
