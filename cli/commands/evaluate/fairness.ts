import type { Command } from 'commander';
import { evaluateFairness } from '@/evaluation/fairness/evaluate-fairness';
import { progress, type ReportOptions, report, wholeNumber } from './report';

interface FairnessOptions extends ReportOptions {
  learners: number;
  runs: number;
  seed: number;
}

export function addFairnessCommand(evaluate: Command): void {
  evaluate
    .command('fairness')
    .description('how often audits of simulated schools find a bias that was planted, and one that was not')
    .option('--learners <number>', 'simulated learners of a school', wholeNumber(50), 300)
    .option('--runs <number>', 'schools for each bias', wholeNumber(1), 200)
    .option('--seed <number>', 'seed of every random choice', wholeNumber(0), 1)
    .option('--json', 'print one JSON object')
    .action(({ learners, runs, seed, ...options }: FairnessOptions) =>
      report(options, async () => {
        const rows = evaluateFairness({ learners, runs, seed }, progress);
        return { learners, runs, seed, rows };
      }),
    );
}
