import path from 'node:path';
import { systemActor } from '@/platform/database/transaction';
import { FetchError, fetchRepository, newestCommit } from '@/platform/git/fetch-repository';
import { type FileFailure, watchFailure } from '../failure';
import type { LibraryContext } from '../service/deps';
import { removeSources } from '../service/remove-sources';
import { assetHashes } from '../store-assets';
import { sourceKeys } from '../store-sources';
import { cleanPath } from '../upload/paths';
import { type FolderFile, type ImportFile, readFolder } from '../upload/read-folder';
import { allowedFolder, allowedRepository } from './allowed';
import { changesSince, uploadsOf } from './changes';
import { updateWatch, type WatchRow, watchById } from './store';

/** Files that are followed in one place. */
const MOST_FILES = 50_000;

/** What a look needs besides the library. */
export interface Looking {
  /** Takes files in as an upload. @returns the upload's id. */
  take(districtId: string, watch: WatchRow, files: ImportFile[]): Promise<string>;
  signal: AbortSignal;
}

type Found = { files: FolderFile[]; revision: string | null } | 'unchanged' | { failure: FileFailure };

/**
 * Looks at a place that a course follows, and takes in what is new there. What came in before a process was killed is recognised at the next
 * look. A place that can't be read is marked with the reason; nothing is thrown for that.
 */
export async function lookAt(
  context: LibraryContext,
  job: { districtId: string; watchId: string },
  looking: Looking,
): Promise<void> {
  const actor = systemActor(job.districtId);
  const watch = await context.database.transaction(actor, (tx) => watchById(tx, job.watchId));
  if (!watch) return;
  const note = (values: Parameters<typeof updateWatch>[2]) =>
    context.database.transaction(actor, (tx) => updateWatch(tx, watch.id, { ...values, checkedAt: context.now() }));
  const failed = (failure: FileFailure) => note({ failureCode: failure.code, failureMessage: failure.message });
  try {
    const found = await filesOf(context, watch, looking.signal);
    if (found === 'unchanged') return void (await note({ failureCode: null, failureMessage: null }));
    if ('failure' in found) return void (await failed(found.failure));
    await takeIn(context, watch, found, looking, note);
  } catch (error) {
    if (looking.signal.aborted) return;
    context.report(error);
    await failed(watchFailure('unexpected'));
  }
}

/** The files of the place as they are now. */
async function filesOf(context: LibraryContext, watch: WatchRow, signal: AbortSignal): Promise<Found> {
  const { watch: allowed } = context;
  if (watch.kind === 'folder') {
    const place = await allowedFolder(watch.location, allowed);
    if ('fault' in place) return { failure: watchFailure(place.fault) };
    return bounded(await readFolder(place.folder, MOST_FILES), null);
  }
  const place = await allowedRepository(watch.location, allowed);
  if ('fault' in place) return { failure: watchFailure(place.fault) };
  const repository = { ...place, branch: watch.branch };
  try {
    const revision = await newestCommit(repository, signal);
    if (revision === watch.revision) return 'unchanged';
    const folder = cloneOf(context, watch.id);
    await fetchRepository(repository, folder, signal);
    return bounded(await readFolder(folder, MOST_FILES), revision);
  } catch (error) {
    if (!(error instanceof FetchError) || signal.aborted) throw error;
    return { failure: watchFailure(error.code, { detail: error.detail === '' ? '' : ` (${error.detail})` }) };
  }
}

function bounded(files: FolderFile[], revision: string | null): Found {
  if (files.length > MOST_FILES) return { failure: watchFailure('too_many', { most: MOST_FILES }) };
  return { files, revision };
}

async function takeIn(
  context: LibraryContext,
  watch: WatchRow,
  found: { files: FolderFile[]; revision: string | null },
  { take, signal }: Looking,
  note: (values: Parameters<typeof updateWatch>[2]) => Promise<boolean>,
): Promise<void> {
  const { changed, gone, seen } = await changesSince(watch.seen, found.files, context.config.maxFileBytes);
  let { ingestionId } = watch;
  for (const part of uploadsOf(changed, context.config)) {
    if (signal.aborted) return;
    ingestionId = await take(watch.districtId, watch, part);
  }
  if (watch.removeGone && gone.length > 0) await removeGone(context, watch, gone);
  await note({ seen, revision: found.revision, ingestionId, failureCode: null, failureMessage: null });
}

/** Removes what came from files that are there no more, with what was in their packages. */
async function removeGone(context: LibraryContext, watch: WatchRow, gone: readonly string[]): Promise<void> {
  const actor = systemActor(watch.districtId);
  const within = <T>(work: Parameters<typeof context.database.transaction<T>>[1]) =>
    context.database.transaction(actor, work);
  const paths = new Set(gone.flatMap((each) => pathOf(each) ?? []));
  const roots = new Set([...paths].map((each) => each.replace(/\.[^./]+$/, '')));
  const found = await within(async (tx) => {
    const sources = await sourceKeys(tx, watch.courseId);
    const assets = [...(await assetHashes(tx, watch.courseId)).keys()];
    const packaged = (root: string | null) => root !== null && roots.has(root);
    return {
      sourceIds: sources.filter((each) => paths.has(each.path) || packaged(each.packageRoot)).map(({ id }) => id),
      assetPaths: assets.filter((each) => paths.has(each)),
    };
  });
  if (found.sourceIds.length + found.assetPaths.length > 0)
    await removeSources(context, actor, watch.courseId, found, within);
}

function pathOf(written: string): string | null {
  const clean = cleanPath(written);
  return 'path' in clean ? clean.path : null;
}

/** Where the files of a repository lie between two looks. */
export function cloneOf(context: Pick<LibraryContext, 'watch'>, watchId: string): string {
  return path.join(context.watch.clones, watchId);
}
