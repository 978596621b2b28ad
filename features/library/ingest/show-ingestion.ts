import type { Ingestion } from '../contract';
import type { IngestionFileRow, IngestionRow } from '../store-ingestions';

/** An ingestion as the API shows it. */
export function showIngestion(row: IngestionRow, files: readonly IngestionFileRow[]): Ingestion {
  const shown = files.map((file) => ({
    sourceId: file.sourceId,
    path: file.path,
    status: file.status,
    failure: failureOf(file),
    chunkCount: file.chunkCount,
  }));
  return {
    id: row.id,
    courseId: row.courseId,
    status: row.status,
    stage: row.stage,
    files: shown,
    filesDone: shown.filter((file) => file.status !== 'queued' && file.status !== 'parsing').length,
    filesTotal: shown.length,
    error: row.error,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/** Code and words of a failure, from a row that keeps both. */
export function failureOf(row: {
  failureCode: string | null;
  failureMessage: string | null;
}): { code: string; message: string } | null {
  return row.failureCode === null ? null : { code: row.failureCode, message: row.failureMessage ?? row.failureCode };
}
