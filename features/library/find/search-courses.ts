import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { libraryErrors, type SearchHit } from '../contract';
import { hitChunks } from '../store-chunks';
import { materialLanguages, visibleCourses } from '../store-courses';
import { shownExcerpt } from './excerpt-html';
import { type RankContext, rankChunks } from './rank-chunks';

const fail = errorsOf(libraryErrors);

/** Hits asked for beyond the limit, to make up for rows that are gone since they were indexed. */
const SPARE = 20;

/**
 * Passages that match a query, best first, in one course or all that the transaction may see. The index is asked within
 * those courses, and the rows are read under row-level security: a stale index can show nothing that is not the reader's.
 *
 * @throws AppError course_not_found when the named course is not there for the reader
 */
export async function searchCourses(
  context: RankContext,
  tx: Tx,
  asked: { districtId: string; query: string; courseId?: string; limit: number },
): Promise<SearchHit[]> {
  const visible = await visibleCourses(tx, asked.courseId);
  if (asked.courseId !== undefined && !visible.has(asked.courseId))
    throw fail('course_not_found', 'There is no such course, or it is not open to you.');
  const languages = await materialLanguages(tx, [...visible.keys()]);
  const { ranked, words } = await rankChunks(context, {
    districtId: asked.districtId,
    courseIds: [...visible.keys()],
    question: asked.query,
    context: '',
    languages,
    limit: asked.limit + SPARE,
  });
  const rows = await hitChunks(
    tx,
    ranked.map(({ chunkId }) => chunkId),
  );
  const related = words.flatMap((word) => word.related);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ranked
    .flatMap(({ chunkId, score }): SearchHit[] => {
      const row = byId.get(chunkId);
      const courseTitle = row && visible.get(row.courseId);
      if (!row || row.hidden || courseTitle === undefined) return [];
      const { courseId, sourceId, sourceTitle, headingPath, place, language } = row;
      const found = { chunkId, courseId, courseTitle, sourceId, sourceTitle, headingPath, place };
      return [{ ...found, language, ...shownExcerpt(row, asked.query, languages, related), score }];
    })
    .slice(0, asked.limit);
}
