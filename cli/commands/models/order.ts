import { rm } from 'node:fs/promises';
import path from 'node:path';
import { modelsFolderOf } from '@/platform/models/open-models';
import { CommandError } from '../../command-error';
import { dataFolder, entryOf, PURPOSES, print, purposeOf, readModels, writeModels } from './store';

export async function orderModels(word: string, ids: string[]): Promise<void> {
  const config = readModels();
  const purpose = purposeOf(word);
  for (const id of ids) entryOf(config, id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new CommandError(`'${twice}' is there twice`, 2);
  await writeModels({ ...config, order: { ...config.order, [purpose]: ids } });
  print(ids.length > 0 ? `${purpose}: ${ids.join(', then ')}` : `${purpose}: no model`);
}

export async function removeModel(id: string, { deleteFile }: { deleteFile?: boolean }): Promise<void> {
  const config = readModels();
  const entry = entryOf(config, id);
  const order = { ...config.order };
  for (const purpose of PURPOSES) order[purpose] = order[purpose].filter((other) => other !== id);
  await writeModels({ ...config, models: config.models.filter((other) => other.id !== id), order });
  print(`${id} is taken out.`);
  if (entry.kind !== 'gguf') return;
  const folder = modelsFolderOf(dataFolder());
  const file = path.resolve(folder, entry.file);
  // Only what Meno downloaded itself: a file elsewhere is the administrator's.
  const ours = path.dirname(file) === folder;
  if (ours && deleteFile) await rm(file, { force: true });
  else print(`Its file stays at ${file}.`);
}
