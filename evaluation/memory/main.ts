import { compareOnce, type LADDERS, POPULATIONS, type ReportRow, reportRow, SEEDS, type Spread } from './report';

/** Prints FSRS against the ladder, at equal reviews, as a Markdown table: `npx tsx evaluation/memory/main.ts`. */
const points = (share: number) => (100 * share).toFixed(1);
const signed = ({ mean, error }: Spread) => `${mean < 0 ? '−' : '+'}${points(Math.abs(mean))} ± ${points(error)}`;

function line(cells: readonly string[]): void {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}

function figures({ reviews, ladder, fsrs, gain, lateGain }: ReportRow): string[] {
  return [reviews.toFixed(2), points(ladder), points(fsrs), signed(gain), signed(lateGain)];
}

line(['learners', 'weights', 'ladder', 'reviews', 'ladder %', 'FSRS %', 'gain', 'gain, days 120–180']);
line(Array.from({ length: 8 }, () => '---'));
for (const [name, population] of Object.entries(POPULATIONS)) {
  for (const trained of [false, true]) {
    for (const ladder of ['days', 'gaps'] as const satisfies (keyof typeof LADDERS)[]) {
      const comparisons = SEEDS.map((seed) => compareOnce(population, ladder, trained, seed));
      line([name, trained ? 'trained' : 'defaults', ladder, ...figures(reportRow(comparisons))]);
    }
  }
}
