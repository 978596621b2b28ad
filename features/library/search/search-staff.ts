import { wordsOf } from '@/core/language/search-terms';
import { stopWordsOf } from '@/core/language/stop-words';
import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { libraryErrors } from '../contract';
import { type RankContext, rankChunks } from '../find/rank-chunks';
import { similarChunks } from '../find/similar';
import { chunksOfSource, hitChunks } from '../store-chunks';
import { materialLanguages, visibleCourses } from '../store-courses';
import type { StaffSearch, StaffSearchQuery } from './contract';
import { facetsOf, filtered } from './facets';
import { showHits, type Tagging, withHtml } from './show-hits';
import { namedBy, sourceOf } from './store-named';

const fail = errorsOf(libraryErrors);

/** Passages that are looked at; facets count them. */
const POOL = 300;
/** Passages of a source that stand for it. */
const OF_SOURCE = 12;
/**
 * Everything that somebody who teaches may see, by a question or by likeness: passages with filters and counts, and what is named so. Hidden
 * passages too, marked.
 * @throws AppError course_not_found, chunk_not_found, source_not_found
 */
export async function searchStaff(
  context: RankContext & { tagging: Tagging },
  tx: Tx,
  districtId: string,
  query: StaffSearchQuery,
): Promise<StaffSearch> {
  const visible = await visibleCourses(tx);
  if (query.course !== undefined && !visible.has(query.course))
    throw fail('course_not_found', 'There is no such course, or it is not open to you.');
  const courseIds = query.course === undefined ? [...visible.keys()] : [query.course];
  const languages = await materialLanguages(tx, courseIds);
  const like = await likeOf(tx, query);
  const scores = like
    ? await likeScores(context, tx, like)
    : await questionScores(context, { districtId, courseIds, languages, question: query.q });
  const shown = { visible, languages, question: like?.text ?? query.q };
  const found = await showHits(tx, scores, shown, context.tagging);
  const hits = found.filter(({ courseId }) => courseIds.includes(courseId));
  const { limit, q: _, likeChunk: __, likeSource: ___, ...filters } = query;
  const left = filtered(hits, filters);
  return {
    items: left.slice(0, limit).map(withHtml),
    ...{ total: left.length, considered: hits.length },
    facets: facetsOf(hits, filters),
    named: like ? [] : await namedBy(tx, namingWords(query.q, languages), query.course),
    like: like && { kind: like.kind, title: like.title, courseId: like.courseId },
  };
}

interface Like {
  kind: 'passage' | 'source';
  title: string;
  courseId: string;
  chunkIds: string[];
  /** Whose words are marked in the excerpts. */
  text: string;
}

/** What hits are to be like; null where words are asked for. @throws AppError chunk_not_found, source_not_found */
async function likeOf(tx: Tx, { likeChunk, likeSource }: StaffSearchQuery): Promise<Like | null> {
  if (likeChunk !== undefined) {
    const [row] = await hitChunks(tx, [likeChunk]);
    if (!row) throw fail('chunk_not_found', 'There is no such passage: its source has changed or is gone.');
    const heading = row.headingPath.at(-1) ?? row.sourceTitle;
    return { kind: 'passage', title: heading, courseId: row.courseId, chunkIds: [row.id], text: heading };
  }
  if (likeSource === undefined) return null;
  const source = await sourceOf(tx, likeSource);
  if (!source) throw fail('source_not_found', 'There is no such source, or it is not open to you.');
  const chunkIds = (await chunksOfSource(tx, likeSource)).slice(0, OF_SOURCE).map(({ id }) => id);
  return { kind: 'source', title: source.title, courseId: source.courseId, chunkIds, text: source.title };
}

type Scores = ReadonlyMap<string, number>;

async function likeScores(context: RankContext, tx: Tx, { kind, courseId, chunkIds }: Like): Promise<Scores> {
  const own = kind === 'source' ? (await hitChunks(tx, chunkIds.slice(0, 1)))[0]?.sourceId : null;
  const found = await similarChunks(context, tx, { courseId, chunkIds, within: 'all', limit: POOL });
  return new Map(
    found.flatMap(({ chunkId, sourceId, score }) => (sourceId === own ? [] : [[chunkId, score] as const])),
  );
}

async function questionScores(
  context: RankContext,
  asked: { districtId: string; courseIds: string[]; languages: string[]; question: string },
): Promise<Scores> {
  if (asked.question.trim() === '') return new Map();
  const { ranked } = await rankChunks(context, { ...asked, context: '', limit: POOL });
  return new Map(ranked.map(({ chunkId, score }) => [chunkId, score]));
}

/** Words of a question that a name may hold: all but function words. */
function namingWords(question: string, languages: readonly string[]): string[] {
  const stops = languages.map((language) => stopWordsOf(language));
  return [...new Set(wordsOf(question))].filter((word) => !stops.some((stop) => stop.has(word)));
}
