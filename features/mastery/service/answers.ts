import type { Tx } from '@/platform/database/transaction';
import type { LearnerAnswers, LoggedEvidence, MasteryPort } from '../contract';
import {
  afterAttempt,
  answersCondensedSchema,
  attemptOverruledSchema,
  attemptRecordedSchema,
  conceptsMergedSchema,
  eventKinds,
  modelAppliedSchema,
  placementFinishedSchema,
} from '../ledger';
import { addToHistories, Histories, type NumberedAttempt } from '../reckon';
import { countEvents, eventsWithTimes, type TimedEvent } from '../store-answers';

/**
 * A learner's answers in a course, oldest first, as they count today: given to the concept that theirs was merged into, with a person's word in
 * place of what was recorded, and with p(L) after each as it is reckoned now.
 */
export async function answersOf(tx: Tx, learnerId: string, courseId: string): Promise<LearnerAnswers> {
  return answersFrom(await eventsWithTimes(tx, learnerId, courseId));
}

/** What came in since `read`, where nothing but answers did and all that was read is still there; null otherwise. */
export const newAnswersOf: MasteryPort<Tx>['newAnswersOf'] = async (tx, { learnerId, courseId }, read) => {
  const events = await eventsWithTimes(tx, learnerId, courseId, read.lastSequence);
  if (events.some(({ kind }) => kind !== eventKinds.attempt)) return null;
  const before = await countEvents(tx, learnerId, courseId, read.lastSequence);
  if (before !== read.eventCount) return null;
  const { answers, lastSequence } = answersFrom(events);
  return { answers, lastSequence: Math.max(lastSequence, read.lastSequence), eventCount: before + events.length };
};

/** The same from the events themselves, in their order. */
export function answersFrom(events: readonly TimedEvent[]): LearnerAnswers {
  const histories = new Histories();
  /** p(L) after each attempt, by the number of its event. */
  const after = new Map<number, number>();
  const at = new Map<number, number>();
  for (const event of events) {
    addToHistories(histories, event);
    reckon(event, histories, after);
    at.set(event.sequence, event.at);
  }
  // The concept whose evidence they are now holds them; what it was merged from keeps a copy that is out of sight.
  const answers = new Map<number, LoggedEvidence>();
  for (const [conceptId, history] of inMergingOrder(histories, events)) {
    for (const { sequence, attempt } of history) {
      const { attemptId, itemId, correct, evidence, hintsUsed } = attempt;
      const pKnown = after.get(sequence) ?? 0;
      answers.set(sequence, {
        ...{ sequence, attemptId, itemId, conceptId, correct, evidence, hintsUsed, pKnown },
        at: at.get(sequence) ?? 0,
      });
    }
  }
  return {
    answers: [...answers.values()].sort((a, b) => a.sequence - b.sequence),
    placed: placedOf(events),
    lastSequence: events.at(-1)?.sequence ?? 0,
    eventCount: events.length,
  };
}

function reckon({ sequence, kind, payload }: TimedEvent, histories: Histories, after: Map<number, number>): void {
  if (kind === eventKinds.attempt) {
    const { data } = attemptRecordedSchema.safeParse(payload);
    if (data) after.set(sequence, data.after);
  } else if (kind === eventKinds.overruled) {
    const { data } = attemptOverruledSchema.safeParse(payload);
    if (data) trace(histories, data.conceptId, data.parameters, after);
    const last = data?.kept && histories.get(data.conceptId)?.at(-1);
    if (data && last) after.set(last.sequence, data.after);
  } else if (kind === eventKinds.model) {
    const { data } = modelAppliedSchema.safeParse(payload);
    for (const { conceptId, parameters, kept, after: pKnown } of data?.concepts ?? []) {
      trace(histories, conceptId, parameters, after);
      const last = histories.get(conceptId)?.at(-1);
      if (kept && last) after.set(last.sequence, pKnown);
    }
  } else if (kind === eventKinds.merge) {
    const { data } = conceptsMergedSchema.safeParse(payload);
    if (data) bestOfMerged(histories.get(data.conceptId) ?? [], after);
  }
}

/** p(L) after each attempt on a concept, from p(L0), or from where a placement put it, on. */
function trace(
  histories: Histories,
  conceptId: string,
  parameters: NumberedAttempt['attempt']['parameters'],
  after: Map<number, number>,
): void {
  const placed = histories.placed.get(conceptId);
  let pKnown = placed?.pKnown ?? parameters.pInit;
  for (const { sequence, attempt } of histories.get(conceptId) ?? []) {
    if (placed && sequence < placed.sequence) continue;
    const state = { pKnown, evidenceCount: 0, attemptCount: 0, modelVersion: 0 };
    pKnown = afterAttempt(state, { ...attempt, parameters }).next.pKnown;
    after.set(sequence, pKnown);
  }
}

/** What placements said of concepts, or answers that are gone, with when, as it counts today. */
function placedOf(events: readonly TimedEvent[]): LearnerAnswers['placed'] {
  const placed: LearnerAnswers['placed'] = new Map();
  for (const { sequence, kind, payload, at } of events) {
    if (kind === eventKinds.placed)
      for (const { conceptId, after } of placementFinishedSchema.safeParse(payload).data?.concepts ?? [])
        placed.set(conceptId, { pKnown: after, sequence, at });
    if (kind === eventKinds.condensed)
      for (const { conceptId, after, starts } of answersCondensedSchema.safeParse(payload).data?.concepts ?? [])
        if (starts) placed.set(conceptId, { pKnown: after, sequence, at });
    if (kind !== eventKinds.merge) continue;
    const { data } = conceptsMergedSchema.safeParse(payload);
    const ids = data ? [data.conceptId, ...data.sources.map(({ conceptId }) => conceptId)] : [];
    const best = ids.flatMap((id) => placed.get(id) ?? []).sort((a, b) => b.pKnown - a.pKnown)[0];
    if (data && best) placed.set(data.conceptId, best);
  }
  return placed;
}

/** Who knows either of two concepts knows the merged one: after each attempt, the greatest p(L) of those merged. */
function bestOfMerged(history: readonly NumberedAttempt[], after: Map<number, number>): void {
  const latest = new Map<string, number>();
  for (const { sequence, attempt } of history) {
    latest.set(attempt.conceptId, after.get(sequence) ?? 0);
    after.set(sequence, Math.max(...latest.values()));
  }
}

/** Histories with those of targets of merges after those of what went into them. */
function inMergingOrder(histories: Histories, events: readonly TimedEvent[]): [string, NumberedAttempt[]][] {
  const targets = events.flatMap(({ kind, payload }) =>
    kind === eventKinds.merge ? (conceptsMergedSchema.safeParse(payload).data?.conceptId ?? []) : [],
  );
  const rank = new Map(targets.map((id, place) => [id, place + 1]));
  return [...histories].sort(([a], [b]) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
}
