import type { Tx } from '@/platform/database/transaction';
import type { Retrieved, RetrieveInput } from '../contract';
import type { RankContext } from '../find/rank-chunks';
import type { LibraryContext } from '../service/deps';
import { searchedCourse } from '../store-courses';
import { retrieveIn } from './retrieve-in';

/** Passages of a course for a prompt; see `LibraryPort.retrieve`. Nothing is found in a course that the transaction may not see. */
export async function retrieve(
  context: RankContext & Pick<LibraryContext, 'cache'>,
  tx: Tx,
  input: RetrieveInput,
): Promise<Retrieved> {
  const course = await searchedCourse(tx, input.courseId);
  if (!course) return { passages: [], dropped: [], coverage: 0 };
  return retrieveIn(context, course, input, (ids) => context.cache.some(tx, input.courseId, ids, course.version));
}
