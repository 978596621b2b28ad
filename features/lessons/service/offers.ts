import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Tx } from '@/platform/database/transaction';
import { approachMaterialOf, offeredApproaches } from '../compose/approach/bears';
import { readMaterial } from '../compose/material';
import type { Approach } from '../contract';
import type { LessonsDeps } from '../deps';
import { courseOf } from '../store';

/** Ways of teaching that the material of each concept bears, by concept id; for a job, as it reads all of a course. */
export async function offersOf(
  { concepts, practice }: Pick<LessonsDeps, 'concepts' | 'practice'>,
  tx: Tx,
  courseId: string,
): Promise<Map<string, Approach[]>> {
  const questions = new Map<string, number>();
  for (const { conceptId } of await practice.leadQuestions(tx, courseId))
    questions.set(conceptId, (questions.get(conceptId) ?? 0) + 1);
  const { language } = await courseOf(tx, courseId);
  const offers = new Map<string, Approach[]>();
  for (const concept of await concepts.teachingConcepts(tx, courseId)) {
    const { units } = readMaterial(concept, language);
    offers.set(concept.id, offeredApproaches(approachMaterialOf(units, questions.get(concept.id) ?? 0)));
    // Others have their turn between two concepts.
    await nextTurn();
  }
  return offers;
}
