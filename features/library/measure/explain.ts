import type { Tx } from '@/platform/database/transaction';
import { boundTokens } from '@/platform/models/token-bound';
import { COVERED_FROM } from '../contract';
import { shownExcerpt } from '../find/excerpt-html';
import { BUILTIN } from '../find/fit-course';
import type { RankContext } from '../find/rank-chunks';
import { type Retrieval, retrieveTraced } from '../retrieve/retrieve-in';
import type { LibraryContext } from '../service/deps';
import { hitChunks } from '../store-chunks';
import { searchedCourse } from '../store-courses';
import type { Explained, ExplainedHit } from './explained';

/** Room of a prompt, as the tutor has it. */
export const LIMIT = 6;
export const BUDGET_TOKENS = 1_800;

/**
 * What would be retrieved for a question, and why: the same path as the tutor's, shown. Null where the course is not the reader's.
 */
export async function explainRetrieval(
  context: RankContext & Pick<LibraryContext, 'cache'>,
  tx: Tx,
  asked: { courseId: string; question: string; limit: number; budgetTokens: number },
): Promise<Explained | null> {
  const course = await searchedCourse(tx, asked.courseId);
  if (!course) return null;
  const input = { ...asked, countTokens: boundTokens };
  const traced = await retrieveTraced(context, course, input, (ids) =>
    context.cache.some(tx, asked.courseId, ids, course.version),
  );
  const { ranking, tokens, coverage } = traced;
  const rows = await hitChunks(
    tx,
    ranking.ranked.map(({ chunkId }) => chunkId),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const best = Math.max(0, ...ranking.ranked.map(({ lexical }) => lexical));
  const outcomes = outcomesOf(traced);
  const places = new Map(traced.ordered.map(({ id }, place) => [id, place + 1]));
  const relevance = new Map(traced.ordered.map((candidate) => [candidate.id, candidate.relevance]));
  const related = ranking.words.flatMap((word) => word.related);
  const hits = ranking.ranked.flatMap(({ chunkId, score, lexical, dense }): ExplainedHit[] => {
    const row = byId.get(chunkId);
    if (!row) return [];
    const { sourceId, sourceTitle, headingPath, place, language, pinned, hidden } = row;
    const counts = traced.terms.get(chunkId)?.counts;
    return [
      {
        ...{ chunkId, sourceId, sourceTitle, headingPath, place, language, pinned, hidden },
        ...shownExcerpt(row, asked.question, course.languages, related),
        rank: places.get(chunkId) ?? null,
        lexical,
        lexicalShare: best > 0 ? lexical / best : 0,
        dense: ranking.weight > 0 ? dense : null,
        fused: score,
        relevance: relevance.get(chunkId) ?? 0,
        matched: ranking.words.flatMap(({ word, terms, related: near }) =>
          [...terms, ...near].some((term) => counts?.has(term)) ? [word] : [],
        ),
        tokens: tokens.get(chunkId) ?? null,
        ...(outcomes.get(chunkId) ?? { outcome: hidden ? ('hidden' as const) : ('beyond' as const), ref: null }),
      },
    ];
  });
  const chosen = traced.selection.passages.flatMap(({ chunks }) => chunks);
  return {
    words: ranking.words.map(({ word, terms, related: near }) => ({ word, terms, related: near })),
    weight: ranking.weight,
    embedder: ranking.material?.stored.embedder ?? BUILTIN,
    fitted: ranking.material !== null,
    ...{ coverage, covered: coverage >= COVERED_FROM, coveredFrom: COVERED_FROM },
    ...{ limit: asked.limit, budgetTokens: asked.budgetTokens },
    usedTokens: chosen.reduce((sum, { id }) => sum + (tokens.get(id) ?? 0), 0),
    hits: hits.sort((a, b) => (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY)),
  };
}

/** What became of each passage that was a candidate. */
function outcomesOf({ selection }: Retrieval): Map<string, Pick<ExplainedHit, 'outcome' | 'ref'>> {
  const outcomes = new Map<string, Pick<ExplainedHit, 'outcome' | 'ref'>>();
  for (const [place, { chunks, best }] of selection.passages.entries())
    for (const { id } of chunks)
      outcomes.set(id, { outcome: id === best.id ? 'shown' : 'joined', ref: `c${place + 1}` });
  for (const { id, reason } of selection.dropped) outcomes.set(id, { outcome: reason, ref: null });
  return outcomes;
}
