import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { installRuntime, RuntimeInstallError } from '../gguf/install-runtime';
import { tinyGguf } from './tiny-gguf';

const folder = path.resolve(import.meta.dirname, '..', '..', '..', 'node_modules', '.cache', 'meno-llama');

/** The real llama.cpp with a tiny model, for tests. */
export interface LlamaForTests {
  runtime: string;
  file: string;
}

/**
 * Installs the runtime once into a cache under node_modules, as the product does, and writes the tiny model.
 * @returns null, having said why in one line, where the registry can't be reached or there is no runtime for this system
 */
export async function llamaForTests(): Promise<LlamaForTests | null> {
  const runtime = path.join(folder, 'runtime');
  const file = path.join(folder, 'tiny-letters.gguf');
  try {
    await installRuntime(runtime);
  } catch (error) {
    if (!(error instanceof RuntimeInstallError) || error.reason === 'failed') throw error;
    process.stderr.write(`Tests with the real llama.cpp are skipped: ${error.message}\n`);
    return null;
  }
  await mkdir(folder, { recursive: true });
  const draft = `${file}.${process.pid}.${Math.round(performance.now())}`;
  await writeFile(draft, tinyGguf());
  await rename(draft, file);
  return { runtime, file };
}
