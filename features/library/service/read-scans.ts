import type { Actor } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { libraryErrors } from '../contract';
import { insertIngestion, latestUpload } from '../store-ingestions';
import * as store from '../store-sources';
import { type LibraryContext, SYSTEM_USER, type Within } from './deps';
import { sendIngestion } from './uploads';

const fail = errorsOf(libraryErrors);

/** Whether a source has pages that are pictures of text, and nobody has asked yet to have them read. */
export function hasScans({
  ocr,
  failureCode,
  warnings,
}: Pick<store.SourceRow, 'ocr' | 'failureCode' | 'warnings'>): boolean {
  return !ocr && (failureCode === 'scanned' || warnings.some(({ code }) => code === 'pages_without_text'));
}

/**
 * Has a source read again, its pictures of text by text recognition; so are its later versions.
 * @returns the id of the ingestion. @throws source_not_found, no_ocr
 */
export async function readScans(
  context: LibraryContext,
  actor: Actor,
  courseId: string,
  sourceId: string,
  within: Within,
): Promise<string> {
  if (context.ocr() === null) throw fail('no_ocr', 'No program for text recognition (tesseract) is installed here.');
  const ingestionId = await within(async (tx) => {
    const source = await store.sourceById(tx, courseId, sourceId);
    const upload = await latestUpload(tx, sourceId);
    if (!source || !upload) throw fail('source_not_found', 'There is no such source in this course.');
    await store.askForOcr(tx, sourceId);
    await store.markUnread(tx, [sourceId], 'queued', null, context.now());
    const values = {
      courseId,
      createdBy: actor.userId ?? SYSTEM_USER,
      createdAt: context.now(),
      stage: 'files' as const,
    };
    return insertIngestion(tx, values, [{ ...upload, sourceId, status: 'queued', failure: null }]);
  });
  await sendIngestion(context, actor.districtId, ingestionId);
  return ingestionId;
}
