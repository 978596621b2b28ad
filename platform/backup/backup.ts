import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { create } from 'tar';
import { countFiles, linkFiles } from './copy-files';
import { dumpTables } from './dump';
import { MANIFEST_VERSION, type Manifest } from './manifest';
import { encryptStream } from './passphrase';

export interface BackupOptions {
  ownerUrl: string;
  /** Meno's data folder: its `files` are taken, and room for the backup's parts is found in it. */
  dataFolder: string;
  /** The target; must not exist yet. */
  file: string;
  /** Encrypts it; null: whoever has the file can read it. */
  passphrase: string | null;
  /** Small files that belong to it besides, secrets among them: asked for only when the backup is encrypted. */
  others?(): Promise<OtherFile[]>;
  version: string;
  now: Date;
}

/** A file of a backup that is neither table nor uploaded. */
export interface OtherFile {
  name: string;
  bytes: Uint8Array;
}

/**
 * Writes everything that can't be rebuilt (tables as of one moment, uploaded files) into one file while Meno runs: a `.tar.gz`, encrypted as `age` does where
 * there is a passphrase. The search index is left out: it is derived. Nothing is written under the final name until the backup is whole and on the disk.
 * @throws Error saying what is wrong; nothing is left then.
 */
export async function backup(options: BackupOptions): Promise<{ manifest: Manifest; bytes: number }> {
  const target = path.resolve(options.file);
  if (await exists(target))
    throw new Error(`${target} exists already. Choose another name; a backup never overwrites one.`);
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  // What isn't encrypted yet stays where it lies unencrypted anyway.
  const work = await mkdtemp(path.join(options.dataFolder, '.meno-backup-'));
  const part = `${target}.part`;
  try {
    const manifest = await gather(options, work);
    const packed = Readable.from(create({ cwd: work, portable: true }, ['.'])).pipe(createGzip({ level: 6 }));
    const sealed = options.passphrase === null ? packed : await encryptStream(packed, options.passphrase);
    await pipeline(sealed, createWriteStream(part, { mode: 0o600, flags: 'wx' }));
    await toDisk(part);
    await rename(part, target);
    return { manifest, bytes: (await stat(target)).size };
  } finally {
    await rm(work, { recursive: true, force: true });
    await rm(part, { force: true });
  }
}

/** Lays everything that goes into the backup into a folder. */
async function gather(options: BackupOptions, work: string): Promise<Manifest> {
  const from = path.join(options.dataFolder, 'files');
  const files = path.join(work, 'files');
  // Files are written before their rows and removed after them: those from before the tables' moment and from right after it are, together, all that its
  // rows speak of, unless one came and went in between.
  await linkFiles(from, files);
  const { tables, migrations, missing } = await dumpTables(
    options.ownerUrl,
    path.join(work, 'tables'),
    async (named) => {
      await linkFiles(from, files);
      const { hashes } = await countFiles(files);
      return [...named].filter((hash) => !hashes.has(hash)).length;
    },
  );
  const { count, bytes } = await countFiles(files);
  const others =
    options.passphrase === null ? [] : await putOthers((await options.others?.()) ?? [], path.join(work, 'others'));
  const manifest: Manifest = {
    manifestVersion: MANIFEST_VERSION,
    menoVersion: options.version,
    createdAt: options.now.toISOString(),
    migrations,
    tables,
    files: { count, bytes, missing },
    others,
  };
  await writeFile(path.join(work, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  return manifest;
}

async function putOthers(files: readonly OtherFile[], folder: string): Promise<NonNullable<Manifest['others']>> {
  await mkdir(folder, { mode: 0o700 });
  for (const { name, bytes } of files) await writeFile(path.join(folder, name), bytes, { mode: 0o600 });
  return files.map(({ name, bytes }) => ({ name, sha256: createHash('sha256').update(bytes).digest('hex') }));
}

async function toDisk(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
