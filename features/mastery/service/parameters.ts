import { DEFAULT_PARAMETERS } from '@/core/tracing/bkt';
import type { Tx } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import { errorsOf } from '@/platform/http/problem';
import { type ConceptBktParameters, type ConceptParametersInForce, masteryErrors } from '../contract';
import { eventKinds } from '../ledger';
import * as store from '../store';

const fail = errorsOf(masteryErrors);

/** What a concept is reckoned with now. @throws concept_not_found. */
export async function parametersInForce(
  tx: Tx,
  courseId: string,
  conceptId: string,
): Promise<ConceptParametersInForce> {
  if (!(await store.conceptExists(tx, courseId, conceptId)))
    throw fail('concept_not_found', 'There is no such concept in this course.');
  const row = await store.parametersRow(tx, conceptId);
  if (!row) return { ...DEFAULT_PARAMETERS, updatedBy: null, updatedAt: null };
  return { ...row, updatedAt: row.updatedAt.toISOString() };
}

/**
 * A teacher's parameters for a concept: they hold from the next attempt on, what was reckoned before stays. The event
 * stands under the teacher, whose decision it records. @throws concept_not_found.
 */
export async function changeParameters(
  tx: Tx,
  principal: Principal,
  input: { courseId: string; conceptId: string; parameters: ConceptBktParameters },
  at: Date,
): Promise<ConceptParametersInForce> {
  const { courseId, conceptId } = input;
  const { updatedBy: _by, updatedAt: _at, ...before } = await parametersInForce(tx, courseId, conceptId);
  const { pInit, pLearn, pSlip, pGuess } = input.parameters;
  const after = { pInit, pLearn, pSlip, pGuess };
  await store.putParameters(tx, { ...after, conceptId, courseId, updatedBy: principal.userId, updatedAt: at });
  const payload = { conceptId, before, after };
  await store.appendEvent(tx, { learnerId: principal.userId, courseId, kind: eventKinds.parameters, payload, at });
  return { ...after, updatedBy: principal.userId, updatedAt: at.toISOString() };
}
