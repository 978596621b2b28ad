import { type Command, Option } from 'commander';
import { InputError } from '@/evaluation/input/input-error';
import { readTracing } from '@/evaluation/input/read-tracing';
import { evaluateWarning } from '@/evaluation/risk/evaluate-warning';
import { CommandError } from '../../command-error';
import { progress, type ReportOptions, report, wholeNumber } from './report';

interface WarningOptions extends ReportOptions {
  data: string;
  tracing: string;
  guess: number;
  seed: number;
}

export function addWarningCommand(evaluate: Command): void {
  evaluate
    .command('warning')
    .description('how early and how well it can be told who falls behind, week by week, on answers with times')
    .requiredOption('--data <file>', 'CSV of one course: student,skill,item,correct,order,time (seconds since 1970)')
    .addOption(new Option('--tracing <how>', 'how knowledge is traced').choices(['start', 'fitted']).default('start'))
    .option('--guess <probability>', 'with start: that an answer is right by luck', probability, 0.05)
    .option('--seed <number>', 'seed of every random choice', wholeNumber(0), 1)
    .option('--json', 'print one JSON object')
    .action((options: WarningOptions) => report(options, () => warning(options)));
}

async function warning({ data: file, tracing, guess, seed }: WarningOptions) {
  progress(`reading ${file}`);
  const data = await readTracing(file);
  if (!data.time) throw new InputError(file, 1, 'column time missing: weeks are counted by it, in seconds since 1970');
  return evaluateWarning(data, data.time, {
    ...{ tracing: tracing === 'fitted' ? { kind: 'fitted' } : { kind: 'start', guess } },
    ...{ seed, progress },
  });
}

function probability(text: string): number {
  const value = Number(text);
  if (text === '' || !(value >= 0 && value < 0.9)) throw new CommandError(`${text} is no probability below 0.9.`, 2);
  return value;
}
