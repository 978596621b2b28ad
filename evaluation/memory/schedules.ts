import { MS_PER_DAY } from '@/core/memory/days';
import { type ConceptMemory, nextCheck, reviewConcept } from '@/core/memory/memory';
import type { MemoryParameters } from '@/core/memory/parameters';

/** Decides when one learner checks one concept again. It sees days and answers, never the memory. */
export interface Schedule {
  /** Takes the answer given on `day` and says the day of the next check; null for never again. */
  after(day: number, correct: boolean): number | null;
}

export const LADDER_DAYS: readonly number[] = [0, 1, 3, 7, 14, 30, 60];

/** Checks on fixed days after the concept was mastered, whatever the answers. */
export function fixedDays(days: readonly number[] = LADDER_DAYS): Schedule {
  let done = 0;
  return {
    after() {
      done++;
      return days[done] ?? null;
    },
  };
}

/** The same numbers as gaps: a right answer moves one rung up (the last is repeated), a wrong one back to the first gap. */
export function fixedGaps(gaps: readonly number[] = LADDER_DAYS): Schedule {
  let rung = 0;
  return {
    after(day, correct) {
      rung = correct ? Math.min(gaps.length - 1, rung + 1) : 1;
      return day + (gaps[rung] ?? 1);
    },
  };
}

/** Meno's own: the next check when FSRS-6 takes recall to have fallen to `desiredRetention`. */
export function fsrsSchedule(parameters: MemoryParameters, desiredRetention: number): Schedule {
  let memory: ConceptMemory | null = null;
  return {
    after(day, correct) {
      memory = reviewConcept(memory, { correct, hintsUsed: 0, at: day * MS_PER_DAY }, parameters);
      return nextCheck(memory, desiredRetention, parameters).getTime() / MS_PER_DAY;
    },
  };
}
