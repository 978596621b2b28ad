import { recoveryRows } from './recovery';
import { compareOnce, type LADDERS, POPULATIONS, type ReportRow, reportRow, SEEDS, type Spread } from './report';

/**
 * Prints, as Markdown tables, how near trained weights come to the truth, and FSRS against the ladder at equal reviews:
 * `npx tsx evaluation/memory/main.ts`, about three minutes of CPU.
 */
const points = (share: number) => (100 * share).toFixed(1);
const signed = ({ mean, error }: Spread) => `${mean < 0 ? '−' : '+'}${points(Math.abs(mean))} ± ${points(error)}`;

function line(cells: readonly string[]): void {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}

function figures({ reviews, ladder, fsrs, gain, lateGain }: ReportRow): string[] {
  return [reviews.toFixed(2), points(ladder), points(fsrs), signed(gain), signed(lateGain)];
}

const DISTRICTS = [1, 2, 3, 4, 5, 6];
const meanAndWorst = (shares: readonly number[]) =>
  `${((100 * shares.reduce((sum, one) => sum + one, 0)) / shares.length).toFixed(2)} (${(100 * Math.max(...shares)).toFixed(2)})`;

line(['learners', 'scored reviews', 'defaults, % above the truth: mean (worst)', 'trained']);
line(Array.from({ length: 4 }, () => '---'));
for (const { learners, reviews, defaults, trained } of recoveryRows([1, 10, 100, 1000], DISTRICTS)) {
  line([`${learners}`, reviews.toFixed(0), meanAndWorst(defaults), meanAndWorst(trained)]);
}
process.stdout.write('\n');

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
