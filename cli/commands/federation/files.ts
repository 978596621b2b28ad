import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { signingKeys } from '@/platform/crypto/aggregation-crypto';
import { CommandError } from '../../command-error';

const keySchema = z.object({ publicKey: z.base64(), privateKey: z.base64() });
export type FederationKey = z.infer<typeof keySchema>;

/** This district's long-lived signature key, beside its other secrets; made on first use, readable by nobody else. */
export async function federationKey(dataFolder: string): Promise<FederationKey> {
  const file = path.join(dataFolder, 'federation-key.json');
  const existing = await readFile(file, 'utf8').catch(() => null);
  if (existing !== null) return keySchema.parse(JSON.parse(existing));
  const { publicKey, privateKey } = signingKeys();
  const key = {
    publicKey: Buffer.from(publicKey).toString('base64'),
    privateKey: Buffer.from(privateKey).toString('base64'),
  };
  await mkdir(dataFolder, { recursive: true, mode: 0o711 });
  await writeFile(file, JSON.stringify(key), { mode: 0o600, flag: 'wx' });
  return key;
}

/** @throws CommandError where a file that is to be written is there already, or its folder isn't. */
export async function checkFree(file: string): Promise<void> {
  const there = (name: string) =>
    access(name).then(
      () => true,
      () => false,
    );
  if (await there(file)) throw new CommandError(`${file} exists already. Name another file.`, 2);
  if (!(await there(path.dirname(path.resolve(file))))) throw new CommandError(`There is no folder for ${file}.`, 2);
}

/** Writes a new file. @throws CommandError where it is there already, or can't be written. */
export async function writeNew(file: string, data: object): Promise<void> {
  await checkFree(file);
  await writeFile(file, `${JSON.stringify(data, null, 2)}\n`, { flag: 'wx' });
}

/** Reads a JSON file against a schema. @throws CommandError with the first thing that is wrong. */
export async function readJson<S extends z.ZodType>(file: string, schema: S): Promise<z.output<S>> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CommandError(`There is no file ${file}.`, 2);
  });
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new CommandError(`${file} is not JSON.`, 2);
  }
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CommandError(`${file}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`, 2);
}

/** The token of a member: from a file that only its user reads, or from the environment. @throws CommandError where there is none. */
export async function tokenOf(file: string | undefined): Promise<string> {
  const token = file === undefined ? process.env.MENO_FEDERATION_TOKEN : await readFile(file, 'utf8').catch(() => '');
  const trimmed = token?.trim() ?? '';
  if (trimmed === '') throw new CommandError('Give the token by --token-file, or by MENO_FEDERATION_TOKEN.', 2);
  return trimmed;
}
