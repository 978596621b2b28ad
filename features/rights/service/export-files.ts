import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** Copies of records as files: `exports/<district>/<person>/<export>.json` in the data folder, for nobody but its owner to read. */
export function createExportFiles(dataFolder: string) {
  const folderOf = (districtId: string, personId: string) => path.join(dataFolder, 'exports', districtId, personId);
  const fileOf = (districtId: string, personId: string, exportId: string) =>
    path.join(folderOf(districtId, personId), `${exportId}.json`);
  return {
    /** Writes a file piece by piece; it is there only once all of it is on the disk. @returns its size in bytes. */
    async write(
      districtId: string,
      { personId, exportId }: { personId: string; exportId: string },
      pieces: AsyncIterable<string>,
    ): Promise<number> {
      await mkdir(folderOf(districtId, personId), { recursive: true, mode: 0o700 });
      const file = fileOf(districtId, personId, exportId);
      const handle = await open(`${file}.part`, 'w', 0o600);
      try {
        for await (const piece of pieces) await handle.write(piece);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(`${file}.part`, file);
      return (await stat(file)).size;
    },
    /** The bytes of a file, as they are asked for. @throws Error ENOENT where there is none. */
    async read(
      districtId: string,
      { personId, exportId }: { personId: string; exportId: string },
    ): Promise<ReadableStream<Uint8Array>> {
      const file = fileOf(districtId, personId, exportId);
      await stat(file);
      return streamOf(createReadStream(file));
    },
    remove: (districtId: string, { personId, exportId }: { personId: string; exportId: string }) =>
      rm(fileOf(districtId, personId, exportId), { force: true }),
    /** Removes all files of a person. @returns how many there were. */
    async forget(districtId: string, personId: string): Promise<number> {
      const folder = folderOf(districtId, personId);
      const files = await readdir(folder).catch(() => []);
      await rm(folder, { recursive: true, force: true });
      return files.length;
    },
  };
}

export type ExportFiles = ReturnType<typeof createExportFiles>;

/** The bytes of a file as they are asked for; whoever leaves early closes it. */
function streamOf(file: ReadStream): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<unknown> = file[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) return controller.close();
      if (value instanceof Uint8Array) controller.enqueue(value);
    },
    cancel: () => void file.destroy(),
  });
}
