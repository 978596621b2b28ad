import type { ModelJob, ModelServing } from '@/platform/models/serving/types';
import { ModelError } from '@/platform/models/types';

/**
 * Models that take no work for a learner who wants none: the last door, behind what each feature does to teach them without. Whoever comes this far
 * is told that no model is configured, and teaches without one.
 * @param mayUse whether a language model may work for a learner now; asked before each piece of work
 */
export function guardServing<S extends ModelServing>(serving: S, mayUse: (learnerId: string) => Promise<boolean>): S {
  async function check({ learnerId }: ModelJob): Promise<void> {
    if (learnerId !== null && !(await mayUse(learnerId)))
      throw new ModelError('not_configured', 'This learner wants no language model.');
  }
  return {
    ...serving,
    async *stream(job, signal) {
      await check(job);
      return yield* serving.stream(job, signal);
    },
    async object(job, schema, signal, progress) {
      await check(job);
      return serving.object(job, schema, signal, progress);
    },
  };
}
