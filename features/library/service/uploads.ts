import { createHash } from 'node:crypto';
import type { Actor, Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { titleFromPath } from '@/platform/markdown/headings';
import { libraryErrors } from '../contract';
import { assetHashes, saveAssets } from '../store-assets';
import { lockCourse } from '../store-courses';
import { insertIngestion, type NewFile } from '../store-ingestions';
import { insertSources, markUnread, sourceKeys } from '../store-sources';
import { type ArrivedFile, type SortedFile, sortFiles } from '../upload/arrived';
import { HEAD_BYTES } from '../upload/media-type';
import type { ImportFile } from '../upload/read-folder';
import { readMultipart } from '../upload/read-multipart';
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
      const files = sortFiles(arrived, config.maxFileBytes);
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
      if (files.length === 0) throw fail('no_files', 'There is no Markdown file and no image to take in.');
      if (files.length > config.maxFiles) throw fail('too_many_files', `There are more than ${config.maxFiles} files.`);
      const total = files.reduce((sum, file) => sum + file.bytes.length, 0);
      if (total > config.maxUploadBytes)
        throw fail('upload_too_large', `The files are larger than ${Math.round(config.maxUploadBytes / 1e6)} MB.`);
      const upload = { courseId, createdBy: actor.userId ?? SYSTEM_USER };
      const within: Within = (work) => context.database.transaction(actor, work);
      return take(actor, upload, within, async (put) => {
        const arrived: ArrivedFile[] = [];
        for (const { path, bytes } of files) {
          const sha256 = bytes.length > config.maxFileBytes ? null : await put(bytes);
          arrived.push({ path, bytes: bytes.length, sha256, head: bytes.slice(0, HEAD_BYTES) });
        }
        return arrived;
      });
    },
  };
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

/** Writes an upload down: images are there at once, documents become sources that wait to be read. */
async function queueFiles(context: LibraryContext, tx: Tx, upload: Upload, files: SortedFile[]): Promise<string> {
  const { courseId } = upload;
  if (!(await lockCourse(tx, courseId)))
    throw fail('course_not_found', 'There is no such course, or it is not open to you.');
  const present = new Map((await sourceKeys(tx, courseId)).map((source) => [source.path, source]));
  const documents = files.filter((file) => file.kind === 'markdown');
  const added = documents.filter((file) => !present.has(file.path));
  let position = Math.max(-1, ...[...present.values()].map((source) => source.position));
  const addedIds = await insertSources(
    tx,
    courseId,
    added.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256, title: titleFromPath(path), position: ++position })),
  );
  const waiting = documents.flatMap((file) => present.get(file.path)?.id ?? []);
  await markUnread(tx, waiting, 'queued', null, context.now());
  const images = files.filter((file) => file.kind === 'image');
  const held = await assetHashes(tx, courseId);
  await saveAssets(tx, courseId, images);
  const rows = files.map((file): NewFile => {
    const { path, bytes } = file;
    if (file.kind === 'refused')
      return { path, bytes, sha256: null, sourceId: null, status: 'failed', failure: file.failure };
    const { sha256 } = file;
    if (file.kind === 'image') {
      const status = held.get(path) === sha256 ? 'unchanged' : 'ready';
      return { path, bytes, sha256, sourceId: null, status, failure: null };
    }
    const sourceId = present.get(path)?.id ?? addedIds.get(path) ?? null;
    return { path, bytes, sha256, sourceId, status: 'queued', failure: null };
  });
  return insertIngestion(tx, { ...upload, createdAt: context.now(), stage: 'files' }, rows);
}

/** Names an upload by what it holds. */
function fingerprintOf(files: readonly ArrivedFile[]): string {
  const hash = createHash('sha256');
  for (const { path, sha256, bytes } of files) hash.update(JSON.stringify([path, sha256, bytes]));
  return hash.digest('hex');
}
