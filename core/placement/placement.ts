import type { Random } from '../random/random';
import type { CourseModel } from '../sequencing/course-model';
import { chooseQuestion, type Question } from './choose-question';
import { drawPossibleLearners, knownChances, type PossibleLearners, weighAnswer } from './possible-learners';

/** Answer to a question of a placement. */
export interface PlacementAnswer {
  concept: number;
  item: number;
  correct: boolean;
}

/** Questions that a placement has at most: about ten minutes. */
export const MOST_QUESTIONS = 12;
/** Below this mean of p(1 − p) a concept no further question is worth a learner's time. */
const SETTLED = 0.03;
const LEARNERS = 4_000;
/** A concept is asked at most so often: further items on it tell little of the others. */
const MOST_ON_ONE = 2;

/**
 * A placement test: brought back from its answers, so that it can be broken off and gone on with anywhere; the same seed and answers give the same
 * next question.
 */
export interface Placement {
  learners: PossibleLearners;
  answers: readonly PlacementAnswer[];
}

/** @param random drawn from its own seed, the same at every call for one test. */
export function bringBackPlacement(model: CourseModel, answers: readonly PlacementAnswer[], random: Random): Placement {
  const placement = { learners: drawPossibleLearners(model, LEARNERS, random), answers: [] };
  return answers.reduce<Placement>(afterAnswer, placement);
}

/** The test after one more answer; the one before it can't be used any longer. */
export function afterAnswer({ learners, answers }: Placement, answer: PlacementAnswer): Placement {
  weighAnswer(learners, answer.concept, answer.item, answer.correct);
  return { learners, answers: [...answers, answer] };
}

/** What to ask next; null once all is asked, or is settled. @param hasItem whether the course has an item of this level on this concept. */
export function nextQuestion(
  { learners, answers }: Placement,
  hasItem: (concept: number, item: number) => boolean,
): Question | null {
  if (answers.length >= MOST_QUESTIONS || meanDoubt(learners) < SETTLED) return null;
  return chooseQuestion(learners, (concept, item) => {
    const asked = answers.filter((answer) => answer.concept === concept);
    return asked.length < MOST_ON_ONE && hasItem(concept, item);
  });
}

function meanDoubt(learners: PossibleLearners): number {
  const known = knownChances(learners);
  return known.length === 0 ? 0 : known.reduce((sum, p) => sum + p * (1 - p), 0) / known.length;
}

/** p(L) of each concept after the test, 0 to 1. */
export function placedAt({ learners }: Placement): Float64Array {
  return knownChances(learners);
}
