import type { Tx } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import { errorsOf } from '@/platform/http/problem';
import { type ConceptBktParameters, type ConceptParametersInForce, masteryErrors } from '../contract';
import { parametersInForce } from '../in-force';
import { eventKinds } from '../ledger';
import { fittedParameters, modelInForce } from '../model/store-in-force';
import * as store from '../store';

const fail = errorsOf(masteryErrors);

/** What a concept is reckoned with now, and the learner model behind it. @throws concept_not_found. */
export async function conceptParameters(tx: Tx, courseId: string, conceptId: string) {
  if (!(await store.conceptExists(tx, courseId, conceptId)))
    throw fail('concept_not_found', 'There is no such concept in this course.');
  const own = await store.parametersRow(tx, conceptId);
  const active = await modelInForce(tx);
  const fitted = active && (await fittedParameters(tx, active.version, conceptId));
  const { parameters, origin } = parametersInForce({
    parameters: own,
    model: active && { ...active, concept: fitted },
  });
  const inForce: ConceptParametersInForce = {
    ...parameters,
    origin,
    updatedBy: own?.updatedBy ?? null,
    updatedAt: own?.updatedAt.toISOString() ?? null,
  };
  return { parameters, origin, inForce, model: active, conceptAnswerCount: fitted?.answerCount ?? 0 };
}

interface Of {
  courseId: string;
  conceptId: string;
}

/**
 * A teacher's parameters for a concept: they hold from the next attempt on, what was reckoned before stays.
 * @throws concept_not_found.
 */
export async function changeParameters(
  tx: Tx,
  principal: Principal,
  { courseId, conceptId, parameters }: Of & { parameters: ConceptBktParameters },
  at: Date,
): Promise<ConceptParametersInForce> {
  const { parameters: before } = await conceptParameters(tx, courseId, conceptId);
  const { pInit, pLearn, pSlip, pGuess } = parameters;
  const after = { pInit, pLearn, pSlip, pGuess };
  await store.putParameters(tx, { ...after, conceptId, courseId, updatedBy: principal.userId, updatedAt: at });
  await recordDecision(tx, principal, courseId, { conceptId, before, after }, at);
  return { ...after, origin: 'teacher', updatedBy: principal.userId, updatedAt: at.toISOString() };
}

/** Takes a teacher's parameters back: from the next attempt on, the learner model's hold again. @throws concept_not_found. */
export async function clearParameters(
  tx: Tx,
  principal: Principal,
  { courseId, conceptId }: Of,
  at: Date,
): Promise<ConceptParametersInForce> {
  const { parameters: before, origin } = await conceptParameters(tx, courseId, conceptId);
  await store.deleteParameters(tx, conceptId);
  const { inForce, parameters: after } = await conceptParameters(tx, courseId, conceptId);
  if (origin === 'teacher') await recordDecision(tx, principal, courseId, { conceptId, before, after }, at);
  return inForce;
}

/** The event stands under the teacher, whose decision it records. */
async function recordDecision(
  tx: Tx,
  { userId }: Principal,
  courseId: string,
  payload: { conceptId: string; before: ConceptBktParameters; after: ConceptBktParameters },
  at: Date,
): Promise<void> {
  await store.appendEvent(tx, { learnerId: userId, courseId, kind: eventKinds.parameters, payload, at });
}
