import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { NextConfig } from 'next';

/**
 * The settings that the pages were built with, as the build wrote them down. From `next.config.ts` each start would have them translated
 * anew, which takes half a second of the processor.
 * @throws Error where the pages have not been built.
 */
export async function builtSettings(programFolder: string): Promise<NextConfig> {
  const file = path.join(programFolder, '.next', 'required-server-files.json');
  const { config }: { config: NextConfig } = JSON.parse(await readFile(file, 'utf8'));
  return config;
}
