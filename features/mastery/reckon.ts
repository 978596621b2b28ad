import type { ConceptBktParameters, CountedAnswer, MasteryState } from './contract';
import {
  type AttemptOverruled,
  type AttemptRecorded,
  afterAttempt,
  answersCondensedSchema,
  attemptOverruledSchema,
  attemptRecordedSchema,
  conceptsMergedSchema,
  eventKinds,
  placementFinishedSchema,
} from './ledger';

/** A learner's attempts by the concept whose evidence they are now, each concept's in the order of their events. */
export class Histories extends Map<string, NumberedAttempt[]> {
  /** What a placement gave a concept, in the place of p(L0) and the answers before it. */
  readonly placed = new Map<string, Placed>();
  /** What stands in place of answers that are gone, in front of those that are left. */
  readonly condensed = new Map<string, CountedAnswer>();
}

/** p(L) that a placement gave, and the number of its event. */
export interface Placed {
  pKnown: number;
  sequence: number;
}

export interface NumberedAttempt {
  /** Number of its event. */
  sequence: number;
  /** Milliseconds since 1970. */
  at: number;
  attempt: AttemptRecorded;
}

/** An event of the log as far as it concerns who answered what. */
export interface LoggedEvent {
  sequence: number;
  kind: string;
  payload: unknown;
  /** Milliseconds since 1970. */
  at: number;
}

/** Adds one event of the learner, in order. Evidence of merged concepts becomes the target's; others are passed over. */
export function addToHistories(histories: Histories, { sequence, kind, payload, at }: LoggedEvent): void {
  if (kind === eventKinds.attempt) {
    const { data } = attemptRecordedSchema.safeParse(payload);
    if (!data) return;
    const history = histories.get(data.conceptId);
    if (history) history.push({ sequence, at, attempt: data });
    else histories.set(data.conceptId, [{ sequence, at, attempt: data }]);
  } else if (kind === eventKinds.overruled) {
    const { data } = attemptOverruledSchema.safeParse(payload);
    if (data) histories.set(data.conceptId, overruled(histories.get(data.conceptId) ?? [], data));
  } else if (kind === eventKinds.merge) {
    const { data } = conceptsMergedSchema.safeParse(payload);
    if (!data) return;
    const starts = [data.conceptId, ...data.sources.map(({ conceptId }) => conceptId)].flatMap(
      (id) => histories.placed.get(id) ?? [],
    );
    const [best] = starts.sort((a, b) => b.pKnown - a.pKnown);
    if (best) histories.placed.set(data.conceptId, best);
    const ids = [data.conceptId, ...data.sources.map(({ conceptId }) => conceptId)];
    const [latest] = ids.flatMap((id) => histories.condensed.get(id) ?? []).sort((a, b) => b.at - a.at);
    if (latest) histories.condensed.set(data.conceptId, latest);
    const all = ids.flatMap((id) => histories.get(id) ?? []);
    histories.set(
      data.conceptId,
      all.sort((a, b) => a.sequence - b.sequence),
    );
  } else if (kind === eventKinds.placed) {
    const { data } = placementFinishedSchema.safeParse(payload);
    for (const { conceptId, after: pKnown } of data?.concepts ?? [])
      histories.placed.set(conceptId, { pKnown, sequence });
  } else if (kind === eventKinds.condensed) {
    const { data } = answersCondensedSchema.safeParse(payload);
    for (const { conceptId, after: pKnown, starts, memory } of data?.concepts ?? []) {
      histories.set(conceptId, []);
      if (starts) histories.placed.set(conceptId, { pKnown, sequence });
      if (!memory) continue;
      const { basis, ...standsFor } = memory;
      const answer = { sequence: basis, at: memory.lastReviewAt, correct: true, hintsUsed: 0, standsFor };
      histories.condensed.set(conceptId, answer);
    }
  }
}

/** Answers of each concept that count; what stands for those that are gone comes first. */
export function countedByConcept(histories: Histories): Map<string, CountedAnswer[]> {
  return new Map([...histories].map(([id, history]) => [id, countedOf(history, histories.condensed.get(id))]));
}

/** The answers of a history that count. @param condensed what stands for those that are gone. */
export function countedOf(history: readonly NumberedAttempt[], condensed?: CountedAnswer): CountedAnswer[] {
  const counted = history
    .filter(({ attempt }) => attempt.evidence !== 'none')
    .map(({ sequence, at, attempt }) => ({
      sequence,
      at,
      correct: attempt.correct,
      hintsUsed: attempt.evidence === 'hinted' ? attempt.hintsUsed : 0,
    }));
  return condensed ? [condensed, ...counted] : counted;
}

/** A history with a person's word in the place of what was recorded of one attempt. */
export function overruled(
  history: readonly NumberedAttempt[],
  { attemptId, correct, evidence, judge }: Pick<AttemptOverruled, 'attemptId' | 'correct' | 'evidence' | 'judge'>,
): NumberedAttempt[] {
  return history.map((each) =>
    each.attempt.attemptId === attemptId ? { ...each, attempt: { ...each.attempt, correct, evidence, judge } } : each,
  );
}

/** Mastery once an attempt is overruled. The count of all attempts rises as with every change, which tells states apart. */
export function afterOverruling(
  state: MasteryState,
  history: readonly NumberedAttempt[],
  change: Pick<AttemptOverruled, 'attemptId' | 'correct' | 'evidence' | 'judge' | 'parameters'>,
  placed?: Placed,
): MasteryState {
  const counted = (attempts: readonly NumberedAttempt[]) =>
    attempts.filter(({ attempt }) => attempt.evidence !== 'none').length;
  const changed = overruled(history, change);
  return {
    pKnown: reckonAnew(changed, change.parameters, placed),
    evidenceCount: state.evidenceCount + counted(changed) - counted(history),
    attemptCount: state.attemptCount + 1,
    modelVersion: state.modelVersion,
  };
}

/**
 * p(L) after a whole history, reckoned from p(L0) with these parameters in place of those in force at the time.
 * @param placed what a placement gave it, in place of p(L0) and the answers before it.
 */
export function reckonAnew(
  history: readonly NumberedAttempt[],
  parameters: ConceptBktParameters,
  placed?: Placed,
): number {
  let pKnown = placed?.pKnown ?? parameters.pInit;
  for (const { sequence, attempt } of history) {
    if (placed && sequence < placed.sequence) continue;
    const state = { pKnown, evidenceCount: 0, attemptCount: 0, modelVersion: 0 };
    pKnown = afterAttempt(state, { ...attempt, parameters }).next.pKnown;
  }
  return pKnown;
}
