import type { MasteryState } from './contract';
import {
  afterAttempt,
  afterMerge,
  afterPlacement,
  answersCondensedSchema,
  attemptOverruledSchema,
  attemptRecordedSchema,
  conceptsMergedSchema,
  eventKinds,
  modelAppliedSchema,
  placementFinishedSchema,
} from './ledger';
import { addToHistories, afterOverruling, type Histories, type LoggedEvent, reckonAnew } from './reckon';

/** What a learner's events so far give. */
export interface Replayed {
  states: Map<string, MasteryState>;
  histories: Histories;
}

/** What one event wrote of one concept, and what the events up to it give. */
export interface Step {
  conceptId: string;
  written: number;
  next: MasteryState;
}

/** Takes one event of a learner further; null for one that can't be read. */
export function replayEvent(replayed: Replayed, event: LoggedEvent): Step[] | null {
  const steps = stepsOf(replayed, event);
  for (const { conceptId, next } of steps ?? []) replayed.states.set(conceptId, next);
  addToHistories(replayed.histories, event);
  return steps;
}

/** What one event does on top of what came before it, without taking it further; null for one that can't be read. */
export function stepsOf({ states, histories }: Replayed, { kind, payload }: LoggedEvent): Step[] | null {
  if (kind === eventKinds.attempt) {
    const { data } = attemptRecordedSchema.safeParse(payload);
    if (!data) return null;
    const { next } = afterAttempt(states.get(data.conceptId) ?? null, data);
    return [{ conceptId: data.conceptId, written: data.after, next }];
  }
  if (kind === eventKinds.overruled) {
    const { data } = attemptOverruledSchema.safeParse(payload);
    const state = data && states.get(data.conceptId);
    if (!data || !state) return null;
    if (data.kept) {
      const { evidenceCount, attemptCount, modelVersion } = state;
      const counts = { evidenceCount: evidenceCount + data.kept.evidence, attemptCount: attemptCount + 1 };
      return [
        { conceptId: data.conceptId, written: data.after, next: { pKnown: data.after, ...counts, modelVersion } },
      ];
    }
    const next = afterOverruling(
      state,
      histories.get(data.conceptId) ?? [],
      data,
      histories.placed.get(data.conceptId),
    );
    return [{ conceptId: data.conceptId, written: data.after, next }];
  }
  if (kind === eventKinds.model) {
    const { data } = modelAppliedSchema.safeParse(payload);
    if (!data) return null;
    return data.concepts.map(({ conceptId, parameters, after, kept }) => {
      const { evidenceCount = 0, attemptCount = 0 } = states.get(conceptId) ?? {};
      const pKnown = kept
        ? after
        : reckonAnew(histories.get(conceptId) ?? [], parameters, histories.placed.get(conceptId));
      const next = { pKnown, evidenceCount, attemptCount, modelVersion: data.version };
      return { conceptId, written: after, next };
    });
  }
  if (kind === eventKinds.placed) {
    const { data } = placementFinishedSchema.safeParse(payload);
    if (!data) return null;
    return data.concepts.map(({ conceptId, after }) => ({
      conceptId,
      written: after,
      next: afterPlacement(states.get(conceptId) ?? null, after, data.modelVersion),
    }));
  }
  if (kind === eventKinds.condensed) {
    const { data } = answersCondensedSchema.safeParse(payload);
    if (!data) return null;
    return data.concepts.map(({ conceptId, after: pKnown, evidenceCount, attemptCount, modelVersion }) => {
      const next = { pKnown, evidenceCount, attemptCount, modelVersion };
      return { conceptId, written: pKnown, next };
    });
  }
  const { data } = conceptsMergedSchema.safeParse(payload);
  if (!data) return null;
  const next = afterMerge(states.get(data.conceptId) ?? null, data.sources);
  return [{ conceptId: data.conceptId, written: data.after, next }];
}
