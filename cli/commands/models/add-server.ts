import path from 'node:path';
import { readApiKey } from '@/platform/models/api-key';
import { modelEntrySchema, type ServerEntry } from '@/platform/models/config';
import { endpointOf } from '@/platform/models/open-models';
import { normaliseBaseUrl } from '@/platform/models/openai/endpoint';
import { requestVectors } from '@/platform/models/openai/openai-embedder';
import { askServer } from '@/platform/models/openai/server-facts';
import { ModelError } from '@/platform/models/types';
import { CommandError } from '../../command-error';
import type { AddOptions, CommonFields } from './add';
import { idFor } from './id-for';
import { onInterrupt } from './interrupt';

/** The entry of a server; asks it for the name of its only model, and for the length of its vectors. @throws CommandError */
export async function serverEntry(
  address: string,
  options: AddOptions,
  common: CommonFields,
  taken: readonly string[],
  forEmbeddings: boolean,
): Promise<ServerEntry> {
  const url = baseUrlOf(address);
  if (options.keyEnv !== undefined && options.keyFile !== undefined)
    throw new CommandError('Either --key-env or --key-file, not both.', 2);
  const keyFile = options.keyFile === undefined ? undefined : path.resolve(options.keyFile);
  const draft = {
    kind: 'openai' as const,
    id: 'draft',
    url,
    model: options.name ?? 'draft',
    keyEnv: options.keyEnv,
    keyFile,
    ...common,
  };
  await inWords(readApiKey(draft));
  const model = options.name ?? (await onlyModelOf(draft, options.untested ?? false));
  const found = { ...draft, model };
  const dimensions = forEmbeddings
    ? (common.dimensions ?? (await dimensionsOf(found, options.untested ?? false)))
    : undefined;
  const parsed = modelEntrySchema.safeParse({ ...found, dimensions, id: options.id ?? idFor(model, taken) });
  if (parsed.success && parsed.data.kind === 'openai') return parsed.data;
  throw new CommandError(
    parsed.error?.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`).join('; ') ?? '',
    2,
  );
}

function baseUrlOf(address: string): string {
  try {
    return normaliseBaseUrl(address);
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error), 2);
  }
}

async function onlyModelOf(draft: ServerEntry, untested: boolean): Promise<string> {
  if (untested) throw new CommandError('--untested needs the name of the model: --name', 2);
  const { models } = await inWords(onInterrupt((signal) => askServer(endpointOf(draft), signal)));
  const [only] = models;
  if (models.length === 1 && only !== undefined) return only;
  if (models.length === 0)
    throw new CommandError('The server does not say which models it has: name one with --name.', 2);
  throw new CommandError(`The server has ${models.length} models, choose one with --name: ${models.join(', ')}`, 2);
}

async function dimensionsOf(entry: ServerEntry, untested: boolean): Promise<number> {
  if (untested) throw new CommandError('--untested needs the length of the vectors: --dimensions', 2);
  const [vector] = await inWords(
    onInterrupt((signal) => requestVectors(endpointOf(entry), ['A seed needs water.'], signal)),
  );
  return vector?.length ?? 0;
}

function inWords<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw error instanceof ModelError
      ? new CommandError(error.message, error.failure === 'not_configured' ? 2 : 1)
      : error;
  });
}
