import { systemActor } from '@/platform/database/transaction';
import { DocumentError } from '@/platform/documents/errors';
import { documentFailure, type FileFailure, fileFailure } from '../failure';
import type { LibraryContext } from '../service/deps';
import { lockCourse } from '../store-courses';
import { addFiles, type IngestionFileRow, ingestionById, lastOrdinal, updateFile } from '../store-ingestions';
import type { SortedFile } from '../upload/arrived';
import { enterFiles } from '../upload/enter-files';
import { unpack } from './unpack';

type Unpacker = Pick<LibraryContext, 'database' | 'blobs' | 'keeper' | 'config' | 'now' | 'report'>;

/**
 * Unpacks a package of an ingestion into further files of the same ingestion, in one transaction: a process that is killed in the middle
 * leaves a package that is unpacked again. One that can't be unpacked is marked with the reason.
 * @returns false when the ingestion was cancelled or is gone
 */
export async function expandPackage(unpacker: Unpacker, districtId: string, file: IngestionFileRow): Promise<boolean> {
  const actor = systemActor(districtId);
  const running = await unpacker.database.transaction(actor, async (tx) => {
    const ingestion = await ingestionById(tx, file.ingestionId, 'share');
    return (
      ingestion?.status === 'running' && (await updateFile(tx, file, ['queued', 'parsing'], { status: 'parsing' }))
    );
  });
  if (!running) return false;
  const batch = unpacker.keeper.begin(districtId);
  try {
    const found = await contentsOf(unpacker, districtId, file, batch.put);
    return await unpacker.database.transaction(actor, async (tx) => {
      await lockCourse(tx, file.courseId);
      const ingestion = await ingestionById(tx, file.ingestionId, 'update');
      if (ingestion?.status !== 'running') return false;
      if ('code' in found) return updateFile(tx, file, ['parsing'], { status: 'failed', failure: found });
      const rows = await enterFiles(tx, file.courseId, found, unpacker.now());
      await addFiles(tx, ingestion, rows, (await lastOrdinal(tx, ingestion.id)) + 1);
      // What was in it is kept by itself from here on.
      return updateFile(tx, file, ['parsing'], { status: 'ready', sha256: null });
    });
  } finally {
    await batch.done();
    if (file.sha256) await unpacker.keeper.collect(districtId, [file.sha256]);
  }
}

async function contentsOf(
  unpacker: Unpacker,
  districtId: string,
  file: IngestionFileRow,
  put: (bytes: Uint8Array) => Promise<string>,
): Promise<SortedFile[] | FileFailure> {
  try {
    const where = unpacker.blobs.file(districtId, file.sha256 ?? '');
    const source = { file: where, path: file.path, inner: file.packageRoot !== null };
    const found = await unpack(source, unpacker.config, put);
    return found.length === 0 ? fileFailure('empty_package') : found;
  } catch (error) {
    if (error instanceof DocumentError) return documentFailure(error);
    unpacker.report(error);
    return fileFailure('unreadable');
  }
}
