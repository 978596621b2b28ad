import { coverageOf, onlyAsks } from '@/core/retrieval/coverage';
import { prepareQuestion } from '@/core/retrieval/prepare-question';
import { retrievalQuery } from '@/core/retrieval/question';
import { selectPassages } from '@/core/retrieval/select';
import type { Candidate, Passage } from '@/core/retrieval/types';
import type { CourseChunk, RetrieveAnchor, Retrieved, RetrievedPassage, RetrieveInput } from '../contract';
import { type RankContext, type Ranking, rankChunks } from '../find/rank-chunks';
import { joinPlaces } from '../ingest/chunk-place';
import { type ChunkTerms, chunkTerms } from './chunk-terms';

/** Hits that are looked at. */
const HITS = 32;
/** Candidates whose tokens are counted, beside those that the room asks for. */
const COUNTED = 16;
/** What a list of sources counts beside a text that teaches. */
const LISTED = 0.3;
/** What a passage that a teacher pinned counts beside others. */
const PINNED = 1.5;
/** How many more hits are looked at where most of them are hidden. */
const MORE_HITS = 8;
/** Relevance that a chunk of the concept, or of what is needed first, is given besides. */
const BONUS = { concept: 0.5, prerequisite: 0.25 };

export interface SearchedCourse {
  districtId: string;
  /** Of its material, the main one first. */
  languages: readonly string[];
}

/** How passages came to be chosen: what was found, what of it was a candidate, and what became of each. */
export interface Retrieval {
  ranking: Ranking;
  chunks: ReadonlyMap<string, CourseChunk>;
  terms: ReadonlyMap<string, ChunkTerms>;
  /** All that may be shown, best first, before anything is left out for room. */
  ordered: Candidate[];
  selection: ReturnType<typeof selectPassages>;
  tokens: ReadonlyMap<string, number>;
  coverage: number;
}

type ChunksById = (ids: string[]) => Promise<readonly CourseChunk[]>;

/**
 * Passages of a course for a prompt, of which only search and chunks are needed: the product and what measures it take this same path.
 * @param chunksById chunks of the course; what is no chunk of it, or hidden, is left out
 */
export async function retrieveIn(
  context: RankContext,
  course: SearchedCourse,
  input: RetrieveInput,
  chunksById: ChunksById,
): Promise<Retrieved> {
  const { selection, chunks, coverage } = await retrieveTraced(context, course, input, chunksById);
  return {
    passages: selection.passages.flatMap((passage, place) => shown(passage, place, chunks)),
    dropped: selection.dropped.map(({ id, reason }) => ({ chunkId: id, reason })),
    coverage,
  };
}

/** The same, with how it came about. */
export async function retrieveTraced(
  context: RankContext,
  course: SearchedCourse,
  input: RetrieveInput,
  chunksById: ChunksById,
): Promise<Retrieval> {
  const [language = 'en'] = course.languages;
  const { turns, ...asked } = retrievalQuery(input.question, input.history ?? [], language);
  const excluded = new Set(input.exclude);
  const anchors = new Map((input.anchors ?? []).map((anchor) => [anchor.chunkId, anchor]));
  const { ranking, chunks } = await found(context, course, { ...input, ...asked }, (ranked) =>
    chunksById([...new Set([...ranked, ...anchors.keys()])].filter((id) => !excluded.has(id))),
  );
  const relevance = new Map(ranking.ranked.map(({ chunkId, score }) => [chunkId, score]));
  const terms = new Map(chunks.map((chunk) => [chunk.id, chunkTerms(chunk, course.languages)]));
  const ordered = chunks
    .map((chunk): Candidate => {
      const anchor = anchors.get(chunk.id);
      const { id, sourceId, ordinal, start, end, text } = chunk;
      return {
        ...{ id, sourceId, ordinal, start, end, text },
        stems: terms.get(id)?.set ?? new Set(),
        relevance: (relevance.get(id) ?? 0) * (teaches(chunk) ? 1 : LISTED) * (chunk.pinned ? PINNED : 1),
        bonus: anchor ? BONUS[anchor.why] * anchor.weight : 0,
        why: anchor?.why ?? 'question',
      };
    })
    .sort((a, b) => b.relevance + b.bonus - a.relevance - a.bonus);
  const candidates = ordered.slice(0, 2 * input.limit + COUNTED);
  const tokens = new Map<string, number>();
  for (const { id, text } of candidates) tokens.set(id, await input.countTokens(text));
  return {
    ...{ ranking, terms, ordered, tokens },
    chunks: new Map(chunks.map((chunk) => [chunk.id, chunk])),
    selection: selectPassages(candidates, { ...input, tokens }),
    coverage: covered(ranking, terms, turns, course, input.anchors ?? []),
  };
}

/** The best hits, with those of their chunks that may be shown; more hits where most of them may not. */
async function found(
  context: RankContext,
  { districtId, languages }: SearchedCourse,
  asked: { courseId: string; question: string; context: string },
  chunksOf: (ranked: string[]) => Promise<readonly CourseChunk[]>,
): Promise<{ ranking: Ranking; chunks: readonly CourseChunk[] }> {
  const look = async (limit: number) => {
    const { courseId, question, context: before } = asked;
    const ranking = await rankChunks(context, {
      ...{ districtId, courseIds: [courseId], question, context: before, languages, limit },
    });
    return { ranking, chunks: await chunksOf(ranking.ranked.map(({ chunkId }) => chunkId)) };
  };
  const first = await look(HITS);
  const enough = first.ranking.ranked.length < HITS || first.chunks.length >= HITS / 2;
  return enough ? first : look(HITS * MORE_HITS);
}

/**
 * What the hits speak of, of what the question asks for. A question that says nothing of what it is about leans on what was said before, and
 * without that on the concept at hand, which the material covers.
 */
function covered(
  { ranked, words, material }: Ranking,
  terms: ReadonlyMap<string, ChunkTerms>,
  turns: readonly string[],
  { languages }: SearchedCourse,
  anchors: readonly RetrieveAnchor[],
): number {
  const best = ranked.flatMap(({ chunkId }) => terms.get(chunkId)?.counts ?? []);
  const rarityOf = material?.rarityOf ?? (() => 1);
  const own = coverageOf(words, best, rarityOf);
  if (!onlyAsks(words)) return own;
  const said = turns.map((turn) => coverageOf(prepareQuestion(turn, languages, material), best, rarityOf));
  const atHand = turns.length === 0 && anchors.some(({ why }) => why === 'concept') ? 1 : 0;
  return Math.max(own, atHand, ...said);
}

/** Not a list of sources and links alone. */
function teaches({ blocks }: CourseChunk): boolean {
  return blocks.length === 0 || blocks.some(({ role }) => role !== 'reference');
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
      place: joinPlaces(passage.chunks.map(({ id }) => byId.get(id)?.place ?? null)),
      start: Math.min(...passage.chunks.map(({ start }) => start)),
      end: Math.max(...passage.chunks.map(({ end }) => end)),
      text: passage.chunks.map(({ text }) => text).join('\n\n'),
      why: passage.best.why,
      score: passage.score,
    },
  ];
}
