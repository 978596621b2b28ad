import { v7 as uuidv7 } from 'uuid';
import { modeOf } from '@/core/tracing/thresholds';
import type { EvidenceInput, MasteryPort } from '@/features/mastery/contract';
import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { type AttemptResult, type ItemResponse, practiceErrors } from '../contract';
import { evidenceKindOf } from '../evidence';
import { chanceOfGuessing } from '../grade/chance-of-guessing';
import { feedbackDepth } from '../grade/feedback-depth';
import type { Grade } from '../grade/grade';
import { gradeResponse } from '../grade/grade-response';
import type { ItemHtml } from '../html';
import { showAnswer } from '../show';
import * as store from '../store-attempts';
import { feedbackWords, placeToLook } from './feedback';
import { noSuchPresentation } from './presentation';

const fail = errorsOf(practiceErrors);

/** The second try holds the lock on p(L), so that a third is never needed; the bound stops a mistake from looping. */
const TRIES = 3;

export interface AttemptCall {
  tx: Tx;
  learnerId: string;
  presentationId: string;
  response: ItemResponse;
  elapsedMs: number;
}
export interface AttemptDeps {
  html: ItemHtml;
  mastery: Pick<MasteryPort<Tx>, 'prepareEvidence'>;
  /** Whether a model that may explain mistakes is there now. */
  explains(): boolean;
  now(): Date;
  /** See `PracticeDeps`. */
  answered?: ((tx: Tx, learnerId: string, courseId: string) => Promise<void>) | undefined;
}

/**
 * Judges an answer and updates p(L): one statement that reads and locks, one that writes. A right answer ends the
 * exercise; a wrong one leaves it open and gives feedback without the answer.
 *
 * @throws presentation_not_found, presentation_finished, response_kind_mismatch.
 */
export async function attempt(deps: AttemptDeps, call: AttemptCall): Promise<AttemptResult> {
  const { tx, learnerId, presentationId, response } = call;
  const at = deps.now();
  const id = uuidv7();
  for (let tries = 0; tries < TRIES; tries++) {
    const row = await store.readForAttempt(tx, learnerId, presentationId, at);
    if (!row) throw noSuchPresentation();
    if (row.finished) throw fail('presentation_finished', 'This exercise is done and takes no more answers.');
    if (row.body.kind !== response.kind)
      throw fail('response_kind_mismatch', `This exercise takes an answer of the kind “${row.body.kind}”.`);
    const grade = gradeResponse(row.body, row.key, response, {
      explanations: row.explanations,
      language: row.language,
      passage: row.worked,
    });
    const evidence: EvidenceInput = {
      learnerId,
      courseId: row.courseId,
      conceptId: row.conceptId,
      attemptId: id,
      itemId: row.itemId,
      correct: grade.correct,
      kind: evidenceKindOf(row),
      chanceOfGuessing: chanceOfGuessing(row.body),
      hintsUsed: row.hintsShown,
      at,
    };
    const prepared = deps.mastery.prepareEvidence(evidence, row);
    const { kind, attemptId: _id, chanceOfGuessing: _chance, ...facts } = evidence;
    const { elapsedMs } = call;
    const written = { ...facts, id, presentationId, response, score: grade.score, evidence: kind, elapsedMs };
    if (await store.writeAttempt(tx, written, prepared)) {
      await deps.answered?.(tx, learnerId, row.courseId);
      return resultOf(deps, tx, { id, row, grade, kind, prepared, response });
    }
  }
  throw new Error(`Mastery behind presentation ${presentationId} kept changing under its own lock.`);
}

async function resultOf(
  { html, explains }: AttemptDeps,
  tx: Tx,
  done: {
    id: string;
    row: store.AttemptRow;
    grade: Grade;
    kind: EvidenceInput['kind'];
    prepared: { before: number; after: number };
    response: ItemResponse;
  },
): Promise<AttemptResult> {
  const { row, grade } = done;
  const { before, after } = done.prepared;
  const { courseId, sourceId, conceptId, conceptName } = row;
  return {
    attemptId: done.id,
    correct: grade.correct,
    score: grade.score,
    feedback: await html.text(
      { tx, courseId, sourceId },
      await feedbackWords(tx, row, done.response, grade, feedbackDepth(before, row.attemptCount)),
    ),
    look: grade.correct ? null : await placeToLook(tx, row),
    answer: grade.correct ? await showAnswer(html, tx, row) : null,
    finished: grade.correct,
    explainable: !grade.correct && row.chunkId !== null && explains(),
    change: {
      conceptId,
      conceptName,
      before,
      after,
      modeBefore: modeOf(before),
      modeAfter: modeOf(after),
      evidence: done.kind,
    },
  };
}
