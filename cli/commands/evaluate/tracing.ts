import { type Command, Option } from 'commander';
import { readTracing } from '@/evaluation/input/read-tracing';
import { evaluateTracing } from '@/evaluation/tracing/evaluate-tracing';
import { TRACING_MODELS } from '@/evaluation/tracing/models';
import { CommandError } from '../../command-error';
import { progress, type ReportOptions, report, wholeNumber } from './report';

interface TracingOptions extends ReportOptions {
  model: string;
  train: string;
  test: string;
  seed: number;
}

export function addTracingCommand(evaluate: Command): void {
  evaluate
    .command('tracing')
    .description('predict the next answer, learner by learner, from a fit on other learners')
    .addOption(new Option('--model <model>', 'model').choices(Object.keys(TRACING_MODELS)).makeOptionMandatory())
    .requiredOption('--train <file>', 'CSV to fit on: student,skill,item,correct,order')
    .requiredOption('--test <file>', 'CSV to predict, in the same form')
    .option('--seed <number>', 'seed of every random choice', wholeNumber(0), 1)
    .option('--json', 'print one JSON object')
    .action((options: TracingOptions) => report(options, () => tracing(options)));
}

async function tracing(options: TracingOptions) {
  const load = TRACING_MODELS[options.model];
  if (!load) throw new CommandError(`There is no model ${options.model}.`, 2);
  const model = await load();
  progress(`reading ${options.train}`);
  const train = await readTracing(options.train);
  progress(`reading ${options.test}`);
  const test = await readTracing(options.test, train);
  progress(`fitting ${options.model} on ${train.rows} answers of ${train.learners} learners`);
  return evaluateTracing(options.model, model, train, test, { seed: options.seed, progress });
}
