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
/** Learners who are drawn: fewer in a course of many concepts, where each takes more memory (a byte a concept) and time. */
const LEARNERS = { least: 4_000, most: 12_000, cells: 900_000 } as const;
/** A concept is asked at most so often: further items on it tell little of the others. */
const MOST_ON_ONE = 2;

/** A placement test: brought back from its answers, so that it can be broken off and gone on with anywhere. */
export interface Placement {
  learners: PossibleLearners;
  answers: readonly PlacementAnswer[];
}

/** Newcomers to a course as they could be, as many as make the share that a test finds sure to about .01; drawn once, every test of the course begins with them. */
export function drawNewcomers(model: CourseModel, random: Random): PossibleLearners {
  const { least, most, cells } = LEARNERS;
  const size = Math.max(least, Math.min(most, Math.floor(cells / Math.max(1, model.graph.count))));
  return drawPossibleLearners(model, size, random);
}

/** A test as far as it has come; the newcomers stay as they are. The same newcomers and answers give the same next question. */
export function bringBackPlacement(newcomers: PossibleLearners, answers: readonly PlacementAnswer[]): Placement {
  const learners = { ...newcomers, weight: newcomers.weight.slice() };
  return answers.reduce<Placement>(afterAnswer, { learners, answers: [] });
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
