import type { Random } from '@/core/random/random';
import type { SimulatedLearner } from '@/core/simulation/learner';
import type { Population } from '@/core/simulation/population';
import type { Presentation } from '@/features/practice/contract';
import type { Tx } from '@/platform/database/transaction';
import { ITEM_EASE, restDays } from '../sequencing/follow';
import { RIGHT, type School, WRONG } from './school';

const DAY_MS = 86_400_000;
/** From one answer to the next. */
const ANSWER_MS = 60_000;

export interface LiveCourse {
  school: School;
  courseId: string;
  conceptIds: readonly string[];
  population: Population;
  /** Answers after which a learner is given up. */
  limit: number;
}

/** A simulated learner who sits before the product: their account in it, their answers, and the days that go by. */
export interface Person {
  course: LiveCourse;
  learner: SimulatedLearner;
  random: Random;
  learnerId: string;
  /** Answers so far, and days since the first. */
  answers: number;
  day: number;
  sittings: number;
  numberOf(conceptId: string): number;
  /** Work of the learner's in the product. */
  as<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  answer(tx: Tx, presentation: Presentation): Promise<boolean>;
  /** Days without practice. */
  restFor(days: number): void;
  /** The sitting ends where so many answers were given, and the next is another day. */
  restWhereTired(): void;
}

export function createPerson(course: LiveCourse, learner: SimulatedLearner, random: Random): Person {
  const { school, conceptIds, population } = course;
  const { clock } = school;
  const actor = school.newLearner();
  const numberOf = new Map(conceptIds.map((id, number) => [id, number]));
  let inSitting = 0;
  const person: Person = {
    ...{ course, learner, random, learnerId: actor.userId, answers: 0, day: 0, sittings: 0 },
    numberOf: (conceptId) => numberOf.get(conceptId) ?? 0,
    as: (work) => school.database.transaction(actor, work),
    async answer(tx, { id, conceptId, itemId }) {
      const ease = (ITEM_EASE[school.levels.get(itemId) ?? 1] ?? 0) * population.itemDeviation;
      const correct = learner.answer(person.numberOf(conceptId), ease, random);
      const response = correct ? RIGHT : WRONG;
      await school.practice.attempt(tx, actor.userId, id, { response, elapsedMs: ANSWER_MS / 2 });
      person.answers++;
      inSitting++;
      clock.now = new Date(clock.now.getTime() + ANSWER_MS);
      return correct;
    },
    restFor(days) {
      inSitting = 0;
      person.day += days;
      learner.rest(days);
      clock.now = new Date(clock.now.getTime() + days * DAY_MS);
    },
    restWhereTired() {
      if (inSitting >= population.sittingAnswers) person.restFor(restDays(++person.sittings));
    },
  };
  return person;
}
