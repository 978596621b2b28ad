import type { Random } from '../random/random';
import { strengthened } from '../sequencing/recall';
import { daysUntilForgotten, retention } from './forgetting';
import { logistic } from './logistic';
import { correlated, type World } from './world';

/** One learner with a mind of their own: what they know is drawn, changes by learning and forgetting, and shows only in answers. */
export interface SimulatedLearner {
  /** Draws a new person before the first day: traits, and what they bring along. */
  enrol(random: Random): void;
  /** Truth: whether the concept is known at this moment. */
  isKnown(concept: number): boolean;
  /** Truth: how many concepts are known at this moment. */
  knownCount(): number;
  /** Truth: probability that one explanation in this approach (0 and up) would teach the concept now; 0 where it is known. */
  learnChance(concept: number, approach: number): number;
  /** Truth: probability that what is known now is known `days` later without practice; 0 where it isn't known. */
  heldAfter(concept: number, days: number): number;
  /** Truth: probability that one item of the concept would be answered rightly now; `ease` as for {@link answer}. */
  rightChance(concept: number, ease: number): number;
  /**
   * Answers one item of the concept. Recalling what is known makes it more stable.
   * @param ease in logits: easier items above 0.
   */
  answer(concept: number, ease: number, random: Random): boolean;
  /** An explanation: teaches what isn't known, with the probability of {@link learnChance}. */
  explain(concept: number, approach: number, random: Random): void;
  /** Time goes by; a new sitting begins, rested. */
  rest(days: number): void;
}

/** A learner of this course; `enrol` makes a new person of the same buffers. */
export function createLearner(world: World): SimulatedLearner {
  const { graph, population } = world;
  const { count, prerequisiteStart, prerequisites, order } = graph;
  const { approach: approaches, memory, fatigue, sittingAnswers } = population;
  const held = new Uint8Array(count);
  const once = new Uint8Array(count);
  const taught = new Uint8Array(count);
  const stability = new Float64Array(count);
  const practisedOn = new Float64Array(count);
  const lostOn = new Float64Array(count);
  const taste = new Float64Array(approaches.count);
  let [ability, rate, carelessness, luck, retentiveness] = [0, 0, 0, 0, 1];
  let [today, answers] = [0, 0];

  const isKnown = (concept: number) => held[concept] === 1 && today < (lostOn[concept] ?? 0);

  const isReady = (concept: number) => {
    const end = prerequisiteStart[concept + 1] ?? 0;
    for (let at = prerequisiteStart[concept] ?? 0; at < end; at++) if (!isKnown(prerequisites[at] ?? 0)) return false;
    return true;
  };

  const remember = (concept: number, days: number, random: Random) => {
    held[concept] = 1;
    once[concept] = 1;
    stability[concept] = days;
    practisedOn[concept] = today;
    lostOn[concept] = today + daysUntilForgotten(memory.curve, days, random.uniform());
  };

  const tiredness = () => Math.min(1, answers / sittingAnswers);

  const learnChance = (concept: number, approach: number) => {
    if (isKnown(concept)) return 0;
    const logit =
      (world.learning[concept] ?? 0) +
      rate +
      (world.approach[concept * approaches.count + approach] ?? 0) +
      (taste[approach] ?? 0) +
      (once[concept] === 1 ? population.learning.savings : taught[concept] === 1 ? 0 : population.learning.lesson) -
      fatigue.learning * tiredness();
    return logistic(logit) * (isReady(concept) ? 1 : population.learningWithoutPrerequisite);
  };

  const rightChance = (concept: number, ease: number) =>
    isKnown(concept)
      ? logistic(ease - (world.slip[concept] ?? 0) - carelessness - fatigue.slip * tiredness())
      : logistic((world.guess[concept] ?? 0) + luck + ease);

  return {
    isKnown,
    learnChance,
    rightChance,
    enrol(random) {
      [today, answers] = [0, 0];
      const general = random.normal();
      const trait = (deviation: number) => deviation * correlated(general, population.correlation, random);
      ability = trait(population.initial.learnerDeviation);
      rate = trait(population.learning.learnerDeviation);
      carelessness = -trait(population.slip.learnerDeviation);
      luck = trait(population.guess.learnerDeviation);
      retentiveness = Math.exp(random.normal(0, memory.logDeviation / 2));
      for (let a = 0; a < approaches.count; a++) taste[a] = random.normal(0, approaches.learnerDeviation);
      held.fill(0);
      once.fill(0);
      taught.fill(0);
      for (let at = 0; at < count; at++) {
        const concept = order[at] ?? 0;
        const chance = logistic((world.initial[concept] ?? 0) + ability);
        if (!random.chance(chance * (isReady(concept) ? 1 : population.initialWithoutPrerequisite))) continue;
        remember(concept, memory.broughtDays * retentiveness * (world.stability[concept] ?? 1), random);
      }
    },
    knownCount() {
      let known = 0;
      for (let concept = 0; concept < count; concept++) if (isKnown(concept)) known++;
      return known;
    },
    heldAfter(concept, days) {
      if (!isKnown(concept)) return 0;
      // It survived until today, which makes it likelier to survive: the power curve has a memory.
      const [since, days0] = [today - (practisedOn[concept] ?? 0), stability[concept] ?? 1];
      return retention(memory.curve, days0, since + days) / retention(memory.curve, days0, since);
    },
    answer(concept, ease, random) {
      const right = rightChance(concept, ease);
      answers++;
      const since = today - (practisedOn[concept] ?? 0);
      if (since > 0 && isKnown(concept)) {
        const before = stability[concept] ?? 1;
        remember(concept, strengthened(before, retention(memory.curve, before, since)), random);
      }
      return random.chance(right);
    },
    explain(concept, approach, random) {
      const learns = random.chance(learnChance(concept, approach));
      taught[concept] = 1;
      if (!learns) return;
      const fresh = memory.learnedDays * retentiveness * (world.stability[concept] ?? 1);
      const again = once[concept] === 1 ? Math.max(fresh, (stability[concept] ?? 0) * memory.keptAfterLapse) : fresh;
      remember(concept, again, random);
    },
    rest(days) {
      today += days;
      answers = 0;
    },
  };
}
