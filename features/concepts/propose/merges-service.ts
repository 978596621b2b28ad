import { type Database, systemActor } from '@/platform/database/transaction';
import { type Embedder, ModelError } from '@/platform/models/types';
import { conceptsOf, lockMap } from '../store';
import { alikeByEmbedder } from './alike-by-embedder';
import { proposeMerges } from './merges';

export interface MergeDeps {
  database: Pick<Database, 'transaction'>;
  /** The embedding model that is configured; null: names and passages alone tell which concepts may be one. */
  embedder(): Embedder | null;
}

/** Which concepts an embedding model, where there is one, takes for the same. */
export function createMerges(deps: MergeDeps | null) {
  return {
    /** The map was drawn anew: its concepts are compared. Without a model, or where it fails, what the text says stays alone. */
    async afterRebuild(districtId: string, courseId: string, signal = AbortSignal.timeout(120_000)): Promise<void> {
      const embedder = deps?.embedder();
      if (!deps || !embedder) return;
      const inDistrict = <T>(work: Parameters<typeof deps.database.transaction<T>>[1]) =>
        deps.database.transaction(systemActor(districtId), work);
      const rows = await inDistrict((tx) => conceptsOf(tx, courseId));
      const shown = rows.filter((row) => !row.mergedInto && !row.removed && !row.hidden);
      try {
        const pairs = await alikeByEmbedder(embedder, shown, signal);
        await inDistrict(async (tx) => {
          await lockMap(tx, courseId);
          await proposeMerges(tx, courseId, pairs, embedder.id);
        });
      } catch (error) {
        if (!(error instanceof ModelError)) throw error;
      }
    },
  };
}
