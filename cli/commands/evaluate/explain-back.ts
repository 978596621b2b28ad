import type { Command } from 'commander';
import { evaluateExplainBack } from '@/evaluation/explain-back/evaluate-explain-back';
import { judgeWithModel } from '@/evaluation/explain-back/judge-with-model';
import { type JudgedAnswer, readAnswers } from '@/evaluation/explain-back/read-answers';
import { createModelsSource } from '@/platform/models/models-source';
import { createServing } from '@/platform/models/serving/serving';
import { CommandError } from '../../command-error';
import { dataFolder } from '../models/store';
import { progress, type ReportOptions, report, wholeNumber } from './report';

interface ExplainBackOptions extends ReportOptions {
  train: string;
  test: string;
  judge?: number;
  seed: number;
}

export function addExplainBackCommand(evaluate: Command): void {
  evaluate
    .command('explain-back')
    .description('how well explanations are told right from wrong, by matching of key points and by the judge model')
    .requiredOption('--train <file>', 'CSV to fit on: question,reference,answer,score')
    .requiredOption(
      '--test <file>',
      'CSV to judge, in the same form; reported for each condition where it has that column',
    )
    .option('--judge <answers>', 'also have the configured judge model judge so many of the answers', wholeNumber(1))
    .option('--seed <number>', 'seed of every random choice', wholeNumber(0), 1)
    .option('--json', 'print one JSON object')
    .action((options: ExplainBackOptions) => report(options, () => explainBack(options)));
}

async function explainBack(options: ExplainBackOptions) {
  if (options.judge === undefined) return matching(options, await readBoth(options));
  const problems: string[] = [];
  const source = createModelsSource(dataFolder(), (error) => problems.push(error.message));
  const serving = createServing({ models: source, report: (error) => progress(String(error)) });
  try {
    if (!serving.available('judge')) problems.push('--judge: no model is configured for the purpose judge.');
    if (problems[0] !== undefined) throw new CommandError(problems[0], 2);
    const files = await readBoth(options);
    const matched = await matching(options, files);
    const judged = await judgeWithModel(serving, files.test, { most: options.judge, progress });
    const { asked, failed, failures, worth } = judged;
    return { ...matched, judged: asked, judgeFailed: failed, judgeFailures: failures, judge: worth };
  } finally {
    await serving.close();
    await source.close();
  }
}

async function readBoth({ train, test }: ExplainBackOptions): Promise<{ train: JudgedAnswer[]; test: JudgedAnswer[] }> {
  progress(`reading ${train} and ${test}`);
  return { train: await readAnswers(train), test: await readAnswers(test) };
}

function matching({ seed }: ExplainBackOptions, { train, test }: { train: JudgedAnswer[]; test: JudgedAnswer[] }) {
  progress(`fitting on ${train.length} answers`);
  return evaluateExplainBack(train, test, { seed, progress });
}
