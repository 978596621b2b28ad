import type { LibraryPort } from '@/features/library/contract';

export interface NearInput {
  courseId: string;
  /** Of the concept. */
  name: string;
  definition: string;
  /** Passages that the learner has of it: those that teach it, the best first. */
  chunkIds: readonly string[];
}

/** Passages that each search looks at. */
const LOOKED_AT = 40;
/** Passages that stand for a concept: the first of those that teach it. */
export const STANDING_FOR = 3;
/** What likeness to the concept's name and definition counts beside likeness to its passages, which also speak of other things. */
const NAMED = 0.6;

/**
 * Passages near a concept: by its name and definition, and by the passages that teach it; scores of each beside its best, weighed together.
 * @returns 0 to 1 by chunk id, best first
 */
export async function nearConcept<Tx>(
  similar: LibraryPort<Tx>['similar'],
  tx: Tx,
  input: NearInput,
): Promise<Map<string, number>> {
  const { courseId, name, definition } = input;
  const chunkIds = input.chunkIds.slice(0, STANDING_FOR);
  // The name twice: a definition of many words must not drown it.
  const named = await similar(tx, {
    courseId,
    text: [name, name, definition].join('. '),
    exclude: chunkIds,
    limit: LOOKED_AT,
  });
  const like = chunkIds.length > 0 ? await similar(tx, { courseId, chunkIds, limit: LOOKED_AT }) : [];
  const scores = new Map<string, number>();
  for (const [found, weight] of [
    [named, like.length > 0 ? NAMED : 1],
    [like, 1 - NAMED],
  ] as const) {
    const most = Math.max(0, ...found.map(({ score }) => score)) || 1;
    for (const { chunkId, score } of found) scores.set(chunkId, (scores.get(chunkId) ?? 0) + (weight * score) / most);
  }
  return new Map([...scores].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
}
