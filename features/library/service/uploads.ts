import { createHash } from 'node:crypto';
import type { Actor, Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { libraryErrors } from '../contract';
import { lockCourse } from '../store-courses';
import { insertIngestion } from '../store-ingestions';
import { type ArrivedFile, type SortedFile, sortFiles } from '../upload/arrived';
import { enterFiles } from '../upload/enter-files';
import { HEAD_BYTES } from '../upload/media-type';
import type { ImportFile } from '../upload/read-folder';
import { readMultipart } from '../upload/read-multipart';
import { scanFiles } from '../upload/scan-files';
import { type LibraryContext, SYSTEM_USER, type Within } from './deps';

const fail = errorsOf(libraryErrors);

export interface Upload {
  courseId: string;
  createdBy: string;
}

/** Taking files in: over HTTP, from the command line, or the sample course; one way for all of them. */
export function uploadCases(context: LibraryContext) {
  const { config, keeper } = context;

  /** Stores files that `arrive` hands over and queues an ingestion of them. @returns its id. */
  async function take(
    actor: Actor,
    upload: Upload,
    within: Within,
    arrive: (put: (bytes: Uint8Array) => Promise<string>) => Promise<ArrivedFile[]>,
  ): Promise<string> {
    const batch = keeper.begin(actor.districtId);
    try {
      const arrived = await arrive(batch.put);
      const fileOf = (sha256: string) => context.blobs.file(actor.districtId, sha256);
      const files = await scanFiles(sortFiles(arrived, config.maxFileBytes), context.scan ?? null, fileOf);
      const ingestionId = await within((tx) => queueFiles(context, tx, upload, files), fingerprintOf(arrived));
      await sendIngestion(context, actor.districtId, ingestionId);
      return ingestionId;
    } finally {
      await batch.done();
    }
  }

  return {
    /** Reads an upload and queues its ingestion. @throws AppError for limits that concern the whole of it. */
    uploadRequest: (actor: Actor, upload: Upload, request: Request, within: Within): Promise<string> =>
      take(actor, upload, within, (put) => readMultipart(request, config, put)),

    /**
     * Takes files in that are here already (command line, sample course). The limits are the same as for an upload.
     * @throws AppError course_not_found, no_files, too_many_files, upload_too_large
     */
    async importFiles(actor: Actor, courseId: string, files: readonly ImportFile[]): Promise<string> {
      if (files.length === 0) throw fail('no_files', 'There is nothing here that a course can hold.');
      if (files.length > config.maxFiles) throw fail('too_many_files', `There are more than ${config.maxFiles} files.`);
      // What is larger than a file may be is refused by itself.
      const sizes = files.map(sizeOf).filter((size) => size <= config.maxFileBytes);
      const total = sizes.reduce((sum, size) => sum + size, 0);
      if (total > config.maxUploadBytes)
        throw fail('upload_too_large', `The files are larger than ${Math.round(config.maxUploadBytes / 1e6)} MB.`);
      const upload = { courseId, createdBy: actor.userId ?? SYSTEM_USER };
      const within: Within = (work) => context.database.transaction(actor, work);
      return take(actor, upload, within, async (put) => {
        const arrived: ArrivedFile[] = [];
        for (const file of files) arrived.push(await arrive(file, config.maxFileBytes, put));
        return arrived;
      });
    },
  };
}

function sizeOf(file: ImportFile): number {
  return 'bytes' in file ? file.bytes.length : file.size;
}

async function arrive(
  file: ImportFile,
  maxFileBytes: number,
  put: (bytes: Uint8Array) => Promise<string>,
): Promise<ArrivedFile> {
  const { path } = file;
  if (sizeOf(file) > maxFileBytes) return { path, bytes: sizeOf(file), sha256: null, head: new Uint8Array() };
  const bytes = 'bytes' in file ? file.bytes : await file.read();
  // A copy of the beginning: part of a buffer would keep the whole of it.
  const head = Uint8Array.from(bytes.subarray(0, HEAD_BYTES));
  return { path, bytes: bytes.length, sha256: await put(bytes), head };
}

/** Name of the queue on which ingestions run. */
export const INGEST_QUEUE = 'library.ingest';

export async function sendIngestion(
  context: Pick<LibraryContext, 'jobs'>,
  districtId: string,
  ingestionId: string,
): Promise<void> {
  await context.jobs.send(INGEST_QUEUE, { districtId, ingestionId });
}

/** Writes an upload down; what is to be read waits for its job. */
async function queueFiles(context: LibraryContext, tx: Tx, upload: Upload, files: SortedFile[]): Promise<string> {
  if (!(await lockCourse(tx, upload.courseId)))
    throw fail('course_not_found', 'There is no such course, or it is not open to you.');
  const rows = await enterFiles(tx, upload.courseId, files, context.now());
  return insertIngestion(tx, { ...upload, createdAt: context.now(), stage: 'files' }, rows);
}

/** Names an upload by what it holds. */
function fingerprintOf(files: readonly ArrivedFile[]): string {
  const hash = createHash('sha256');
  for (const { path, sha256, bytes } of files) hash.update(JSON.stringify([path, sha256, bytes]));
  return hash.digest('hex');
}
