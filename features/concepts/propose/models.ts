import type { OutputsPort } from '@/features/language-models/contract';
import type { LibraryPort } from '@/features/library/contract';
import type { Database, Tx } from '@/platform/database/transaction';
import type { JobQueue } from '@/platform/jobs/queue';
import type { ModelServing } from '@/platform/models/serving/types';

/** What proposals by a model need; a map works without any of it. */
export interface ConceptModels {
  serving: ModelServing;
  outputs: OutputsPort<Tx>;
  jobs: Pick<JobQueue, 'define' | 'send'>;
  database: Pick<Database, 'transaction'>;
  now(): Date;
}

export interface SuggestDeps {
  models: ConceptModels;
  library: Pick<LibraryPort<Tx>, 'courseChunks'>;
}
