import type { AuditPort } from '@/platform/http/audit';
import type { JobQueue } from '@/platform/jobs/queue';
import type { Serving } from '@/platform/models/serving/serving';
import type { Embedder } from '@/platform/models/types';
import type { Compute } from './compute';

/** What the features are made with, beside the engines of the foundation. */
export interface FeatureTools {
  jobs: JobQueue;
  compute: Compute;
  /** The models that are configured, if any, behind their queues. */
  serving: Serving;
  /** The first model that is configured for embeddings. */
  embedder(): Embedder | null;
  /** When the work of the night begins, as the settings name it; null: never. */
  nightlyAt: string | null;
  now(): Date;
  /** Where acts that no route writes down are. */
  audit: AuditPort;
  report(error: unknown): void;
}
