import type { Tx } from '@/platform/database/transaction';
import { titleFromPath } from '@/platform/markdown/headings';
import { assetHashes, saveAssets } from '../store-assets';
import type { NewFile } from '../store-ingestions';
import { insertSources, markUnread, sourceKeys } from '../store-sources';
import type { SortedFile } from './arrived';

/**
 * Brings files into a course whose row the transaction holds: images are there at once, documents become sources that wait to be read,
 * packages wait to be unpacked.
 * @returns the files as an ingestion lists them, in the same order
 */
export async function enterFiles(
  tx: Tx,
  courseId: string,
  files: readonly SortedFile[],
  now: Date,
): Promise<NewFile[]> {
  const present = new Map((await sourceKeys(tx, courseId)).map((source) => [source.path, source]));
  const documents = files.filter((file) => file.kind === 'document');
  let position = Math.max(-1, ...[...present.values()].map((source) => source.position));
  const added = documents.filter((file) => !present.has(file.path));
  const addedIds = await insertSources(
    tx,
    courseId,
    added.map(({ path, bytes, sha256, format, title }) => {
      position++;
      return { path, bytes, sha256, format, position, title: title ?? titleFromPath(path) };
    }),
  );
  const waiting = documents.flatMap((file) => present.get(file.path)?.id ?? []);
  await markUnread(tx, waiting, 'queued', null, now);
  const held = await assetHashes(tx, courseId);
  await saveAssets(
    tx,
    courseId,
    files.filter((file) => file.kind === 'image'),
  );
  return files.map((file): NewFile => {
    const { path, bytes, packageRoot = null } = file;
    const plain = { path, bytes, packageRoot, title: null, packagePlace: null, sourceId: null, failure: null };
    if (file.kind === 'refused') return { ...plain, sha256: null, status: 'failed', failure: file.failure };
    const { sha256 } = file;
    if (file.kind === 'image') return { ...plain, sha256, status: held.get(path) === sha256 ? 'unchanged' : 'ready' };
    if (file.kind === 'package') return { ...plain, sha256, status: 'queued' };
    const { title = null, packagePlace = null } = file;
    const sourceId = present.get(path)?.id ?? addedIds.get(path) ?? null;
    return { ...plain, sha256, title, packagePlace, sourceId, status: 'queued' };
  });
}
