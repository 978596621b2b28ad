import { readFile } from 'node:fs/promises';
import type { ServerEntry } from './config';
import { ModelError } from './types';

/**
 * Reads the key of a server where the entry says it is, anew each time, so that it can be changed while Meno runs.
 * @returns null where the entry names none. @throws ModelError not_configured, with the name of the place and never with what is in it
 */
export async function readApiKey(
  { keyEnv, keyFile }: Pick<ServerEntry, 'keyEnv' | 'keyFile'>,
  environment: Record<string, string | undefined> = process.env,
): Promise<string | null> {
  if (keyEnv !== undefined) {
    const key = environment[keyEnv]?.trim();
    if (key) return checked(key, `the environment variable ${keyEnv}`);
    throw new ModelError('not_configured', `The environment variable ${keyEnv}, which holds the key, is not set.`);
  }
  if (keyFile === undefined) return null;
  const key = await readFile(keyFile, 'utf8').catch((cause: unknown) => {
    throw new ModelError('not_configured', `The file ${keyFile}, which holds the key, can't be read.`, null, { cause });
  });
  if (key.trim() === '') throw new ModelError('not_configured', `The file ${keyFile} holds no key.`);
  return checked(key.trim(), `the file ${keyFile}`);
}

/** A header takes printable ASCII only; anything else would be told in an error of the library, with the key in it. */
function checked(key: string, place: string): string {
  if (/^[!-~]+$/.test(key)) return key;
  throw new ModelError('not_configured', `What is in ${place} is no key: it has spaces or special letters.`);
}
