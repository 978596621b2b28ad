import type { ConsentChange } from '@/features/consent/contract';
import { systemDraws } from '@/platform/crypto/random-bits';
import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { type RecommendationRun, type RecommendationsPort, recommendationsErrors } from './contract';
import { createRecommendationJobs, type RecommendationJobsDeps } from './jobs';
import { createForLearner, type LearnerDeps } from './service/learner';
import { createReview, type ReviewDeps } from './service/review';
import { markWilling, withdraw } from './store-consent';
import { createFactsReader } from './store-facts';
import * as runs from './store-runs';
import { markEverywhere } from './store-states';
import { putChoice, takesPartTogether } from './store-together';

const fail = errorsOf(recommendationsErrors);

export interface RecommendationsDeps
  extends Omit<RecommendationJobsDeps, 'practice' | 'noise' | 'readFacts'>,
    ReviewDeps {
  practice: RecommendationJobsDeps['practice'] & LearnerDeps['practice'];
  /** Left out: noise that nobody can foresee. */
  noise?: RecommendationJobsDeps['noise'];
}

export type RecommendationsService = ReturnType<typeof createRecommendations>;

/** What each learner may do to get on, offered at the right moment; teachers' say in it; and what came of it. */
export function createRecommendations(deps: RecommendationsDeps) {
  const { now } = deps;
  const jobs = createRecommendationJobs({
    ...deps,
    readFacts: createFactsReader(),
    noise: deps.noise ?? systemDraws,
  });
  const learner = createForLearner(deps);
  const port: RecommendationsPort<Tx> = { forLearner: learner.forLearner };
  return {
    port,
    learner,
    review: createReview(deps),
    jobs,

    /** Whether a learner's answers stand among the many, and they get what comes of it. */
    choice: async (tx: Tx, learnerId: string) => ({ together: await takesPartTogether(tx, learnerId) }),
    async choose(tx: Tx, learnerId: string, choice: { together: boolean }) {
      await putChoice(tx, learnerId, choice.together, now());
      for (const courseId of await markEverywhere(tx, learnerId, now()))
        await deps.changes.learnerChanged(tx, learnerId, courseId);
      return choice;
    },

    /** What is recommended to who wants none goes at once; who wants some again gets them soon. */
    async consentChanged(tx: Tx, { purpose, learnerId }: ConsentChange): Promise<void> {
      if (purpose !== 'recommendations') return;
      await withdraw(tx, learnerId);
      const one = await markWilling(tx, learnerId, now());
      if (one) await deps.changes.learnerChanged(tx, one.learnerId, one.courseId);
    },

    runs: async (tx: Tx): Promise<{ items: RecommendationRun[] }> => ({ items: await runs.listRuns(tx) }),
    /** Marks nothing: works off what is out of date. @throws run_in_progress */
    async run(districtId: string): Promise<RecommendationRun> {
      const made = await jobs.begin(districtId, null);
      if (!made) throw fail('run_in_progress', 'Recommendations are being worked out already.');
      return made;
    },
    /** @throws run_not_found for one that has ended. */
    async cancel(tx: Tx, runId: string): Promise<RecommendationRun> {
      const run = await runs.requestCancel(tx, runId, now());
      if (!run) throw fail('run_not_found', 'There is no such run at work.');
      return run;
    },
  };
}
