import { ignore, NoCandidateError, type Policy } from '../policy';

/** The truth about one simulated learner, which only the oracle sees. */
export interface Truth {
  /** Probability that one explanation would teach the concept now; 0 where it is known. */
  learnChance(concept: number, approach: number): number;
  /** Probability that the concept is known so many days later without practice; 0 where it isn't known now. */
  heldAfter(concept: number, days: number): number;
}

/** How far the oracle looks ahead when all is known, in days. */
const AHEAD_DAYS = 30;

/**
 * Sees the truth and takes what most surely teaches one more concept now, in the approach that suits best; when all is known,
 * what is most likely to be lost. Greedy: nobody knows the best order of a whole course, but no policy that sees answers only
 * comes near this one.
 */
export function createOracle(truth: Truth): Policy {
  return {
    name: 'oracle',
    reset: ignore,
    choose({ model }, _random, choice) {
      const { count } = model.graph;
      if (count === 0) throw new NoCandidateError();
      choice.item = 0;
      choice.propensity = 1;
      let [chance, loss] = [0, -1];
      let weakest = 0;
      for (let concept = 0; concept < count; concept++) {
        // 0 for what is known, whatever the approach.
        if (truth.learnChance(concept, 0) === 0) {
          if (chance > 0) continue;
          const lost = 1 - truth.heldAfter(concept, AHEAD_DAYS);
          if (lost > loss) {
            loss = lost;
            weakest = concept;
          }
          continue;
        }
        for (let approach = 0; approach < model.approaches; approach++) {
          const teaches = truth.learnChance(concept, approach);
          if (teaches <= chance) continue;
          chance = teaches;
          choice.concept = concept;
          choice.approach = approach;
        }
      }
      if (chance === 0) choice.concept = weakest;
    },
    observe: ignore,
  };
}
