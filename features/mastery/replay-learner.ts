import type { MasteryState } from './contract';
import { Histories } from './reckon';
import { type Replayed, replayEvent } from './replay-event';
import type { EventRow, MasteryRow } from './store-replay';

/** Written and replayed p(L) may differ by no more than this: both are the same sums in double precision. */
const TOLERANCE = 1e-9;

/** One place where the log and what was derived from it disagree. */
export interface MasteryDifference {
  /** `stored`: the table against the replay; `event`: an event against the replay up to it; `unreadable`: an event. */
  kind: 'stored' | 'event' | 'unreadable';
  learnerId: string;
  conceptId: string | null;
  /** The event's number; null for `stored`. */
  sequence: number | null;
  what: 'pKnown' | 'evidenceCount' | 'attemptCount' | 'modelVersion' | 'payload';
  /** What is written and what the replay gives; null where there is nothing. */
  written: number | null;
  replayed: number | null;
}
export type ReportDifference = (difference: MasteryDifference) => void;

/** Mastery and answers by concept after all events of one learner, in their order; reports events that contradict it. */
export function replayLearner(events: readonly EventRow[], report: ReportDifference): Replayed {
  const replayed: Replayed = { states: new Map(), histories: new Histories() };
  for (const event of events) {
    const { learner_id: learnerId, sequence } = event;
    const steps = replayEvent(replayed, event);
    if (!steps) {
      const nothing = { conceptId: null, what: 'payload', written: null, replayed: null } as const;
      report({ kind: 'unreadable', learnerId, sequence, ...nothing });
      continue;
    }
    for (const { conceptId, written, next } of steps) {
      if (!near(written, next.pKnown))
        report({ kind: 'event', learnerId, conceptId, sequence, what: 'pKnown', written, replayed: next.pKnown });
    }
  }
  return replayed;
}

/** Compares one learner's rows of the table with the replay. Returns how many concepts there were. */
export function compareWithTable(
  learnerId: string,
  replayed: ReadonlyMap<string, MasteryState>,
  rows: readonly MasteryRow[],
  report: ReportDifference,
): number {
  const stored = new Map(
    rows.map((row) => [
      row.concept_id,
      {
        pKnown: row.p_known,
        evidenceCount: row.evidence_count,
        attemptCount: row.attempt_count,
        modelVersion: row.model_version,
      },
    ]),
  );
  const concepts = new Set([...stored.keys(), ...replayed.keys()]);
  for (const conceptId of concepts) {
    const [table, derived] = [stored.get(conceptId), replayed.get(conceptId)];
    for (const what of ['pKnown', 'evidenceCount', 'attemptCount', 'modelVersion'] as const) {
      const pair = { written: table?.[what] ?? null, replayed: derived?.[what] ?? null };
      if (!near(pair.written, pair.replayed))
        report({ kind: 'stored', learnerId, conceptId, sequence: null, what, ...pair });
    }
  }
  return concepts.size;
}

function near(left: number | null, right: number | null): boolean {
  return left !== null && right !== null && Math.abs(left - right) <= TOLERANCE;
}
