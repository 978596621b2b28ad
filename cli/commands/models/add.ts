import type { ModelEntry } from '@/platform/models/config';
import { CommandError } from '../../command-error';
import { ggufEntry } from './add-gguf';
import { serverEntry } from './add-server';
import { type Purpose, print, purposeOf, readModels, wholeNumber, writeModels } from './store';
import { tryEntry, wordsOf } from './test-model';

export interface AddOptions {
  name?: string;
  id?: string;
  for: string;
  slots?: string;
  context?: string;
  keyEnv?: string;
  keyFile?: string;
  queryPrefix?: string;
  passagePrefix?: string;
  dimensions?: string;
  untested?: boolean;
}

/** What every kind of entry has. */
export interface CommonFields {
  slots?: number;
  contextTokens?: number;
  dimensions?: number;
  queryPrefix?: string;
  passagePrefix?: string;
}

export async function addModel(target: string, options: AddOptions): Promise<void> {
  const config = readModels();
  const purposes = [...new Set(options.for.split(',').map(purposeOf))];
  const common: CommonFields = {
    slots: wholeNumber(options.slots, '--slots', 256),
    contextTokens: wholeNumber(options.context, '--context', 10_000_000),
    dimensions: wholeNumber(options.dimensions, '--dimensions', 16_384),
    queryPrefix: options.queryPrefix,
    passagePrefix: options.passagePrefix,
  };
  const isFile = !/^https?:\/\//i.test(target);
  const isGguf = isFile || /\.gguf(\?|$)/i.test(target);
  if (isGguf && (options.keyEnv !== undefined || options.keyFile !== undefined))
    throw new CommandError('A GGUF file has no key: --key-env and --key-file are for servers.', 2);
  const ids = config.models.map(({ id }) => id);
  const wanted = purposes.includes('embeddings');
  const entry = isGguf
    ? await ggufEntry(target, isFile, options, common, ids, wanted)
    : await serverEntry(target, options, common, ids, wanted);
  if (config.models.some(({ id }) => id === entry.id))
    throw new CommandError(`There is a model '${entry.id}' already: remove it first, or give this one an --id.`, 2);
  if (!options.untested) await mustAnswer(entry, purposes);
  const order = { ...config.order };
  for (const purpose of purposes) order[purpose] = [...order[purpose], entry.id];
  await writeModels({ ...config, models: [...config.models, entry], order });
  print(`${entry.id} is added for ${purposes.join(', ')}.`);
}

async function mustAnswer(entry: ModelEntry, purposes: readonly Purpose[]): Promise<void> {
  process.stderr.write('Trying it…\n');
  const outcome = await tryEntry(
    entry,
    purposes.some((purpose) => purpose !== 'embeddings'),
  );
  if (outcome.problem)
    throw new CommandError(
      `It was not added, as it does not answer. ${outcome.problem.message} --untested adds it all the same.`,
    );
  for (const line of wordsOf(outcome)) print(line);
}
