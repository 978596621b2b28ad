import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar';
import { blobsIn } from './copy-files';
import { type Manifest, manifestSchema } from './manifest';
import { AGE_MAGIC, decryptStream, WrongPassphraseError } from './passphrase';

/** Whether a file is encrypted as `age` does. */
export async function isEncrypted(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer } = await handle.read({ buffer: Buffer.alloc(AGE_MAGIC.length), position: 0 });
    return buffer.toString('latin1') === AGE_MAGIC;
  } finally {
    await handle.close();
  }
}

/**
 * Lays the contents of a backup into an empty folder and proves all of it: that it was decrypted to its end, and that each part is what the backup says it is. Nothing of it
 * has been used by then.
 * @throws Error saying what is wrong with the file or the passphrase.
 */
export async function unpack(file: string, passphrase: string | null, folder: string): Promise<Manifest> {
  if (!(await exists(file))) throw new Error(`There is no file ${file}.`);
  if (await isEncrypted(file)) {
    if (passphrase === null)
      throw new Error(`${file} is encrypted. Set MENO_BACKUP_PASSPHRASE to the passphrase that it was made with.`);
    const plain = await decryptStream(createReadStream(file), passphrase).catch((error: unknown) => {
      throw error instanceof WrongPassphraseError
        ? new Error(`This is not the passphrase that ${file} was encrypted with (MENO_BACKUP_PASSPHRASE).`)
        : damaged(file);
    });
    await extractInto(plain, folder, file);
  } else await extractInto(createReadStream(file), folder, file);
  const manifest = await readManifest(folder, file);
  await prove(manifest, folder, file);
  return manifest;
}

async function extractInto(packed: Readable, folder: string, file: string): Promise<void> {
  await pipeline(packed, createGunzip(), extract({ cwd: folder, strict: true, filter: isPart })).catch(() => {
    throw damaged(file);
  });
}

/** Plain files and folders, nothing that leads elsewhere. */
function isPart(_path: string, entry: object): boolean {
  return 'type' in entry ? entry.type === 'File' || entry.type === 'OldFile' || entry.type === 'Directory' : true;
}

async function readManifest(folder: string, file: string): Promise<Manifest> {
  const text = await readFile(path.join(folder, 'manifest.json'), 'utf8').catch(() => null);
  if (text === null) throw new Error(`${file} is not a backup of Meno.`);
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    throw new Error(`${file} is not a backup of Meno, or of a Meno newer than this one.`);
  }
}

async function prove(manifest: Manifest, folder: string, file: string): Promise<void> {
  const parts = [
    ...manifest.tables.map(({ name, sha256 }) => ({ place: `tables/${name}.copy`, sha256 })),
    ...(manifest.others ?? []).map(({ name, sha256 }) => ({ place: `others/${name}`, sha256 })),
  ];
  for await (const blob of blobsIn(path.join(folder, 'files')))
    parts.push({ place: `files/${blob}`, sha256: path.basename(blob) });
  for (const { place, sha256 } of parts) {
    const found = await hashOf(path.join(folder, place)).catch(() => null);
    if (found === null || (sha256 !== undefined && found !== sha256)) throw damaged(file);
  }
  const tables = await readdir(path.join(folder, 'tables'));
  if (tables.length !== manifest.tables.length) throw damaged(file);
  const blobs = new Set(parts.flatMap(({ place }) => (place.startsWith('files/') ? [path.basename(place)] : [])));
  if (manifest.files && blobs.size !== manifest.files.count) throw damaged(file);
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

function damaged(file: string): Error {
  return new Error(`${file} is not a backup of Meno, or it is damaged: it was changed, or its end is missing.`);
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
