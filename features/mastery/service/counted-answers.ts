import type { Tx } from '@/platform/database/transaction';
import type { CountedAnswer } from '../contract';
import { eventsOf } from '../model/store-models';
import { addToHistories, countedByConcept, Histories } from '../reckon';

/**
 * A learner's answers in a course that count, by concept, each concept's in the order of their events. What was merged away keeps those
 * that it had; the concept that took it over has them too.
 */
export async function countedAnswers(
  tx: Tx,
  learnerId: string,
  courseId: string,
): Promise<Map<string, CountedAnswer[]>> {
  const histories = new Histories();
  for (const event of await eventsOf(tx, learnerId, courseId)) addToHistories(histories, event);
  return countedByConcept(histories);
}
