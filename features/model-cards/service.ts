import { z } from 'zod';
import { asSystem } from '@/platform/database/as-system';
import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import type { JobQueue } from '@/platform/jobs/queue';
import type { ModelCards } from './contract';
import { makeCards } from './make';
import * as store from './store';

/** Works the cards out anew each night. */
export const CARDS_QUEUE = 'model-cards.nightly';

interface ModelCardsDeps {
  database: Database;
  jobs: Pick<JobQueue, 'define'>;
  currentDistrict(): Promise<{ id: string } | null>;
  nightlyAt: string | null;
  now(): Date;
}

export type ModelCardsService = ReturnType<typeof createModelCards>;

/** A card for each model: what it is made of and how well it does, from what the product keeps, not written by hand. */
export function createModelCards({ database, jobs, currentDistrict, nightlyAt, now }: ModelCardsDeps) {
  async function make(tx: Tx): Promise<ModelCards> {
    const [items, at] = [await makeCards(tx), now()];
    await store.putCards(tx, items, at);
    return { items, at: at.toISOString() };
  }
  jobs.define(CARDS_QUEUE, { data: z.object({}), retries: 1, expireInSeconds: 1800, dailyAt: nightlyAt }, async () => {
    const district = await currentDistrict();
    if (district) await database.transaction(systemActor(district.id), make);
  });
  return {
    /** As they were worked out last; the first time at once. */
    async list(tx: Tx): Promise<ModelCards> {
      const kept = await store.storedCards(tx);
      return kept ? { items: kept.cards, at: kept.updatedAt.toISOString() } : asSystem(tx, () => make(tx));
    },
    /** Worked out now. */
    fresh: (districtId: string): Promise<ModelCards> => database.transaction(systemActor(districtId), make),
  };
}
