import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const columnKey = z.base64().refine((key) => Buffer.from(key, 'base64').length === 32, 'must have 32 bytes');

const secretsSchema = z.object({
  /** Owner of the embedded database. */
  databaseOwner: z.string().min(20),
  /** The application's own database role. */
  databaseApp: z.string().min(20),
  /** Signs session cookies. */
  session: z.string().min(32),
  /** Encrypt single columns, the newest first; in base64. */
  columnKeys: z.array(columnKey).min(1),
});
export type Secrets = z.infer<typeof secretsSchema>;

/** Secrets that the settings may give in the place of those of the data folder. */
export interface GivenSecrets {
  MENO_SESSION_SECRET?: string | undefined;
  MENO_COLUMN_KEYS?: string[] | undefined;
}

/** Reads the secrets of a data folder, making folder and secrets (readable by nobody else) on first use; those that are given win. */
export async function readSecrets(folder: string, given: GivenSecrets = {}): Promise<Secrets> {
  await mkdir(folder, { recursive: true, mode: 0o711 });
  const stored = await storedSecrets(folder);
  return {
    ...stored,
    session: given.MENO_SESSION_SECRET ?? stored.session,
    columnKeys: given.MENO_COLUMN_KEYS ?? stored.columnKeys,
  };
}

async function storedSecrets(folder: string): Promise<Secrets> {
  const existing = await readFile(secretsFile(folder), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  const present = existing === null ? null : secretsSchema.partial({ columnKeys: true }).parse(JSON.parse(existing));
  if (present?.columnKeys) return { ...present, columnKeys: present.columnKeys };
  const secrets: Secrets = present
    ? { ...present, columnKeys: [newColumnKey()] }
    : { databaseOwner: newSecret(), databaseApp: newSecret(), session: newSecret(), columnKeys: [newColumnKey()] };
  await writeSecrets(folder, secrets);
  return secrets;
}

/** Changes what a data folder keeps, in one step: whoever reads sees all of it or none. */
export async function changeSecrets(folder: string, change: (stored: Secrets) => Secrets): Promise<Secrets> {
  const changed = secretsSchema.parse(change(await storedSecrets(folder)));
  await writeSecrets(folder, changed);
  return changed;
}

async function writeSecrets(folder: string, secrets: Secrets): Promise<void> {
  const draft = `${secretsFile(folder)}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, secretsFile(folder));
}

export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function newColumnKey(): string {
  return randomBytes(32).toString('base64');
}

export function secretsFile(folder: string): string {
  return path.join(folder, 'secrets.json');
}

const carriedSchema = secretsSchema.pick({ session: true, columnKeys: true });

/** What an encrypted backup takes along, since rows can't be read without it. */
export function carriedSecrets({ session, columnKeys }: Secrets): Uint8Array {
  return Buffer.from(JSON.stringify({ session, columnKeys }));
}

/** Takes up what a backup carried: its keys open what it holds, this folder's own newest key seals what comes. */
export async function takeUpSecrets(folder: string, carried: Uint8Array): Promise<void> {
  const from = carriedSchema.parse(JSON.parse(Buffer.from(carried).toString('utf8')));
  await changeSecrets(folder, (stored) => ({
    ...stored,
    session: from.session,
    columnKeys: [...new Set([...stored.columnKeys, ...from.columnKeys])],
  }));
}
