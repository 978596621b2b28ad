/** A chunk found for a question, with what it was found by. */
export interface Ranked {
  chunkId: string;
  /** 0 to 1, comparable within one answer only. */
  score: number;
  /** Score by words, 0 where none was found. */
  lexical: number;
  /** Cosine with the question, 0 where there are no vectors. */
  dense: number;
}

/**
 * Brings the ranks by words and by meaning together: the score by words beside the best, and the cosine, by the weight that was measured
 * for the course (a convex combination, which keeps how much better one is than the next; Bruch, Gai and Ingber, ACM TOIS 42, 2023).
 *
 * @param lexical best first
 * @param dense cosines of any chunks, in any order
 * @param weight share of the dense score, 0 to 1
 */
export function fuse(
  lexical: readonly { chunkId: string; score: number }[],
  dense: ReadonlyMap<string, number>,
  weight: number,
  limit: number,
): Ranked[] {
  const words = new Map(lexical.map(({ chunkId, score }) => [chunkId, score]));
  const most = Math.max(0, ...words.values());
  // Where no word is found, meaning alone ranks, if it is worth anything.
  const share = words.size === 0 && weight > 0 ? 1 : weight;
  const ids = share > 0 ? new Set([...words.keys(), ...dense.keys()]) : new Set(words.keys());
  const ranked = [...ids].map((chunkId): Ranked => {
    const own = { lexical: words.get(chunkId) ?? 0, dense: dense.get(chunkId) ?? 0 };
    const score = (most > 0 ? ((1 - share) * own.lexical) / most : 0) + share * Math.max(0, own.dense);
    return { chunkId, score, ...own };
  });
  return ranked
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || b.lexical - a.lexical || (a.chunkId < b.chunkId ? -1 : 1))
    .slice(0, limit);
}

/** The places of the greatest values, greatest first. */
export function greatest(values: Float32Array, count: number): number[] {
  const best: number[] = [];
  let least = Number.NEGATIVE_INFINITY;
  for (let place = 0; place < values.length; place++) {
    const value = values[place] ?? 0;
    if (best.length >= count && value <= least) continue;
    let at = best.length;
    while (at > 0 && (values[best[at - 1] ?? 0] ?? 0) < value) at--;
    best.splice(at, 0, place);
    if (best.length > count) best.pop();
    least = values[best.at(-1) ?? 0] ?? 0;
  }
  return best;
}
