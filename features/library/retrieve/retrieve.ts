import { retrievalQuery } from '@/core/retrieval/question';
import { selectPassages } from '@/core/retrieval/select';
import type { Candidate, Passage } from '@/core/retrieval/types';
import { contentStems } from '@/core/text/tokens';
import type { Tx } from '@/platform/database/transaction';
import type { CourseChunk, Retrieved, RetrievedPassage, RetrieveInput } from '../contract';
import type { LibraryContext } from '../service/deps';
import { searchedCourse } from '../store-courses';

/** Hits that are looked at. */
const HITS = 40;
/** Relevance that a chunk of the concept, or of what is needed first, is given besides. */
const BONUS = { concept: 0.5, prerequisite: 0.25 };
/** The best hit's passages that a question's words are looked for in. */
const COVERING = 4;

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
  const excluded = new Set(input.exclude);
  const anchors = new Map((input.anchors ?? []).map((anchor) => [anchor.chunkId, anchor]));
  const scores = new Map(matches.map(({ chunkId, score }) => [chunkId, score]));
  const wanted = [...new Set([...scores.keys(), ...anchors.keys()])].filter((id) => !excluded.has(id));
  const chunks = await context.cache.some(tx, input.courseId, wanted);
  const most = Math.max(...scores.values(), Number.MIN_VALUE);
  const candidates = chunks.map((chunk): Candidate => {
    const anchor = anchors.get(chunk.id);
    const { id, sourceId, ordinal, start, end, text } = chunk;
    return {
      ...{ id, sourceId, ordinal, start, end, text },
      stems: new Set(contentStems(text, language)),
      relevance: (scores.get(id) ?? 0) / most,
      bonus: anchor ? BONUS[anchor.why] * anchor.weight : 0,
      why: anchor?.why ?? 'question',
    };
  });
  const tokens = new Map<string, number>();
  for (const { id, text } of candidates) tokens.set(id, await input.countTokens(text));
  const { passages, dropped } = selectPassages(candidates, { ...input, tokens });
  const byId = new Map(chunks.map((chunk) => [chunk.id, chunk]));
  return {
    passages: passages.flatMap((passage, place) => shown(passage, place, byId)),
    dropped: dropped.map(({ id, reason }) => ({ chunkId: id, reason })),
    coverage: coverageOf(asked.question || asked.context, candidates, language),
  };
}

function shown(passage: Passage, place: number, byId: ReadonlyMap<string, CourseChunk>): RetrievedPassage[] {
  const best = byId.get(passage.best.id);
  if (!best) return [];
  const { sourceId, sourceTitle, sourcePath, headingPath } = best;
  return [
    {
      ref: `c${place + 1}`,
      chunkIds: passage.chunks.map(({ id }) => id),
      chunkId: best.id,
      ...{ sourceId, sourceTitle, sourcePath, headingPath },
      start: Math.min(...passage.chunks.map(({ start }) => start)),
      end: Math.max(...passage.chunks.map(({ end }) => end)),
      text: passage.chunks.map(({ text }) => text).join('\n\n'),
      why: passage.best.why,
      score: passage.score,
    },
  ];
}

/** Share of the question's words of subject matter that the best hits hold. */
function coverageOf(question: string, candidates: readonly Candidate[], language: string): number {
  const asked = new Set(contentStems(question, language));
  if (asked.size === 0) return 0;
  const best = [...candidates].sort((a, b) => b.relevance - a.relevance).slice(0, COVERING);
  let found = 0;
  for (const stem of asked) if (best.some(({ stems }) => stems.has(stem))) found++;
  return found / asked.size;
}
