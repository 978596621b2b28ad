import { retrievalQuery } from '@/core/retrieval/question';
import type { Tx } from '@/platform/database/transaction';
import type { Retrieved, RetrieveInput } from '../contract';
import type { LibraryContext } from '../service/deps';
import { searchedCourse } from '../store-courses';
import { chunksFor, passagesFrom } from './passages-from';

/** Hits that are looked at. */
const HITS = 40;

/** Passages of a course for a prompt; see `LibraryPort.retrieve`. Nothing is found in a course that the transaction may not see. */
export async function retrieve(
  context: Pick<LibraryContext, 'search' | 'cache'>,
  tx: Tx,
  input: RetrieveInput,
): Promise<Retrieved> {
  const course = await searchedCourse(tx, input.courseId);
  if (!course) return { passages: [], dropped: [], coverage: 0 };
  const language = course.languages[0] ?? 'en';
  const asked = retrievalQuery(input.question, input.history ?? [], language);
  const matches = await context.search.search({
    districtId: course.districtId,
    courseIds: [input.courseId],
    query: asked.question,
    context: asked.context,
    languages: course.languages,
    limit: HITS,
  });
  const wanted = chunksFor(matches, input);
  const chunks = await context.cache.some(tx, input.courseId, wanted);
  return passagesFrom(matches, chunks, asked.question || asked.context, { ...input, language });
}
