import { installRuntime, RuntimeInstallError } from '@/platform/models/gguf/install-runtime';
import { RUNTIME_VERSION, runtimeFolder } from '@/platform/models/gguf/runtime';
import { modelsFolderOf } from '@/platform/models/open-models';
import { CommandError } from '../../command-error';
import { onInterrupt } from './interrupt';
import { dataFolder, print } from './store';

export async function installRuntimeCommand(): Promise<void> {
  const installed = await ensureRuntime();
  print(installed ? `llama.cpp is installed (node-llama-cpp ${RUNTIME_VERSION}).` : 'llama.cpp is installed already.');
}

/** @returns false where it was there. @throws CommandError */
export async function ensureRuntime(): Promise<boolean> {
  const folder = runtimeFolder(modelsFolderOf(dataFolder()));
  process.stderr.write('Installing llama.cpp if it is missing (about 85 MB)…\n');
  return onInterrupt((signal) =>
    installRuntime(folder, { signal, say: (line) => process.stderr.write(`${line}\n`) }),
  ).catch((error: unknown) => {
    throw error instanceof RuntimeInstallError ? new CommandError(error.message) : error;
  });
}
