import type { Database } from '@/platform/database/transaction';
import type { JobQueue } from '@/platform/jobs/queue';
import type { PeopleDeps } from './service/people';

export interface ExperimentsDeps {
  database: Database;
  jobs: Pick<JobQueue, 'define' | 'send'>;
  consent: PeopleDeps['consent'];
  currentDistrict(): Promise<{ id: string } | null>;
  /** `HH:MM` UTC at which all that run are reckoned anew; null: never. */
  nightlyAt: string | null;
  /** Whether a language model writes lessons now. */
  modelWrites(): boolean;
  /** Prompts that arms may name, as they are in force. */
  prompts: readonly { name: string; version: number }[];
  now(): Date;
}
