import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const secretsSchema = z.object({
  /** Owner of the embedded database. */
  databaseOwner: z.string().min(20),
  /** The application's own database role. */
  databaseApp: z.string().min(20),
  /** Signs session cookies. */
  session: z.string().min(32),
});
export type Secrets = z.infer<typeof secretsSchema>;

/** Reads the secrets of a data folder, making folder and secrets (readable by nobody else) on first use. */
export async function readSecrets(folder: string): Promise<Secrets> {
  await mkdir(folder, { recursive: true, mode: 0o711 });
  const file = path.join(folder, 'secrets.json');
  const existing = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (existing !== null) return secretsSchema.parse(JSON.parse(existing));
  const secret = () => randomBytes(32).toString('base64url');
  const secrets: Secrets = { databaseOwner: secret(), databaseApp: secret(), session: secret() };
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, file);
  return secrets;
}
