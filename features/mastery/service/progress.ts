import { createTranslator } from 'use-intl/core';
import { modeOf } from '@/core/tracing/thresholds';
import type { Tx } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import { errorsOf } from '@/platform/http/problem';
import messages from '@/platform/i18n/messages/en/mastery.json';
import { type ConceptEvidence, type CourseProgress, masteryErrors } from '../contract';
import { historyOf, summarise } from '../history';
import { courseParameters } from '../model/store-in-force';
import * as store from '../store';
import { dailyMastery, evidenceOf, mayAskAbout, reckoningsOf } from '../store-history';
import { conceptParameters } from './parameters';

const fail = errorsOf(masteryErrors);
const words = createTranslator({ locale: 'en', messages });

/** Attempts that the evidence behind one estimate shows. */
const SHOWN_ENTRIES = 200;

/** Whose records are asked for. @throws learner_not_found for somebody whom the asker does not teach here. */
async function learnerOf(tx: Tx, principal: Principal, courseId: string, asked: string | undefined): Promise<string> {
  if (asked === undefined || asked === principal.userId) return principal.userId;
  if (!(await mayAskAbout(tx, asked, courseId)))
    throw fail('learner_not_found', 'Nobody of your classes in this course has this id.');
  return asked;
}

/** What a learner knows of a course now, and how that came about day by day. */
export async function courseProgress(
  tx: Tx,
  principal: Principal,
  input: { courseId: string; learnerId?: string | undefined },
): Promise<CourseProgress> {
  const { courseId } = input;
  const learnerId = await learnerOf(tx, principal, courseId, input.learnerId);
  const visible = await store.visibleConcepts(tx, courseId);
  const rows = new Map((await store.masteryRows(tx, learnerId, courseId)).map((row) => [row.conceptId, row]));
  const parametersOf = await courseParameters(tx, courseId);
  const start = new Map(visible.map(({ id }) => [id, parametersOf(id).parameters.pInit]));
  const days = await dailyMastery(tx, learnerId, courseId);
  const concepts = visible.map(({ id, name, position }) => {
    const row = rows.get(id);
    const mastery = row?.pKnown ?? parametersOf(id).parameters.pInit;
    return {
      conceptId: id,
      name,
      position,
      mastery,
      mode: modeOf(mastery),
      evidenceCount: row?.evidenceCount ?? 0,
      attemptCount: row?.attemptCount ?? 0,
      lastEvidenceAt: row?.lastEvidenceAt?.toISOString() ?? null,
    };
  });
  return {
    courseId,
    conceptCount: concepts.length,
    ...summarise(concepts.map((concept) => concept.mastery)),
    concepts,
    history: historyOf(
      start,
      days.map((row) => ({ day: row.day, conceptId: row.concept_id, after: row.after })),
    ),
  };
}

/** The attempts behind one estimate. @throws concept_not_found, learner_not_found. */
export async function conceptEvidence(
  tx: Tx,
  principal: Principal,
  input: { courseId: string; conceptId: string; learnerId?: string | undefined },
): Promise<ConceptEvidence> {
  const { courseId, conceptId } = input;
  const learnerId = await learnerOf(tx, principal, courseId, input.learnerId);
  const { parameters, origin, model, conceptAnswerCount } = await conceptParameters(tx, courseId, conceptId);
  const state = await store.stateOf(tx, learnerId, conceptId);
  const rows = await evidenceOf(tx, learnerId, courseId, conceptId, SHOWN_ENTRIES);
  return {
    conceptId,
    mastery: state?.pKnown ?? parameters.pInit,
    parameters,
    origin,
    model: {
      version: model?.version ?? 0,
      fittedAt: model?.createdAt.toISOString() ?? null,
      answerCount: model?.answerCount ?? 0,
      conceptAnswerCount,
    },
    reckonings: (await reckoningsOf(tx, learnerId, courseId, conceptId)).map(({ at, ...reckoning }) => ({
      at: at.toISOString(),
      ...reckoning,
    })),
    entries: rows.map((row) => ({
      at: row.at.toISOString(),
      itemId: row.item_id,
      itemKind: row.item_kind ?? 'removed',
      prompt: row.prompt ?? words(row.item_kind === 'explanation' ? 'evidence.explanation' : 'evidence.itemRemoved'),
      correct: row.correct,
      evidence: row.evidence,
      hintsUsed: row.hints_used,
      before: row.before,
      after: row.after,
    })),
  };
}
