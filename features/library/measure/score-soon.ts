import { SCORE_QUEUE } from '../queues';
import type { LibraryContext } from '../service/deps';

/** Has a course's question set asked again in the background; nothing is done where nothing changed. */
export async function scoreSoon(
  { jobs }: Pick<LibraryContext, 'jobs'>,
  districtId: string,
  courseId: string,
): Promise<void> {
  await jobs.send(SCORE_QUEUE, { districtId, courseId });
}
