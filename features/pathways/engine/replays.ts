import { LRUCache } from 'lru-cache';
import {
  beginReplay,
  type LoggedAnswer,
  type PlacedConcept,
  type Replay,
  replayAll,
} from '@/core/sequencing/bring-back';
import type { MasteryPort } from '@/features/mastery/contract';
import type { Tx } from '@/platform/database/transaction';
import { answerFacts, decisionsOf } from '../store-answers';
import { forReplay } from './answers';
import type { EngineCourse } from './course';

/** Bytes of learners' ways that are kept in memory. */
const KEPT_BYTES = 64 * 2 ** 20;
/** Bytes that one concept and one answer take, roughly. */
const CONCEPT_BYTES = 320;
const ANSWER_BYTES = 160;

/** A learner's way through a course as far as it was read, to be gone on with. */
export interface KeptReplay {
  replay: Replay;
  answers: readonly LoggedAnswer[];
}

interface Kept {
  /** The course as it was then: another one makes all of it out of date. */
  course: EngineCourse;
  replay: Replay;
  answers: LoggedAnswer[];
  lastSequence: number;
  eventCount: number;
  /** When the newest decision that was read was made, milliseconds since 1970. */
  decidedAt: number;
}

/**
 * Reads learners' ways through courses from the log. What was read of a learner is kept, and gone on with where only answers came in since; the
 * outcome is that of reading all of it, by whomever and in whatever order. O(new answers · concepts) for the learner who is at work.
 */
export function createReplayReader({ mastery }: { mastery: MasteryPort<Tx> }) {
  const kept = new LRUCache<string, Kept>({
    maxSize: KEPT_BYTES,
    sizeCalculation: ({ course, answers }) =>
      CONCEPT_BYTES * (1 + course.concepts.length) + ANSWER_BYTES * answers.length,
  });

  return async function read(
    tx: Tx,
    of: { learnerId: string; courseId: string },
    course: EngineCourse,
  ): Promise<KeptReplay> {
    const key = `${of.learnerId} ${of.courseId}`;
    const known = kept.get(key);
    // Whoever reads at the same time reads for themselves: only one goes on with what is kept.
    kept.delete(key);
    const now = (known?.course === course && (await goneOn(tx, of, known))) || (await readAll(tx, of, course));
    kept.set(key, now);
    return { replay: now.replay, answers: now.answers };
  };

  async function readAll(tx: Tx, of: { learnerId: string; courseId: string }, course: EngineCourse): Promise<Kept> {
    const log = await mastery.answersOf(tx, of.learnerId, of.courseId);
    const placed: PlacedConcept[] = [...log.placed]
      .flatMap(([conceptId, said]) => {
        const concept = course.numberOf.get(conceptId);
        return concept === undefined ? [] : [{ concept, ...said }];
      })
      .sort((a, b) => a.sequence - b.sequence);
    const replay = beginReplay(course);
    const { lastSequence, eventCount } = log;
    const begun = { course, replay, lastSequence, eventCount };
    if (log.answers.length === 0) {
      replayAll(replay, [], placed);
      return { ...begun, answers: [], decidedAt: 0 };
    }
    const facts = await answerFacts(tx, of);
    const decisions = await decisionsOf(tx, of.learnerId, of.courseId);
    const answers = forReplay(course, log.answers, facts, decisions);
    replayAll(replay, answers, placed);
    return { ...begun, answers, decidedAt: decisions.at(-1)?.at ?? 0 };
  }

  /** Null where it isn't enough to add the new answers. */
  async function goneOn(tx: Tx, of: { learnerId: string; courseId: string }, known: Kept): Promise<Kept | null> {
    const { course, replay, answers } = known;
    const log = await mastery.newAnswersOf(tx, of, known);
    if (!log) return null;
    const { lastSequence, eventCount } = log;
    if (log.answers.length === 0) return { ...known, lastSequence, eventCount };
    const among = log.answers.map(({ attemptId }) => attemptId);
    const facts = await answerFacts(tx, of, among);
    const decisions = await decisionsOf(tx, of.learnerId, of.courseId, known.decidedAt);
    const added = forReplay(course, log.answers, facts, decisions);
    for (const answer of added) replay.answer(answer);
    answers.push(...added);
    return { ...known, lastSequence, eventCount, decidedAt: decisions.at(-1)?.at ?? known.decidedAt };
  }
}
