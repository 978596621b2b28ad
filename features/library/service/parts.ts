import type { Actor } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { libraryErrors } from '../contract';
import type { SourcePart } from '../sources/part';
import { bumpRevision, lockCourse } from '../store-courses';
import { insertIngestion } from '../store-ingestions';
import { setPart, sourceById } from '../store-sources';
import { type LibraryContext, SYSTEM_USER, type Within } from './deps';
import { sendIngestion } from './uploads';

const fail = errorsOf(libraryErrors);

/**
 * Says whether a course is made of a source or it stands beside; null leaves it to the source's path. A job draws the map anew, since that is
 * drawn from the core alone.
 * @throws source_not_found
 */
export async function setSourcePart(
  context: LibraryContext,
  actor: Actor,
  input: { courseId: string; sourceId: string; part: SourcePart | null },
  within: Within,
): Promise<void> {
  const { courseId, sourceId, part } = input;
  const now = context.now();
  const ingestionId = await within(
    async (tx) => {
      await lockCourse(tx, courseId);
      const row = await sourceById(tx, courseId, sourceId);
      if (!row) throw fail('source_not_found', 'There is no such source in this course.');
      const createdBy = actor.userId ?? SYSTEM_USER;
      const id = await insertIngestion(tx, { courseId, createdBy, createdAt: now, stage: 'files' }, []);
      await context.account?.begin(tx, courseId, id);
      await setPart(tx, sourceId, part);
      await bumpRevision(tx, courseId, now);
      return id;
    },
    JSON.stringify([sourceId, part]),
  );
  await sendIngestion(context, actor.districtId, ingestionId);
}
