import type { Tx } from '@/platform/database/transaction';
import type { ExtractedAlike } from '../contract';
import { chunksOf, conceptsOf } from '../store';
import { pairKey } from './map-view';
import { deleteSuggestions, insertSuggestions, suggestionsOf } from './store';

/** What a pair found by names and passages bears in place of a model's name. */
export const BY_TEXT = 'text';

/** Two concepts of a map that may be one, by id. */
export interface AlikePair {
  intoId: string;
  fromId: string;
  /** 0 to 1. */
  likeness: number;
}

/** Concepts by the keys of extraction. */
export function pairsById(alike: readonly ExtractedAlike[], idOf: (key: string) => string | null): AlikePair[] {
  return alike.flatMap(({ key, otherKey, likeness }) => {
    const [intoId, fromId] = [idOf(key), idOf(otherKey)];
    return intoId && fromId && intoId !== fromId ? [{ intoId, fromId, likeness }] : [];
  });
}

/**
 * Keeps for a teacher which concepts may be one. What they decided on once does not come again; what nothing speaks for any more goes.
 *
 * @param by what found the likeness: {@link BY_TEXT}, or an embedding model's id
 */
export async function proposeMerges(tx: Tx, courseId: string, pairs: readonly AlikePair[], by: string): Promise<void> {
  const known = (await suggestionsOf(tx, courseId)).filter(({ kind }) => kind === 'merge');
  const wanted = new Map(pairs.map((pair) => [mergeKey(pair), pair]));
  const stale = known.filter(({ state, key, model }) => state === 'open' && model === by && !wanted.has(key));
  await deleteSuggestions(
    tx,
    stale.map(({ id }) => id),
  );
  const decided = new Set(known.map(({ key }) => key));
  const there = new Map((await conceptsOf(tx, courseId)).map((row) => [row.id, row]));
  const links = (await chunksOf(tx, courseId)).filter(({ role }) => role === 'teaches');
  const taughtBy = (conceptId: string) => links.filter((link) => link.conceptId === conceptId);
  await insertSuggestions(
    tx,
    [...wanted].flatMap(([key, { intoId, fromId, likeness }]) => {
      const [into, from] = [there.get(intoId), there.get(fromId)];
      const [passage] = taughtBy(fromId);
      if (decided.has(key) || !into || !from || into.hidden || from.hidden || !passage) return [];
      const shared = new Set(taughtBy(intoId).map(({ chunkId }) => chunkId));
      const support = taughtBy(fromId).filter(({ chunkId }) => shared.has(chunkId)).length;
      return [
        {
          ...{ courseId, kind: 'merge' as const, key, name: '', prerequisiteId: fromId, conceptId: intoId },
          ...{ chunkId: passage.chunkId, quote: '', support, weight: likeness, model: by },
        },
      ];
    }),
  );
}

/** The same for both orders. */
function mergeKey({ intoId, fromId }: AlikePair): string {
  return intoId < fromId ? pairKey(intoId, fromId) : pairKey(fromId, intoId);
}
