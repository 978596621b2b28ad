/** Relevance of documents to one query: what is missing, 0 or below is not relevant. */
export type Relevance = ReadonlyMap<string, number>;

/**
 * Normalised discounted cumulative gain of the first k results (Järvelin and Kekäläinen, ACM TOIS 20, 2002), with the gain
 * equal to the relevance and the discount log₂(rank + 1), as trec_eval and BEIR reckon it.
 *
 * @param ranked ids of documents, best first; a document named twice counts once.
 * @returns 0 to 1; NaN for a query without relevant documents.
 */
export function ndcgAt(ranked: readonly string[], relevance: Relevance, k: number): number {
  const gains = firstOf(ranked, k).map((id) => Math.max(0, relevance.get(id) ?? 0));
  const ideal = [...relevance.values()].filter((value) => value > 0).sort((a, b) => b - a);
  return discounted(gains) / discounted(ideal.slice(0, Math.max(0, k)));
}

/** Share of the relevant documents among the first k results, 0 to 1; NaN for a query without relevant documents. */
export function recallAt(ranked: readonly string[], relevance: Relevance, k: number): number {
  let relevant = 0;
  for (const value of relevance.values()) if (value > 0) relevant += 1;
  return firstOf(ranked, k).filter((id) => (relevance.get(id) ?? 0) > 0).length / relevant;
}

/**
 * 1 / rank of the first relevant document among the first k results, 0 when there is none; its mean over queries is MRR.
 * NaN for a query without relevant documents.
 */
export function reciprocalRankAt(ranked: readonly string[], relevance: Relevance, k: number): number {
  if (![...relevance.values()].some((value) => value > 0)) return Number.NaN;
  const rank = firstOf(ranked, k).findIndex((id) => (relevance.get(id) ?? 0) > 0);
  return rank < 0 ? 0 : 1 / (rank + 1);
}

function firstOf(ranked: readonly string[], k: number): string[] {
  return [...new Set(ranked)].slice(0, Math.max(0, k));
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);
}
