import { eq } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import type { WaitingRequests } from './contract';
import { correctionRequests, deletionRequests } from './schema';

/** How many requests wait for somebody's decision; those that nobody took back or answered. */
export async function waitingRequests(tx: Tx): Promise<WaitingRequests> {
  return {
    deletions: await tx.$count(deletionRequests, eq(deletionRequests.state, 'asked')),
    corrections: await tx.$count(correctionRequests, eq(correctionRequests.state, 'open')),
  };
}
