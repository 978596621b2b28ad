import { MOST_QUESTIONS } from '@/core/placement/placement';
import type { Person } from './person';

/** How far a placement was from the truth. */
export interface Placed {
  questions: number;
  /** Mean over concepts of |p(L) − known|, known 0 or 1. */
  off: number;
  /** |share of the course taken for known − share known|. */
  shareOff: number;
  /** Share of the course taken for known, and share known. */
  share: number;
  known: number;
}

/** A new learner answers the placement's questions. */
export async function placeLearner(person: Person): Promise<Placed> {
  const { course, learner, learnerId, as } = person;
  const { school, courseId, conceptIds } = course;
  let questions = 0;
  for (; questions <= MOST_QUESTIONS; questions++) {
    const { question } = await as((tx) =>
      school.pathways.placement.next(tx, { learnerId, courseId }, { unsure: false }),
    );
    if (!question) break;
    await as((tx) => person.answer(tx, question));
  }
  // What is answered next comes after the placement's end, not in the same moment.
  school.clock.now = new Date(school.clock.now.getTime() + 1000);
  const placed = await as((tx) => school.mastery.masteryOf(tx, learnerId, courseId));
  const known = conceptIds.map((_, number) => Number(learner.isKnown(number)));
  const thought = conceptIds.map((id) => placed.get(id) ?? 0);
  return {
    questions,
    off: mean(thought.map((p, number) => Math.abs(p - (known[number] ?? 0)))),
    shareOff: Math.abs(mean(thought) - mean(known)),
    share: mean(thought),
    known: mean(known),
  };
}

/** 0 of nothing. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
