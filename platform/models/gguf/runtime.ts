import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { ModelError } from '../types';
import type { LlamaModule } from './runtime-types';

/** Version of node-llama-cpp that Meno was tested with. */
export const RUNTIME_VERSION = '3.22.1';

/** Folder of the runtime in the folder of models, `<MENO_DATA>/models`. */
export function runtimeFolder(modelsFolder: string): string {
  return path.join(modelsFolder, 'runtime');
}

/** Version that is installed, or null. */
export async function installedRuntime(folder: string): Promise<string | null> {
  try {
    const text = await readFile(path.join(packageFolder(folder), 'package.json'), 'utf8');
    return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
  } catch {
    return null;
  }
}

const moduleSchema = z.custom<LlamaModule>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    ['getLlama', 'resolveChatWrapper', 'LlamaChat'].every((name) => typeof Reflect.get(value, name) === 'function'),
);

/** Loads the runtime into this process: 0.3 to 2 s. @throws ModelError not_configured where it is not installed or can't be loaded */
export async function loadRuntime(folder: string): Promise<LlamaModule> {
  const file = path.join(packageFolder(folder), 'dist', 'index.js');
  if (!existsSync(file))
    throw new ModelError(
      'not_configured',
      'The runtime for GGUF files is not installed: run `meno models install-runtime`.',
    );
  try {
    const loaded: unknown = await import(pathToFileURL(file).href);
    return moduleSchema.parse(loaded);
  } catch (cause) {
    throw new ModelError('not_configured', 'The runtime for GGUF files can’t be loaded: install it anew.', null, {
      cause,
    });
  }
}

function packageFolder(folder: string): string {
  return path.join(folder, 'node_modules', 'node-llama-cpp');
}
