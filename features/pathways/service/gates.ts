import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { type ConceptGate, type ConceptGateRow, type Gates, pathwaysErrors } from '../contract';
import { conceptGatesIn, conceptsAmong, gatesOf, putGateSettings, putThresholds } from '../store-gates';

const fail = errorsOf(pathwaysErrors);

/** Sets a course's gates; what comes next for its learners is decided anew from then on. @throws concept_not_found. */
export async function changeGates(
  tx: Tx,
  { courseId, by }: { courseId: string; by: string },
  { concepts, ...rules }: Gates,
  at: Date,
): Promise<Gates> {
  const known = await conceptsAmong(
    tx,
    courseId,
    concepts.map(({ conceptId }) => conceptId),
  );
  if (concepts.some(({ conceptId }) => !known.has(conceptId)))
    throw fail('concept_not_found', 'There is no such concept in this course.');
  const who = { updatedBy: by, updatedAt: at };
  await putGateSettings(tx, { courseId, ...rules, ...who });
  await putThresholds(tx, courseId, concepts, who);
  return gatesOf(tx, courseId);
}

/** Sets one concept's gate, or with two nulls takes it away, and leaves the course's as they are. @throws concept_not_found. */
export async function changeConceptGate(
  tx: Tx,
  { courseId, by }: { courseId: string; by: string },
  gate: ConceptGate,
  at: Date,
): Promise<ConceptGateRow[]> {
  if (!(await conceptsAmong(tx, courseId, [gate.conceptId])).has(gate.conceptId))
    throw fail('concept_not_found', 'This concept is no longer in the course. Load the page again.');
  await putThresholds(tx, courseId, [gate], { updatedBy: by, updatedAt: at });
  return conceptGatesIn(tx, courseId);
}
