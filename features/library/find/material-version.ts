import type { Tx } from '@/platform/database/transaction';
import type { HeldFit } from '@/platform/search/fit-store';
import type { LibraryContext } from '../service/deps';
import { searchedCourse } from '../store-courses';

const numbers = new WeakMap<HeldFit, number>();
let last = 0;

/** All that a search within a course hangs on (`LibraryPort.materialVersion`): the course, what is derived of it, the index. */
export async function materialVersion(
  { fits, search }: Pick<LibraryContext, 'fits' | 'search'>,
  tx: Tx,
  courseId: string,
): Promise<string | null> {
  const course = await searchedCourse(tx, courseId);
  if (!course) return null;
  const stored = await fits.load(course.districtId, courseId);
  return [course.version, stored ? numberOf(stored) : 0, await search.version()].join('/');
}

/** A fit is the same object until it changes. */
function numberOf(stored: HeldFit): number {
  const known = numbers.get(stored);
  if (known !== undefined) return known;
  numbers.set(stored, ++last);
  return last;
}
