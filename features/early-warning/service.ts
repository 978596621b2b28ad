import type { ConsentChange } from '@/features/consent/contract';
import { asSystem } from '@/platform/database/as-system';
import type { Tx } from '@/platform/database/transaction';
import type { AnswerWarning, Guess, Warnings } from './contract';
import { createEarlyWarningJobs, type EarlyWarningJobsDeps } from './jobs';
import { createRiskPort } from './service/port';
import { answerWarning, listGuesses, listWarnings } from './service/warnings';
import { withdraw } from './store-cases';

export type EarlyWarningService = ReturnType<typeof createEarlyWarning>;

/** Who may fall behind, and why: rules until there is enough to learn from, then a plain model; a teacher's word holds over both. */
export function createEarlyWarning(deps: EarlyWarningJobsDeps) {
  const { now } = deps;
  return {
    ...createEarlyWarningJobs(deps),
    port: createRiskPort({ now }),
    list: (tx: Tx, courseId: string): Promise<Warnings> => listWarnings(tx, courseId, now()),
    guesses: (tx: Tx, learnerId: string): Promise<Guess[]> => listGuesses(tx, learnerId, now()),
    /** For a guardian or a counsellor, who see neither courses nor classes; that they follow the learner is asked before. */
    guessesOfFollowed: (tx: Tx, learnerId: string): Promise<Guess[]> =>
      asSystem(tx, () => listGuesses(tx, learnerId, now())),
    answer: (
      tx: Tx,
      of: { courseId: string; learnerId: string; by: string },
      answer: AnswerWarning,
    ): Promise<Warnings> => answerWarning(tx, of, answer, now()),
    /** Who no longer wants to be looked at has nothing said of them from that moment. */
    async consentChanged(tx: Tx, { purpose, learnerId }: ConsentChange): Promise<void> {
      if (purpose === 'risk') await withdraw(tx, learnerId);
    },
  };
}
