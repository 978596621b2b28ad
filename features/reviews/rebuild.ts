import type { CountedAnswer, MasteryPort } from '@/features/mastery/contract';
import { asSystem } from '@/platform/database/as-system';
import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import { afterAll } from './remember';
import { dropMemory, lockAnswers, putMemory, storedMemories, unremembered } from './store-memories';

type Answers = Pick<MasteryPort<Tx>, 'countedAnswers'>;

/** Makes a learner's memories of a course anew from the log of answers. */
export async function rebuild(mastery: Answers, tx: Tx, learnerId: string, courseId: string): Promise<void> {
  await asSystem(tx, async () => {
    await lockAnswers(tx, learnerId, courseId);
    const answers = await mastery.countedAnswers(tx, learnerId, courseId);
    const stored = await storedMemories(tx, learnerId, courseId);
    for (const { conceptId } of stored)
      if (!answers.get(conceptId)?.length) await dropMemory(tx, { learnerId, courseId, conceptId });
    for (const [conceptId, history] of answers) {
      const memory = afterAll(history);
      if (memory) await putMemory(tx, { learnerId, courseId, conceptId }, memory);
    }
  });
}

/** Learners of one round of {@link catchUp}. */
const ROUND = 200;

/** Makes the memories of answers from before memories were kept; does nothing where there are none. Can stop anywhere. */
export async function catchUp(mastery: Answers, database: Database, districtId: string): Promise<number> {
  const asDistrict = <T>(work: (tx: Tx) => Promise<T>) => database.transaction(systemActor(districtId), work);
  const seen = new Set<string>();
  for (;;) {
    const round = await asDistrict((tx) => unremembered(tx, ROUND + seen.size));
    const fresh = round.filter(({ learnerId, courseId }) => !seen.has(`${learnerId} ${courseId}`));
    if (fresh.length === 0) return seen.size;
    for (const { learnerId, courseId } of fresh) {
      seen.add(`${learnerId} ${courseId}`);
      await asDistrict((tx) => rebuild(mastery, tx, learnerId, courseId));
    }
  }
}

/** Where a stored memory is another than the log gives; `what` null: it is missing, or there is no answer behind it. */
export interface MemoryDifference {
  learnerId: string;
  conceptId: string;
  what: 'stabilityDays' | 'difficulty' | 'lastReviewAt' | 'reps' | 'lapses' | 'basis' | 'dueAt' | null;
}

/** Stored numbers pass through the database as doubles, so they are the same to the last bits. */
const TOLERANCE = 1e-9;
const NUMBERS = ['stabilityDays', 'difficulty', 'lastReviewAt', 'reps', 'lapses', 'basis'] as const;

/** Compares a learner's stored memories with what their answers give. @returns how many concepts there were. */
export async function compareMemories(
  tx: Tx,
  learnerId: string,
  answers: ReadonlyMap<string, readonly CountedAnswer[]>,
  report: (difference: MemoryDifference) => void,
): Promise<number> {
  const stored = new Map((await storedMemories(tx, learnerId)).map((row) => [row.conceptId, row]));
  const derived = new Map([...answers].flatMap(([id, history]) => pair(id, afterAll(history))));
  const all = new Set([...stored.keys(), ...derived.keys()]);
  for (const conceptId of all) {
    const [row, memory] = [stored.get(conceptId), derived.get(conceptId)];
    if (!row || !memory) {
      report({ learnerId, conceptId, what: null });
      continue;
    }
    for (const what of NUMBERS) {
      const size = Math.max(1, Math.abs(memory[what]));
      if (Math.abs(row[what] - memory[what]) > TOLERANCE * size) report({ learnerId, conceptId, what });
    }
    if (!row.dated) report({ learnerId, conceptId, what: 'dueAt' });
  }
  return all.size;
}

function pair<T>(id: string, value: T | null): [string, T][] {
  return value === null ? [] : [[id, value]];
}
