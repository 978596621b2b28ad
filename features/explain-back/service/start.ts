import type { Tx } from '@/platform/database/transaction';
import type { Explanation } from '../contract';
import * as store from '../store';
import { fail, noSuchConcept, type Tools } from './deps';
import { showExplanation } from './show';

export interface StartInput {
  learnerId: string;
  courseId: string;
  conceptId: string;
  lessonId?: string | undefined;
}

/**
 * Begins an explanation, or goes on with the one that is open. What it is held against is fixed now.
 * @throws concept_not_found, nothing_to_explain where the material has no sentence that says what it is.
 */
export async function start(tools: Tools, tx: Tx, input: StartInput): Promise<Explanation> {
  const { learnerId, courseId, conceptId, lessonId = null } = input;
  const open = await store.openOf(tx, learnerId, conceptId);
  if (open && open.row.courseId !== courseId) throw noSuchConcept();
  if (open) return showExplanation(open, learnerId);
  const { language } = await store.courseOf(tx, courseId);
  const material = await tools.material.read(tx, courseId, conceptId, language);
  if (!material) throw noSuchConcept();
  const points = await tools.material.points(tx, courseId, material, language);
  if (points.length === 0)
    throw fail(
      'nothing_to_explain',
      `The material says too little about “${material.concept.name}” to hold an explanation against.`,
    );
  await store.insert(tx, { learnerId, courseId, conceptId, lessonId, points, at: tools.now() });
  const row = await store.openOf(tx, learnerId, conceptId);
  if (!row) throw new Error(`An explanation of concept ${conceptId} was begun and is not there.`);
  return showExplanation(row, learnerId);
}
