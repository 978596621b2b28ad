import { searchTerms } from '@/core/language/search-terms';
import { coverageOf } from '@/core/retrieval/coverage';
import { retrievalQuery } from '@/core/retrieval/question';
import { selectPassages } from '@/core/retrieval/select';
import type { Candidate, Passage } from '@/core/retrieval/types';
import type { CourseChunk, Retrieved, RetrievedPassage, RetrieveInput } from '../contract';
import { type RankContext, type Ranking, rankChunks } from '../find/rank-chunks';
import { type ChunkTerms, chunkTerms } from './chunk-terms';

/** Hits that are looked at. */
const HITS = 32;
/** Candidates whose tokens are counted, beside those that the room asks for. */
const COUNTED = 16;
/** Relevance that a chunk of the concept, or of what is needed first, is given besides. */
const BONUS = { concept: 0.5, prerequisite: 0.25 };

export interface SearchedCourse {
  districtId: string;
  /** Of its material, the main one first. */
  languages: readonly string[];
}

/**
 * Passages of a course for a prompt, of which only search and chunks are needed: the product and what measures it take this same path.
 * @param chunksById chunks of the course; what is no chunk of it is left out
 */
export async function retrieveIn(
  context: RankContext,
  course: SearchedCourse,
  input: RetrieveInput,
  chunksById: (ids: string[]) => Promise<readonly CourseChunk[]>,
): Promise<Retrieved> {
  const [language = 'en'] = course.languages;
  const asked = retrievalQuery(input.question, input.history ?? [], language);
  const ranking = await rankChunks(context, {
    districtId: course.districtId,
    courseIds: [input.courseId],
    ...asked,
    languages: course.languages,
    limit: HITS,
  });
  const excluded = new Set(input.exclude);
  const anchors = new Map((input.anchors ?? []).map((anchor) => [anchor.chunkId, anchor]));
  const relevance = new Map(ranking.ranked.map(({ chunkId, score }) => [chunkId, score]));
  const wanted = [...new Set([...relevance.keys(), ...anchors.keys()])].filter((id) => !excluded.has(id));
  const chunks = await chunksById(wanted);
  const terms = new Map(chunks.map((chunk) => [chunk.id, chunkTerms(chunk, language)]));
  const candidates = chunks
    .map((chunk): Candidate => {
      const anchor = anchors.get(chunk.id);
      const { id, sourceId, ordinal, start, end, text } = chunk;
      return {
        ...{ id, sourceId, ordinal, start, end, text },
        stems: terms.get(id)?.set ?? new Set(),
        relevance: relevance.get(id) ?? 0,
        bonus: anchor ? BONUS[anchor.why] * anchor.weight : 0,
        why: anchor?.why ?? 'question',
      };
    })
    .sort((a, b) => b.relevance + b.bonus - a.relevance - a.bonus)
    .slice(0, 2 * input.limit + COUNTED);
  const tokens = new Map<string, number>();
  for (const { id, text } of candidates) tokens.set(id, await input.countTokens(text));
  const { passages, dropped } = selectPassages(candidates, { ...input, tokens });
  const byId = new Map(chunks.map((chunk) => [chunk.id, chunk]));
  return {
    passages: passages.flatMap((passage, place) => shown(passage, place, byId)),
    dropped: dropped.map(({ id, reason }) => ({ chunkId: id, reason })),
    coverage: covered(ranking, terms, asked.context, course.languages),
  };
}

/** What the hits speak of, of what the question asks for; of what was said before where it has no words of its own. */
function covered(
  { ranked, words, material }: Ranking,
  terms: ReadonlyMap<string, ChunkTerms>,
  before: string,
  languages: readonly string[],
): number {
  const best = ranked.flatMap(({ chunkId }) => terms.get(chunkId)?.counts ?? []);
  const rarityOf = material?.rarityOf ?? (() => 1);
  if (words.length > 0 || before === '') return coverageOf(words, best, rarityOf);
  const said = searchTerms(before, languages[0] ?? 'en').map((term) => ({ word: term, terms: [term], related: [] }));
  return coverageOf(said, best, rarityOf);
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
