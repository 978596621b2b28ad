import type { Command } from 'commander';
import { evaluateExplainBack } from '@/evaluation/explain-back/evaluate-explain-back';
import { readAnswers } from '@/evaluation/explain-back/read-answers';
import { progress, type ReportOptions, report, wholeNumber } from './report';

interface ExplainBackOptions extends ReportOptions {
  train: string;
  test: string;
  seed: number;
}

export function addExplainBackCommand(evaluate: Command): void {
  evaluate
    .command('explain-back')
    .description('how well matching of key points, without a model, tells right answers from wrong ones')
    .requiredOption('--train <file>', 'CSV to fit on: question,reference,answer,score')
    .requiredOption(
      '--test <file>',
      'CSV to judge, in the same form; reported for each condition where it has that column',
    )
    .option('--seed <number>', 'seed of every random choice', wholeNumber(0), 1)
    .option('--json', 'print one JSON object')
    .action((options: ExplainBackOptions) => report(options, () => explainBack(options)));
}

async function explainBack(options: ExplainBackOptions) {
  progress(`reading ${options.train}`);
  const train = await readAnswers(options.train);
  progress(`reading ${options.test}`);
  const test = await readAnswers(options.test);
  progress(`fitting on ${train.length} answers`);
  return evaluateExplainBack(train, test, { seed: options.seed, progress });
}
