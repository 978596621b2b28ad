import type { GivenAnswer, GivenAnswersPort } from '@/features/practice/contract';
import type { Tx } from '@/platform/database/transaction';
import { type ConceptStanding, isAtIt } from '../find/gaps';
import { standingsOf, type TaughtConcept } from '../store-standings';
import { doneOn, helpedOn, partedFrom } from '../store-together';
import type { HelpedRow } from './from-alike';

export interface ReadDeps {
  concepts: { teachingConcepts(tx: Tx, courseId: string): Promise<readonly TaughtConcept[]> };
  practice: GivenAnswersPort<Tx>;
}

/** What a learner's recommendations come from, as it was read. */
export interface LearnerFacts {
  learnerId: string;
  /** The latest, the latest first. */
  answers: readonly GivenAnswer[];
  standings: readonly ConceptStanding[];
  /** What was released of the many on what they are at; nothing for somebody who takes no part in it. */
  helped: readonly HelpedRow[];
  /** What they did on a concept beside answering. */
  doneOn(conceptId: string): { lessons: number; explained: number };
}

/** Latest answers that are looked at. */
const ANSWERS = 200;

/** Reads it for some learners of a course at once: as many statements as for one. */
export async function readLearners(
  deps: ReadDeps,
  tx: Tx,
  courseId: string,
  learnerIds: readonly string[],
  now: Date,
): Promise<LearnerFacts[]> {
  const answers = await deps.practice.givenAnswers(tx, learnerIds, courseId, ANSWERS);
  const standings = await standingsOf(
    tx,
    courseId,
    [...answers.keys()],
    await deps.concepts.teachingConcepts(tx, courseId),
    now,
  );
  const atOf = (learnerId: string) =>
    (standings.get(learnerId) ?? []).filter((standing) => isAtIt(standing, now)).map(({ conceptId }) => conceptId);
  const helped = await helpedOn(tx, [...new Set([...answers.keys()].flatMap(atOf))]);
  const parted = helped.length === 0 ? new Set<string>() : await partedFrom(tx, [...answers.keys()]);
  const told = new Set(helped.map(({ conceptId }) => conceptId));
  const wanted = [...answers.keys()]
    .filter((learnerId) => !parted.has(learnerId))
    .flatMap((learnerId) =>
      atOf(learnerId)
        .filter((conceptId) => told.has(conceptId))
        .map((conceptId) => ({ learnerId, conceptId })),
    );
  const done = await doneOn(tx, wanted);
  return learnerIds.map((learnerId) => ({
    learnerId,
    answers: answers.get(learnerId) ?? [],
    standings: standings.get(learnerId) ?? [],
    helped: parted.has(learnerId) ? [] : helped,
    doneOn: (conceptId) => done.get(`${learnerId} ${conceptId}`) ?? { lessons: 0, explained: 0 },
  }));
}
