import type { Actor } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { libraryErrors } from '../contract';
import { forgetUploads, removeAssets, replaceDocumentAssets } from '../store-assets';
import { bumpRevision, lockCourse } from '../store-courses';
import { insertIngestion } from '../store-ingestions';
import * as store from '../store-sources';
import { type LibraryContext, SYSTEM_USER, type Within } from './deps';
import { sendIngestion } from './uploads';

const fail = errorsOf(libraryErrors);

/**
 * Removes sources with their chunks, pictures and uploaded bytes, and pictures of the upload; a job draws the map anew.
 * @param gone ids of sources, and paths of pictures
 * @throws source_not_found
 */
export async function removeSources(
  context: LibraryContext,
  actor: Actor,
  courseId: string,
  gone: { sourceIds: readonly string[]; assetPaths: readonly string[] },
  within: Within,
): Promise<void> {
  const now = context.now();
  const { blobs, ingestionId } = await within(async (tx) => {
    await lockCourse(tx, courseId);
    const createdBy = actor.userId ?? SYSTEM_USER;
    const redraw = { courseId, createdBy, createdAt: now, stage: 'files' as const };
    const id = await insertIngestion(tx, redraw, []);
    await context.account?.begin(tx, courseId, id);
    const forgotten = await removeAssets(tx, courseId, gone.assetPaths);
    for (const sourceId of gone.sourceIds) {
      const row = await store.sourceById(tx, courseId, sourceId);
      if (!row) throw fail('source_not_found', 'There is no such source in this course.');
      forgotten.push(
        ...(await replaceDocumentAssets(tx, courseId, row.path, [])),
        ...(await forgetUploads(tx, sourceId)),
      );
      await store.deleteSource(tx, courseId, sourceId);
    }
    await bumpRevision(tx, courseId, now);
    return { blobs: forgotten, ingestionId: id };
  });
  await sendIngestion(context, actor.districtId, ingestionId);
  for (const id of gone.sourceIds) await context.search.removeSource(actor.districtId, id);
  await context.keeper.collect(actor.districtId, blobs);
}
