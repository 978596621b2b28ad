import type { PracticeFigures } from './practice-figures';

const [WIDTH, HEIGHT, LEFT, TOP] = [520, 240, 48, 20];
const [LOWEST, HIGHEST] = [0.5, 0.8];

const x = (answer: number) => LEFT + ((answer - 1) / 9) * WIDTH;
const y = (share: number) => TOP + ((HIGHEST - share) / (HIGHEST - LOWEST)) * HEIGHT;
const point = (share: number, at: number) => `${x(at + 1).toFixed(1)},${y(share).toFixed(1)}`;

function text(left: number, top: number, anchor: 'start' | 'middle' | 'end', words: string): string {
  return `<text x="${left.toFixed(1)}" y="${top.toFixed(1)}" text-anchor="${anchor}">${words}</text>`;
}

/** Learning curves as an SVG: the real learners', and the simulated ones' as mean of the schools with the band they lie in. */
export function practiceChart(real: PracticeFigures, schools: readonly PracticeFigures[]): string {
  const at = (answer: number) => schools.map(({ curve }) => curve[answer] ?? Number.NaN);
  const answers = Array.from({ length: 10 }, (_, answer) => answer);
  const mean = answers.map((answer) => at(answer).reduce((sum, each) => sum + each, 0) / schools.length);
  const upper = answers.map((answer) => point(Math.max(...at(answer)), answer));
  const lower = answers.map((answer) => point(Math.min(...at(answer)), answer)).reverse();
  const levels = [0.5, 0.6, 0.7, 0.8].flatMap((share) => [
    `<path class="grid" d="M${LEFT} ${y(share).toFixed(1)}H${x(10)}"/>`,
    text(LEFT - 6, y(share) + 4, 'end', `${Math.round(100 * share)} %`),
  ]);
  const foot = TOP + HEIGHT + 62;
  const key = (left: number, kind: string, words: string) =>
    `<polyline class="${kind}" points="${left},${foot - 4} ${left + 30},${foot - 4}"/>${text(left + 36, foot, 'start', words)}`;
  // Greys and hues in the middle of the scale: readable on white and on black alike.
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${x(10) + 20} ${foot + 12}" role="img" aria-labelledby="title">
<title id="title">Share of right answers at the first to tenth answer of a learner on a concept, real and simulated learners</title>
<style>text{font:12px system-ui,sans-serif;fill:#808080}polyline{fill:none;stroke-width:2}.grid{stroke:#808080;stroke-opacity:.25}.real{stroke:#c2703d}.simulated{stroke:#3b82c4;stroke-dasharray:5 3}.band{fill:#3b82c4;fill-opacity:.18}</style>
${levels.join('\n')}
${answers.map((answer) => text(x(answer + 1), TOP + HEIGHT + 18, 'middle', `${answer + 1}`)).join('\n')}
<polygon class="band" points="${[...upper, ...lower].join(' ')}"/>
<polyline class="simulated" points="${mean.map(point).join(' ')}"/>
<polyline class="real" points="${real.curve.map(point).join(' ')}"/>
${text(x(5.5), TOP + HEIGHT + 36, 'middle', 'answer of a learner on a concept')}
${key(LEFT, 'real', 'real learners')}
${key(LEFT + 160, 'simulated', `simulated learners: mean and range of ${schools.length} schools`)}
</svg>
`;
}
