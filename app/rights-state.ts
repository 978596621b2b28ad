import type { Correction, Deletion, RecordExport } from '@/features/rights/contract';
import type { RightsState } from '@/features/rights/ui/rights-panel';
import { pageApi } from '@/server/page-api';

/** What was asked for a learner so far: copies, corrections, deletions. */
export async function rightsOf(learnerId: string): Promise<RightsState> {
  const of = `/learners/${learnerId}`;
  const copies = await pageApi<{ items: RecordExport[] }>(`${of}/record/copies`);
  const corrections = await pageApi<{ items: Correction[] }>(`${of}/corrections`);
  const deletions = await pageApi<{ items: Deletion[] }>(`${of}/deletions`);
  return { copies: copies.items, corrections: corrections.items, deletions: deletions.items };
}
