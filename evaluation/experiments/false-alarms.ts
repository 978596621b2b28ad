/**
 * How often experiments without a difference stop as if there were one, and how soon a true difference is found: by the product's own
 * assignment, outcomes and stopping rule, looked at several times a day. `npx tsx evaluation/experiments/false-alarms.ts [runs]`.
 */
import type { Design } from '@/features/experiments/analyse/analyse';
import { type Effect, NO_EFFECT, runExperiment } from './simulated-class';
import { wilson } from './wilson';

const OUTCOMES = [
  { outcome: 'first_answers', worthwhile: 0.1 },
  { outcome: 'mastered_per_10', worthwhile: 0.3 },
  { outcome: 'retention', worthwhile: 0.1 },
] as const;
const EFFECTS: [string, Effect][] = [
  ['no difference', NO_EFFECT],
  ['15 in 100 more right', { right: 0.15, slower: 1 }],
  ['twice as long per answer', { right: 0, slower: 2 }],
];
const SIZES = [
  { learners: 60, days: 42, looksADay: 4 },
  { learners: 200, days: 42, looksADay: 4 },
];

const runs = Number(process.argv[2] ?? 500);
const rows = [
  'outcome | learners | truth | false or true difference | harm | none worth knowing | open | median day',
  '--- | --- | --- | --- | --- | --- | --- | ---',
];
for (const { learners, days, looksADay } of SIZES) {
  for (const { outcome, worthwhile } of OUTCOMES) {
    const design: Design = {
      arms: [{ key: 'a' }, { key: 'b' }],
      outcome,
      worthwhile,
      guards: { unaided: 0, time: 0.25 },
    };
    for (const [truth, effect] of EFFECTS) {
      const ends = Array.from({ length: runs }, (_, seed) =>
        runExperiment({ seed: seed + 1, learners, days, looksADay, design, effect }),
      );
      const count = (reason: string) => ends.filter((end) => end.reason === reason).length;
      const stopped = ends.map(({ day }) => day).sort((a, b) => a - b)[Math.floor(runs / 2)];
      rows.push(
        [
          outcome,
          learners,
          truth,
          shareOf(count('difference')),
          shareOf(count('harm')),
          shareOf(count('no_worthwhile_difference')),
          shareOf(count('none')),
          stopped,
        ].join(' | '),
      );
      process.stderr.write(`${rows.at(-1)}\n`);
    }
  }
}
process.stdout.write(`${rows.map((row) => `| ${row} |`).join('\n')}\n`);

function shareOf(times: number): string {
  const { low, high } = wilson(times, runs);
  return `${(times / runs).toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
}
