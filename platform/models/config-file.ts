import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CONFIG_FILE, checkModelsConfig, type ModelsConfig, parseModelsConfig } from './config';

/** @returns no models where there is no file. @throws ModelsConfigError */
export function readModelsConfig(dataFolder: string): ModelsConfig {
  return parseModelsConfig(textOf(path.join(dataFolder, CONFIG_FILE)));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '{}';
    throw error;
  }
}

/** Writes the file whole or not at all, for its owner's eyes only. @throws ModelsConfigError, before anything is written */
export async function writeModelsConfig(dataFolder: string, config: ModelsConfig): Promise<void> {
  const checked = checkModelsConfig(config);
  await mkdir(dataFolder, { recursive: true });
  const file = path.join(dataFolder, CONFIG_FILE);
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(draft, `${JSON.stringify(checked, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Something that is another after each change of the file; empty where there is none. Takes microseconds. */
export function stampOfModelsConfig(dataFolder: string): string {
  const stat = statSync(path.join(dataFolder, CONFIG_FILE), { throwIfNoEntry: false });
  return stat ? `${stat.ino} ${stat.mtimeMs} ${stat.size}` : '';
}
