import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/**
 * Draws regret by answer from the JSON of the command, a panel a course:
 * `npm run -s meno -- evaluate sequencing --json > out.json; npx tsx evaluation/sequencing/draw-charts.ts out.json docs/images/sequencing-regret.svg`.
 */
const report = z.object({ curves: z.record(z.string(), z.record(z.string(), z.array(z.number()))) });

const [WIDTH, HEIGHT, LEFT, TOP, GAP, LEGEND] = [250, 200, 44, 34, 48, 44] as const;
const POINTS = 80;
/** Regret between two lines of the grid. */
const STEP = 50;

/** Hues in the middle of the scale, readable on white and on black, and a dash each, so that colour is not all that tells. */
const LINES: readonly (readonly [policy: string, label: string, colour: string, dash: string])[] = [
  ['fixed-order', 'fixed order', '#c2703d', ''],
  ['random', 'random', '#8a7f2e', '2 3'],
  ['hardest-first', 'hardest first', '#a05aa8', '8 3'],
  ['mastery-gate', 'mastery gate', '#3f9464', '5 3'],
  ['bandit-only', 'bandit only', '#808080', '1 4'],
  ['full-pathway', 'full pathway', '#3b82c4', ''],
];

const { curves } = report.parse(JSON.parse(readFileSync(process.argv[2] ?? 'sequencing.json', 'utf8')));
writeFileSync(process.argv[3] ?? 'docs/images/sequencing-regret.svg', chart());

/** Answers' worth of a whole course that the oracle's learners are ahead, summed up to each answer. */
function regretOf(oracle: readonly number[], curve: readonly number[]): number[] {
  let sum = 0;
  return curve.map((known, at) => {
    sum += (oracle[at] ?? 0) - known;
    return sum;
  });
}

function text(x: number, y: number, anchor: 'start' | 'middle' | 'end', words: string): string {
  return `<text x="${x.toFixed(0)}" y="${y.toFixed(0)}" text-anchor="${anchor}">${words}</text>`;
}

function panel(index: number, course: string, policies: Readonly<Record<string, readonly number[]>>): string {
  const oracle = policies.oracle ?? [];
  const regrets = LINES.map(([policy]) => regretOf(oracle, policies[policy] ?? []));
  const top = STEP * Math.ceil(Math.max(1, ...regrets.flat()) / STEP);
  const answers = oracle.length;
  const x = (at: number) => LEFT + index * (WIDTH + GAP) + (at / answers) * WIDTH;
  const y = (regret: number) => TOP + (1 - regret / top) * HEIGHT;
  const grid = Array.from({ length: top / STEP + 1 }, (_, line) => {
    const path = `<path class="grid" d="M${x(0).toFixed(0)} ${y(line * STEP).toFixed(1)}H${x(answers).toFixed(0)}"/>`;
    return path + text(x(0) - 5, y(line * STEP) + 4, 'end', String(line * STEP));
  });
  const days = [0, 0.5, 1].map((share) =>
    text(x(share * answers), TOP + HEIGHT + 16, 'middle', String(Math.round(share * answers))),
  );
  const lines = LINES.map(([policy, , colour, dash], line) => {
    const regret = regrets[line] ?? [];
    const points = Array.from({ length: POINTS + 1 }, (_, point) => {
      const at = Math.round((point / POINTS) * answers);
      return `${x(at).toFixed(1)},${y(at === 0 ? 0 : (regret[at - 1] ?? 0)).toFixed(1)}`;
    });
    return `<polyline stroke="${colour}" stroke-width="${policy === 'full-pathway' ? 3 : 1.5}" stroke-dasharray="${dash}" points="${points.join(' ')}"/>`;
  });
  return [text(x(answers / 2), TOP - 12, 'middle', course), ...grid, ...days, ...lines].join('\n');
}

function chart(): string {
  const panels = Object.entries(curves);
  const wide = LEFT + panels.length * (WIDTH + GAP) - GAP + 16;
  const foot = TOP + HEIGHT + LEGEND;
  const step = (wide - LEFT) / LINES.length;
  const legend = LINES.map(([, label, colour, dash], index) => {
    const from = LEFT + index * step;
    const key = `<path d="M${from.toFixed(0)} ${foot + 16}h26" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>`;
    return key + text(from + 32, foot + 20, 'start', label);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${foot + 32}" role="img" aria-labelledby="title">
<title id="title">Regret against an oracle by number of answers, six ways of choosing what comes next, on each course graph</title>
<style>text{font:12px system-ui,sans-serif;fill:#808080}polyline,path{fill:none}.grid{stroke:#808080;stroke-opacity:.25}</style>
${panels.map(([course, policies], index) => panel(index, course, policies)).join('\n')}
${text(wide / 2, TOP + HEIGHT + 34, 'middle', 'answers given')}
${legend.join('\n')}
</svg>
`;
}
