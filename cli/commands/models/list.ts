import type { ModelEntry, ModelsConfig } from '@/platform/models/config';
import { installedRuntime, runtimeFolder } from '@/platform/models/gguf/runtime';
import { modelsFolderOf } from '@/platform/models/open-models';
import { dataFolder, PURPOSES, print, readModels } from './store';

export async function listModels({ json }: { json?: boolean }): Promise<void> {
  const config = readModels();
  const runtime = await installedRuntime(runtimeFolder(modelsFolderOf(dataFolder())));
  if (json) return print(JSON.stringify({ ...config, runtime }));
  if (config.models.length === 0) {
    print('No language model is configured: Meno teaches with passages of the material. `meno models add` adds one.');
    return;
  }
  for (const entry of config.models) print(lineOf(entry, config));
  if (config.models.some(({ kind }) => kind === 'gguf'))
    print(
      runtime
        ? `Runtime for GGUF files: ${runtime}`
        : 'Runtime for GGUF files: none; `meno models install-runtime` installs it',
    );
}

function lineOf(entry: ModelEntry, { order }: ModelsConfig): string {
  const uses = PURPOSES.flatMap((purpose) => {
    const place = order[purpose].indexOf(entry.id);
    return place < 0 ? [] : [place === 0 ? purpose : `${purpose} (${place + 1}.)`];
  });
  const where = entry.kind === 'openai' ? `${entry.model} at ${entry.url}` : entry.file;
  const slots = entry.slots === undefined ? '' : `, ${entry.slots} ${entry.slots === 1 ? 'slot' : 'slots'}`;
  return `${entry.id}  ${where}${slots}; ${uses.length > 0 ? `for ${uses.join(', ')}` : 'for nothing'}`;
}
