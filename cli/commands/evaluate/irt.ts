import { type Command, Option } from 'commander';
import type { Guessing, IrtModel } from '@/core/difficulty/calibration';
import { evaluateIrt } from '@/evaluation/irt/evaluate-irt';
import { readResponses } from '@/evaluation/irt/read-responses';
import { CommandError } from '../../command-error';
import { progress, type ReportOptions, report } from './report';

const MODELS: IrtModel[] = ['1pl', '2pl', '3pl'];

interface IrtOptions extends ReportOptions {
  model: IrtModel;
  responses: string;
  guessing?: Guessing;
}

export function addIrtCommand(evaluate: Command): void {
  evaluate
    .command('irt')
    .description('calibrate items: discrimination, difficulty, guessing, and which of them do not fit')
    .addOption(new Option('--model <model>', 'model').choices(MODELS).makeOptionMandatory())
    .requiredOption('--responses <file>', 'CSV of 0 and 1, blank not seen: one row a person, one column an item')
    .option('--guessing <chance>', 'known chance of guessing of all items, or "free": 3pl without a prior', guessingOf)
    .option('--json', 'print one JSON object')
    .action((options: IrtOptions) => report(options, () => irt(options)));
}

async function irt({ model, responses, guessing }: IrtOptions) {
  if (guessing?.kind === 'free' && model !== '3pl') throw new CommandError('Only 3pl estimates guessing.', 2);
  progress(`reading ${responses}`);
  const table = await readResponses(responses);
  progress(`fitting ${model} to ${table.rows.length} persons and ${table.itemNames.length} items`);
  return evaluateIrt(model, table, guessing);
}

function guessingOf(text: string): Guessing {
  if (text === 'free') return { kind: 'free' };
  const chance = text.trim() === '' ? Number.NaN : Number(text);
  if (!(chance >= 0 && chance < 1)) throw new CommandError(`${text} is not a chance from 0 to below 1.`, 2);
  return { kind: 'fixed', values: chance };
}
