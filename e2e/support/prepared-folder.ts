import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { newDataFolder, removeDataFolder } from './meno-process';
import type {} from './prepared';

/** A folder for the schools that the tests of one run share copies of. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const within = await newDataFolder();
  project.provide('preparedFolder', path.dirname(within));
  return () => removeDataFolder(within);
}
