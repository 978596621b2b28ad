import type { Random } from '../random/random';
import type { LearnerView } from './learner-view';

/** What to do next. Filled in by a policy, so that choosing makes no garbage. */
export interface Choice {
  concept: number;
  /** Way of teaching, 0 and up. */
  approach: number;
  /** How hard an item, 0 easy to 2 hard. */
  item: number;
  /** Probability with which this concept was chosen, above 0 up to 1: for off-policy estimates. */
  propensity: number;
}

/** There is no concept to choose from: the course is empty. */
export class NoCandidateError extends Error {
  readonly code = 'no_candidate';

  constructor() {
    super('There is no concept to choose from.');
    this.name = 'NoCandidateError';
  }
}

/**
 * A way of choosing what a learner does next. It sees the product's view of the learner and never the truth; all chance
 * comes from `random`, so the same seed gives the same choices. What it remembers of the learner lies in itself.
 */
export interface Policy {
  readonly name: string;
  /** Forgets the learner: the next one begins. */
  reset(view: LearnerView): void;
  /** @throws NoCandidateError for a course without concepts. */
  choose(view: LearnerView, random: Random, choice: Choice): void;
  /** Learns from the answer to the last choice; `view` has it already. */
  observe(view: LearnerView, choice: Choice, correct: boolean): void;
  /** A new sitting began; `view` has faded already. */
  rest?(view: LearnerView): void;
}

/** A choice to be filled in. */
export function createChoice(): Choice {
  return { concept: 0, approach: 0, item: 0, propensity: 1 };
}

/** Nothing to remember: for policies that don't learn. */
export function ignore(): void {}

/** Any way of teaching and any item, evenly. */
export function chooseBlindly(view: LearnerView, random: Random, choice: Choice, items: number): void {
  choice.approach = random.integer(view.model.approaches);
  choice.item = random.integer(items);
}
