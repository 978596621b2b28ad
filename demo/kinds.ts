import { POPULATION, type Population } from '@/core/simulation/population';

/** How one sort of learner differs from the others. */
export interface LearnerKind {
  name: 'steady' | 'quick' | 'slow' | 'stuck' | 'stopped' | 'guesses' | 'hints' | 'ahead';
  /** Shifts, in logits, of what is known on the first day, of learning from one explanation, and of slips. */
  knows: number;
  learns: number;
  slips: number;
  /** Sittings on their own beside that of the class, a week on average. */
  alone: number;
  /** Share of the class's sittings that they come to. */
  comes: number;
  /** Share of exercises answered without having read them, and share in which hints are taken before the first try. */
  guesses: number;
  hints: number;
  /** Factor on the time they take. */
  pace: number;
  /** Stars that they tend to give a lesson, 1 to 5. */
  stars: number;
  /** Came last so many days before the end; null: still comes. */
  goneDays: number | null;
}

const steady: LearnerKind = {
  ...{ name: 'steady', knows: -0.3, learns: 0.9, slips: 0, alone: 0.6, comes: 0.9 },
  ...{ guesses: 0.03, hints: 0.1, pace: 1, stars: 4, goneDays: null },
};

export const KINDS: Record<LearnerKind['name'], LearnerKind> = {
  steady,
  quick: { ...steady, name: 'quick', knows: 0.4, learns: 1.6, slips: -0.3, alone: 1.3, pace: 0.65, hints: 0.04 },
  slow: { ...steady, name: 'slow', knows: -1, learns: 0.1, alone: 0.5, pace: 1.6, hints: 0.25, stars: 3 },
  stuck: { ...steady, name: 'stuck', knows: -2.6, learns: -3, slips: 0.4, pace: 1.4, hints: 0.2, stars: 2 },
  stopped: { ...steady, name: 'stopped', knows: -0.5, alone: 0.3, comes: 0.7, stars: 3, goneDays: 15 },
  guesses: { ...steady, name: 'guesses', knows: -0.8, learns: 0.2, guesses: 0.7, pace: 0.5, alone: 0.2, stars: 3 },
  hints: { ...steady, name: 'hints', knows: -0.6, learns: 0.6, hints: 0.92, pace: 1.2 },
  ahead: { ...steady, name: 'ahead', knows: 1.9, learns: 2.2, slips: -0.8, alone: 2.4, comes: 1, pace: 0.7, stars: 5 },
};

/** Who sits in a class, seat by seat; a larger class begins again from the front. */
const SEATS: LearnerKind['name'][] = [
  ...(['quick', 'stuck', 'ahead', 'steady', 'stopped', 'guesses', 'hints', 'slow', 'steady', 'steady'] as const),
  ...(['quick', 'steady', 'slow', 'steady', 'quick', 'steady', 'steady', 'slow', 'steady', 'hints'] as const),
  ...(['steady', 'quick', 'steady', 'guesses', 'slow', 'steady', 'stopped', 'steady', 'ahead', 'slow'] as const),
];

export function kindOfSeat(seat: number): LearnerKind {
  return KINDS[SEATS[seat % SEATS.length] ?? 'steady'];
}

/** The population that a learner of this kind is drawn from. */
export function populationOf(kind: LearnerKind): Population {
  const { initial, learning, slip } = POPULATION;
  return {
    ...POPULATION,
    initial: { ...initial, logit: initial.logit + kind.knows, learnerDeviation: initial.learnerDeviation / 2 },
    learning: { ...learning, logit: learning.logit + kind.learns, learnerDeviation: learning.learnerDeviation / 2 },
    slip: { ...slip, logit: slip.logit + kind.slips },
  };
}
