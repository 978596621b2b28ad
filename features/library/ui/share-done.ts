import type { Ingestion } from '@/features/library/contract';

/** The stages in their order, with the part of the whole time that each takes (measured on three courses). */
const parts = { files: 0.5, map: 0.15, items: 0.3, index: 0.05 } as const;
export type WorkStage = keyof typeof parts;
export const workStages = ['files', 'map', 'items', 'index'] as const satisfies readonly WorkStage[];

/** How much of an ingestion is done, 0 to 1: the stages behind it, and of the reading the files that are read. */
export function shareDone(ingestion: Pick<Ingestion, 'status' | 'stage' | 'filesDone' | 'filesTotal'>): number {
  if (ingestion.status === 'queued') return 0;
  if (ingestion.stage === 'finished') return 1;
  const behind = workStages.slice(0, workStages.indexOf(ingestion.stage)).reduce((sum, stage) => sum + parts[stage], 0);
  if (ingestion.stage !== 'files') return behind;
  return parts.files * (ingestion.filesTotal === 0 ? 0 : ingestion.filesDone / ingestion.filesTotal);
}
