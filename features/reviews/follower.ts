import type { EvidenceFollower } from '@/features/mastery/contract';
import type { Tx } from '@/platform/database/transaction';
import { afterAll, afterAnswer } from './remember';
import { dropMemory, memoryCte, memoryOf, putMemory } from './store-memories';

/** Keeps the memory of a concept up to date with the answers on it: in the same statement as p(L) where one was given. */
export const memoryFollower: EvidenceFollower<Tx> = {
  known: memoryOf,
  ctes(input, known) {
    const counts = input.kind !== 'none';
    const hintsUsed = input.kind === 'hinted' ? input.hintsUsed : 0;
    const answer = { at: input.at.getTime(), correct: input.correct, hintsUsed };
    return memoryCte(input, counts ? afterAnswer(known, answer) : known, counts);
  },
  condense: (answers) => afterAll(answers),
  async rewritten(tx, on, answers) {
    const memory = afterAll(answers);
    if (memory) await putMemory(tx, on, memory);
    else await dropMemory(tx, on);
  },
};
