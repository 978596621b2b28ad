import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError } from './input-error';

/**
 * Streams a file, unpacked where it is gzip. Its first two bytes tell (RFC 1952), its name does not count.
 *
 * @throws InputError when there is no such file; the stream fails with one when reading or unpacking fails.
 */
export async function openFile(file: string): Promise<Readable> {
  const packed = await startsWithGzip(file);
  const raw = createReadStream(file);
  if (!packed) return raw;
  const gunzip = createGunzip();
  raw.on('error', (error) => gunzip.destroy(error));
  return raw.pipe(gunzip);
}

async function startsWithGzip(file: string): Promise<boolean> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw new InputError(
      file,
      null,
      error.code === 'ENOENT' ? 'there is no such file' : `can't be read (${error.code})`,
    );
  });
  try {
    if (!(await handle.stat()).isFile()) throw new InputError(file, null, 'this is not a file');
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}
