import { selectPassages } from '@/core/retrieval/select';
import type { Candidate, Passage } from '@/core/retrieval/types';
import { contentStems } from '@/core/text/tokens';
import type { SearchMatch } from '@/platform/search/types';
import type { CourseChunk, Retrieved, RetrievedPassage, RetrieveInput } from '../contract';

/** Relevance that a chunk of the concept, or of what is needed first, is given besides. */
const BONUS = { concept: 0.5, prerequisite: 0.25 };
/** The best hit's passages that a question's words are looked for in. */
const COVERING = 4;

type Wants = Pick<RetrieveInput, 'anchors' | 'exclude'>;
type Room = Pick<RetrieveInput, 'anchors' | 'limit' | 'budgetTokens' | 'countTokens'> & { language: string };

/** Ids of the chunks to choose among: what was found and what is anchored, without what is not wanted. */
export function chunksFor(matches: readonly SearchMatch[], { anchors = [], exclude = [] }: Wants): string[] {
  const excluded = new Set(exclude);
  const ids = [...matches, ...anchors].map(({ chunkId }) => chunkId);
  return [...new Set(ids)].filter((id) => !excluded.has(id));
}

/** Chooses the passages of a prompt among chunks, by what was found. */
export async function passagesFrom(
  matches: readonly SearchMatch[],
  chunks: readonly CourseChunk[],
  asked: string,
  { language, ...input }: Room,
): Promise<Retrieved> {
  const anchors = new Map((input.anchors ?? []).map((anchor) => [anchor.chunkId, anchor]));
  const scores = new Map(matches.map(({ chunkId, score }) => [chunkId, score]));
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
    coverage: coverageOf(asked, candidates, language),
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
