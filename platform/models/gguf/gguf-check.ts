import { open } from 'node:fs/promises';

/** Why a file is no GGUF file that Meno can load, in words for people; null where it looks like one. */
export async function problemOfGguf(file: string): Promise<string | null> {
  const handle = await open(file, 'r').catch(() => null);
  if (!handle) return `There is no file ${file}.`;
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    if (bytesRead < 8 || buffer.toString('latin1', 0, 4) !== 'GGUF') return `${file} is no GGUF file.`;
    const version = buffer.readUInt32LE(4);
    return version === 2 || version === 3 ? null : `${file} is GGUF version ${version}; versions 2 and 3 can be read.`;
  } catch {
    return `${file} can't be read.`;
  } finally {
    await handle.close();
  }
}
