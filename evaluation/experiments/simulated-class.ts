import { armOf, stratumOf } from '@/core/experiments/assign';
import { createRandom, type Random } from '@/core/random/random';
import { traceAnswer } from '@/core/tracing/bkt';
import { analyse, type Design, type Participant } from '@/features/experiments/analyse/analyse';
import { type ComparedAnswer, type LearnerOutcome, outcomeOf } from '@/features/experiments/analyse/outcomes';

/** What the second arm does to its learners. */
export interface Effect {
  /** Added to the probability of a right first answer. */
  right: number;
  /** Times as long per answer. */
  slower: number;
}

export const NO_EFFECT: Effect = { right: 0, slower: 1 };

export interface SimulatedExperiment {
  seed: number;
  learners: number;
  days: number;
  /** Looks at the figures in a day: after each such part of the class has worked. */
  looksADay: number;
  design: Design;
  effect: Effect;
}

export interface SimulatedEnd {
  reason: ReturnType<typeof analyse>['reason'];
  day: number;
  looks: number;
  /** Keys of the arms by learner, and their prior mastery. */
  assigned: { arm: string; stratum: number; prior: number }[];
}

interface SimulatedLearner {
  arm: string;
  stratum: number;
  prior: number;
  ability: number;
  pace: number;
  joins: number;
  answers: ComparedAnswer[];
  known: number;
  concept: number;
  /** Concepts whose time to be asked again has not come, with the day on which it does. */
  due: { concept: number; known: number; day: number }[];
  /** As they stand after their last day of work; null: to be worked out. */
  outcome: LearnerOutcome | null;
}

const DAY_MS = 24 * 3600 * 1000;
const BKT = { pInit: 0.2, pLearn: 0.15, pSlip: 0.1, pGuess: 0.2 };
/** Answers of a learner on a day on which they work, and how likely that is. */
const [ANSWERS_A_DAY, WORKS] = [6, 0.6];

/**
 * One experiment on a simulated class, by the product's own assignment, outcomes and stopping rule: learners come in over the first third of its
 * days, answer on some days, learn, are asked again four days after a concept was mastered; the figures are looked at after each
 * part of the class has worked. Learners differ widely in ability and pace, and those who came in with more mastery are abler, as in real classes.
 */
export function runExperiment({ seed, learners, days, looksADay, design, effect }: SimulatedExperiment): SimulatedEnd {
  const random = createRandom(seed);
  const group = makeClass(seed, learners, days, design, random);
  let looks = 0;
  for (let day = 0; day < days; day++) {
    for (let look = 0; look < looksADay; look++) {
      for (let at = look; at < learners; at += looksADay) {
        const learner = group[at];
        if (learner && learner.joins <= day && random.uniform() < WORKS)
          workADay(learner, day, learner.arm === design.arms[0]?.key ? NO_EFFECT : effect, random);
      }
      looks++;
      const { reason } = analyse(design, group.filter(({ joins }) => joins <= day).map(participant), NOBODY, AT);
      if (reason !== 'none') return { reason, day, looks, assigned: group };
    }
  }
  return { reason: 'none', day: days, looks, assigned: group };
}

const NOBODY = { optedOut: 0, excluded: 0, notReached: 0 };
const AT = new Date(0);

function makeClass(seed: number, learners: number, days: number, design: Design, random: Random): SimulatedLearner[] {
  const places = new Map<number, number>();
  const arms = design.arms.map(({ key }) => ({ key, share: 1 }));
  return Array.from({ length: learners }, () => {
    const prior = Math.min(0.95, Math.max(0.05, random.normal(0.4, 0.2)));
    const stratum = stratumOf(prior);
    const place = places.get(stratum) ?? 0;
    places.set(stratum, place + 1);
    return {
      arm: armOf(`simulated ${seed}`, stratum, place, arms),
      stratum,
      prior,
      ability: Math.min(0.95, Math.max(0.25, 0.45 + 0.5 * prior + random.normal(0, 0.12))),
      pace: random.normal(Math.log(25), 0.4),
      joins: Math.floor(random.uniform() * (days / 3)),
      answers: [],
      known: BKT.pInit,
      concept: 0,
      due: [],
      outcome: null,
    };
  });
}

function workADay(learner: SimulatedLearner, day: number, effect: Effect, random: Random): void {
  learner.outcome = null;
  for (let times = 0; times < ANSWERS_A_DAY; times++) {
    const at = learner.due.findIndex((each) => each.day <= day);
    const [again] = at >= 0 ? learner.due.splice(at, 1) : [];
    const right = random.uniform() < Math.min(0.98, learner.ability + effect.right);
    const before = again?.known ?? learner.known;
    const after = traceAnswer(before, right, BKT);
    const concept = again?.concept ?? learner.concept;
    learner.answers.push({
      conceptId: `${concept}`,
      first: true,
      rightUnaided: right,
      elapsedMs: 1000 * effect.slower * Math.exp(random.normal(learner.pace, 0.6)),
      masteryBefore: before,
      masteryAfter: after,
      at: new Date(day * DAY_MS + times * 60_000),
    });
    if (again) continue;
    learner.known = after;
    if (after < 0.85) continue;
    learner.due.push({ concept, known: after, day: day + 4 });
    learner.concept++;
    learner.known = BKT.pInit;
  }
}

const NONE: ReadonlySet<string> = new Set();

function participant(learner: SimulatedLearner): Participant {
  learner.outcome ??= outcomeOf(learner.answers, NONE);
  return { arm: learner.arm, stratum: learner.stratum, priorMastery: learner.prior, outcome: learner.outcome };
}
