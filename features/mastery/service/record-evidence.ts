import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import type { EvidenceFollower, EvidenceInput, KnownMastery, PreparedEvidence } from '../contract';
import { parametersInForce } from '../in-force';
import { type AttemptRecorded, afterAttempt, eventKinds } from '../ledger';
import { fittedParameters, modelInForce } from '../model/store-in-force';
import * as store from '../store';

/** The second try holds the row's lock, so that a third is never needed; the bound stops a mistake from looping. */
const TRIES = 3;

function changeOf(input: EvidenceInput, known: KnownMastery): store.MasteryChange & { before: number } {
  const { attemptId, itemId, conceptId, correct, hintsUsed, chanceOfGuessing } = input;
  const { parameters, version: modelVersion } = parametersInForce(known);
  const evidence = input.kind;
  const judge = input.judge ? { judge: input.judge } : {};
  const answer = { attemptId, itemId, conceptId, correct, evidence, hintsUsed, chanceOfGuessing, ...judge };
  const facts = { ...answer, parameters, modelVersion };
  const read = known.state;
  const { before, next } = afterAttempt(read, facts);
  const payload: AttemptRecorded = { model: 'bkt-1', ...facts, before, after: next.pKnown };
  return {
    before,
    read,
    next,
    learnerId: input.learnerId,
    courseId: input.courseId,
    conceptId,
    evidenceAt: evidence === 'none' ? null : input.at,
    event: { kind: eventKinds.attempt, payload },
    at: input.at,
  };
}

type Follower = EvidenceFollower<Tx> | null;

function following(follower: Follower, input: EvidenceInput, known: KnownMastery): SQL | undefined {
  return follower ? sql`, ${follower.ctes(input, known.memory)}` : undefined;
}

/** What an attempt does to p(L), and the statement parts that write it; no query. */
export function prepareEvidence(follower: Follower, input: EvidenceInput, known: KnownMastery): PreparedEvidence {
  const change = changeOf(input, known);
  const ctes = store.changeCtes(change, following(follower, input, known));
  return { before: change.before, after: change.next.pKnown, ctes };
}

/** Updates p(L) of an attempt's concept and appends the event, in the caller's transaction. */
export async function recordEvidence(
  follower: Follower,
  tx: Tx,
  input: EvidenceInput,
): Promise<{ before: number; after: number }> {
  const parameters = await store.parametersRow(tx, input.conceptId);
  const active = await modelInForce(tx);
  const model = active && { ...active, concept: await fittedParameters(tx, active.version, input.conceptId) };
  for (let tries = 0; tries < TRIES; tries++) {
    const state = await store.stateOf(tx, input.learnerId, input.conceptId);
    const memory = (await follower?.known(tx, input)) ?? null;
    const known = { state, parameters, model, memory };
    const change = changeOf(input, known);
    if (await store.writeChange(tx, change, following(follower, input, known)))
      return { before: change.before, after: change.next.pKnown };
  }
  throw new Error(`Mastery of concept ${input.conceptId} kept changing under its own lock.`);
}
