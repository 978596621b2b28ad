import type { Command } from 'commander';
import { evaluateRisk } from '@/evaluation/risk/evaluate-risk';
import { readColumns, readRows } from '@/evaluation/risk/read-rows';
import { progress, type ReportOptions, report, wholeNumber } from './report';

interface RiskOptions extends ReportOptions {
  train: string;
  test: string;
  meta: string;
  seed: number;
}

export function addRiskCommand(evaluate: Command): void {
  evaluate
    .command('risk')
    .description('how well it can be told beforehand who fails, on your own table; groups of people are audited only')
    .requiredOption('--train <file>', 'CSV to fit on: label (0 or 1), student_id where there is one, and columns')
    .requiredOption('--test <file>', 'CSV to predict, in the same form')
    .requiredOption('--meta <file>', 'JSON with lists of column names: numeric, categorical, sensitive')
    .option('--seed <number>', 'seed of every random choice', wholeNumber(0), 1)
    .option('--json', 'print one JSON object')
    .action((options: RiskOptions) => report(options, () => risk(options)));
}

async function risk({ train: trainFile, test: testFile, meta, seed }: RiskOptions) {
  const columns = await readColumns(meta);
  progress(`reading ${trainFile} and ${testFile}`);
  const train = await readRows(trainFile, columns);
  const test = await readRows(testFile, columns);
  progress(`fitting on ${train.length} rows of ${new Set(train.map(({ learner }) => learner)).size} people`);
  return evaluateRisk(columns, { train, test, trainFile }, { seed, progress });
}
