import { existsSync } from 'node:fs';
import path from 'node:path';
import { type GgufEntry, modelEntrySchema } from '@/platform/models/config';
import { DownloadError, downloadGguf } from '@/platform/models/gguf/download';
import { problemOfGguf } from '@/platform/models/gguf/gguf-check';
import { createGgufHost } from '@/platform/models/gguf/gguf-host';
import { ggufFileOf, modelsFolderOf } from '@/platform/models/open-models';
import { ModelError } from '@/platform/models/types';
import { CommandError } from '../../command-error';
import type { AddOptions, CommonFields } from './add';
import { idFor } from './id-for';
import { ensureRuntime } from './install-runtime';
import { onInterrupt } from './interrupt';
import { dataFolder } from './store';

/** The entry of a GGUF file, downloaded first where an address was named; installs what runs it. @throws CommandError */
export async function ggufEntry(
  target: string,
  isFile: boolean,
  options: AddOptions,
  common: CommonFields,
  taken: readonly string[],
  forEmbeddings: boolean,
): Promise<GgufEntry> {
  const folder = modelsFolderOf(dataFolder());
  const file = isFile ? path.resolve(target) : path.join(folder, nameOfUrl(target));
  if (!isFile && !existsSync(file)) await download(target, file);
  const problem = await problemOfGguf(file);
  if (problem !== null) throw new CommandError(problem, 2);
  if (!options.untested) await ensureRuntime();
  const inFolder = path.dirname(file) === folder ? path.basename(file) : file;
  const name = options.name ?? path.basename(file).replace(/\.gguf$/i, '');
  const entry = { kind: 'gguf' as const, id: options.id ?? idFor(name, taken), file: inFolder, ...common };
  const dimensions = forEmbeddings
    ? (common.dimensions ?? (await dimensionsOf(entry, options.untested ?? false)))
    : undefined;
  const parsed = modelEntrySchema.safeParse({ ...entry, dimensions });
  if (parsed.success && parsed.data.kind === 'gguf') return parsed.data;
  throw new CommandError(
    parsed.error?.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`).join('; ') ?? '',
    2,
  );
}

function nameOfUrl(address: string): string {
  if (!URL.canParse(address)) throw new CommandError(`'${address}' is no address.`, 2);
  const name = decodeURIComponent(path.posix.basename(new URL(address).pathname));
  if (/^[\w][\w.+-]{0,200}\.gguf$/i.test(name)) return name;
  throw new CommandError(`The address does not end with the name of a GGUF file: ${name}`, 2);
}

async function download(address: string, file: string): Promise<void> {
  let shownAt = 0;
  const progress = ({ bytes, total }: { bytes: number; total: number | null }) => {
    if (performance.now() < shownAt && bytes !== total) return;
    shownAt = performance.now() + 1_000;
    const share = total === null ? '' : ` of ${(total / 1e6).toFixed(0)} MB (${Math.floor((100 * bytes) / total)} %)`;
    process.stderr.write(`${(bytes / 1e6).toFixed(0)}${share === '' ? ' MB' : share}\n`);
  };
  const onRedirect = (host: string) => process.stderr.write(`The address sends on to ${host}.\n`);
  process.stderr.write(`Downloading to ${file}…\n`);
  await onInterrupt((signal) => downloadGguf(address, file, { signal, progress, onRedirect })).catch(
    (error: unknown) => {
      throw error instanceof DownloadError ? new CommandError(error.message) : error;
    },
  );
}

async function dimensionsOf(entry: GgufEntry, untested: boolean): Promise<number> {
  if (untested) throw new CommandError('--untested needs the length of the vectors: --dimensions', 2);
  const host = createGgufHost(ggufFileOf(entry, modelsFolderOf(dataFolder())));
  try {
    return (await host.embedding()).model.embeddingVectorSize;
  } catch (error) {
    throw error instanceof ModelError ? new CommandError(error.message) : error;
  } finally {
    await host.close();
  }
}
