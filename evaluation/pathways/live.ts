import { KNOWN_FROM } from '@/core/tracing/thresholds';
import type { NextStep } from '@/features/pathways/contract';
import { APPROACHES } from '@/features/pathways/engine/course';
import type { Tx } from '@/platform/database/transaction';
import { MASTERED_SHARE } from '../sequencing/follow';
import type { Person } from './person';
import { mean, type Placed, placeLearner } from './place';
import { knownOf, plansMadeAt, writeLesson } from './records';

export const RETENTION_DAYS = 30;

/** Where a comparison looks: after so many answers or days, whichever is first; then nothing is done for 30 days. */
export interface Aim {
  answers: number;
  day: number;
}

/** What became of one learner who went where the product sent them. */
export interface Life {
  placed: Placed;
  /** Answers until the course was mastered, the placement's among them; the limit where it never was. */
  attempts: number;
  mastered: boolean;
  /** Share of the course truly known 30 days after mastery, or after being given up. */
  held: number;
  /** Share truly known 30 days after the aim, and the answers given until then. */
  heldAtAim: number;
  answersAtAim: number;
  /** Most answers on one concept that wasn't mastered without another plan. */
  longestRun: number;
  /** Milliseconds of each decision. */
  decisions: number[];
}

/** One learner works through a course as the product says: a placement, then step after step by what comes next. */
export async function live(person: Person, aim: Aim): Promise<Life> {
  const { course, learner } = person;
  const { conceptIds, limit } = course;
  const enough = Math.ceil(MASTERED_SHARE * conceptIds.length);
  const heldAfter = (days: number) => mean(conceptIds.map((_, number) => learner.heldAfter(number, days)));
  const life: Life = {
    placed: await placeLearner(person),
    ...{ attempts: limit, mastered: false, held: 0, heldAtAim: -1, answersAtAim: 0, longestRun: 0, decisions: [] },
  };
  const runs = new Map<string, number>();
  while (person.answers < limit && !(life.mastered && life.heldAtAim >= 0)) {
    if (life.heldAtAim < 0 && (person.answers >= aim.answers || person.day >= aim.day)) {
      life.heldAtAim = heldAfter(RETENTION_DAYS);
      life.answersAtAim = person.answers;
      continue;
    }
    // Where nothing is left or due, the next day brings reviews.
    if (!(await person.as((tx) => oneStep(person, tx, life, runs)))) person.restFor(1);
    if (!life.mastered && learner.knownCount() >= enough) {
      Object.assign(life, { mastered: true, attempts: person.answers, held: heldAfter(RETENTION_DAYS) });
    }
    person.restWhereTired();
  }
  if (!life.mastered) life.held = heldAfter(RETENTION_DAYS);
  return life;
}

type Step = NonNullable<NextStep['step']>;

/** One step as the product decides it: a lesson read, a question answered. @returns whether there was anything to do. */
async function oneStep(person: Person, tx: Tx, life: Life, runs: Map<string, number>): Promise<boolean> {
  const { course, learner, learnerId, random } = person;
  const { school, courseId } = course;
  const began = performance.now();
  const { step } = await school.pathways.next(tx, learnerId, courseId);
  life.decisions.push(performance.now() - began);
  if (!step) return false;
  const { conceptId } = step;
  // A run without mastery ends with another plan: those that were made with this decision.
  for (const id of await plansMadeAt(tx, learnerId, school.clock.now)) runs.delete(id);
  const decided = await school.pathways.port.decided(tx, { learnerId, courseId, conceptId });
  const approach = decided?.approach ?? 'worked_example';
  const level = decided?.level ?? 1;
  const lessonId = await writeLesson(school, tx, { learnerId, courseId, conceptId, number: person.answers }, approach);
  const { presentations } = await school.practice.present(tx, {
    ...{ learnerId, courseId, conceptId, lessonId, count: 1, seed: person.answers, level },
  });
  const [presentation] = presentations;
  if (!presentation) throw new Error(`Concept ${conceptId} has no question.`);
  await person.answer(tx, presentation);
  learner.explain(person.numberOf(conceptId), APPROACHES.indexOf(approach), random);
  if ((await knownOf(tx, learnerId, conceptId)) >= KNOWN_FROM) runs.delete(conceptId);
  else life.longestRun = Math.max(life.longestRun, countRun(runs, step));
  return true;
}

function countRun(runs: Map<string, number>, { conceptId }: Step): number {
  const run = (runs.get(conceptId) ?? 0) + 1;
  runs.set(conceptId, run);
  return run;
}
