import type { ConsentPort } from '@/features/consent/contract';
import type { GroundingPort } from '@/features/grounding/contract';
import type { OutputsPort } from '@/features/language-models/contract';
import type { Database, Tx } from '@/platform/database/transaction';
import type { JobQueue } from '@/platform/jobs/queue';
import type { ModelServing } from '@/platform/models/serving/types';

/** What exercises need of language models; all of it works on without one that answers. */
export interface PracticeModels {
  /** Whether a model may read a learner's answers. */
  consent: Pick<ConsentPort<Tx>, 'allows'>;
  serving: ModelServing;
  grounding: GroundingPort;
  outputs: OutputsPort<Tx>;
  jobs: Pick<JobQueue, 'define' | 'send'>;
  database: Pick<Database, 'transaction'>;
}
