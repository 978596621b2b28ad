import type { RetrievalScore, ScoreReport, ScoreState } from './contract';
import { changesBetween } from './score-course';
import type { ScoreRow } from './store-measure';

/** Questions that got worse that are named. */
const MOST_WORSE = 20;
/** A question that finds nothing among the first ten counts as found here. */
const NOT_FOUND = 11;

/**
 * How a course's retrieval has done over time.
 * @param rows newest first
 * @param now on what it would be measured now; null without questions
 */
export function reportOf(rows: readonly ScoreRow[], now: ScoreState | null): ScoreReport {
  const [newest, before] = rows;
  const ranks = new Map(before?.results.map(({ questionId, rank }) => [questionId, rank]));
  const place = (rank: number | null) => rank ?? NOT_FOUND;
  const worse = (newest?.results ?? []).flatMap(({ questionId, question, rank }) => {
    const rankBefore = ranks.get(questionId);
    if (rankBefore === undefined || place(rank) <= place(rankBefore)) return [];
    return [{ questionId, question, rankBefore, rank }];
  });
  worse.sort((a, b) => place(b.rank) - place(b.rankBefore) - (place(a.rank) - place(a.rankBefore)));
  return {
    scores: rows.map((row, place) => shown(row, rows[place + 1])).reverse(),
    results: newest?.results ?? [],
    worse: worse.slice(0, MOST_WORSE),
    outdated: now !== null && (!newest || changesBetween(newest.state, now).length > 0),
  };
}

function shown(
  { id, createdAt, ndcg10, recall10, mrr, state }: ScoreRow,
  before: ScoreRow | undefined,
): RetrievalScore {
  const changes = before ? changesBetween(before.state, state) : [];
  return { id, createdAt: createdAt.toISOString(), questions: state.questions, ndcg10, recall10, mrr, state, changes };
}
