import type { Database } from '@/platform/database/transaction';
import { answersCondensedSchema, attemptRecordedSchema, conceptsMergedSchema, eventKinds } from '../ledger';
import { type EventRow, eventsByLearner, inSnapshot } from '../store-replay';
import type { ModelAnswer } from './fit-model';
import { leftOutOfFits } from './store-models';

/**
 * All answers of a district's learners that count as evidence (those of a demo school only where there is nobody else), as the log has them at one moment: learner by learner, each one's in
 * order, under the concepts that their evidence belongs to now. Events that can't be read are passed over; `meno doctor`
 * names them.
 */
export async function readAnswers(database: Database, districtId: string): Promise<ModelAnswer[]> {
  return inSnapshot(database, districtId, async (tx) => {
    const answers: ModelAnswer[] = [];
    const leftOut = await leftOutOfFits(tx);
    let learner = emptyLearner('');
    for await (const event of eventsByLearner(tx)) {
      if (leftOut.has(event.learner_id)) continue;
      if (learner.id !== event.learner_id) {
        answers.push(...answersOf(learner));
        learner = emptyLearner(event.learner_id);
      }
      add(learner, event);
    }
    answers.push(...answersOf(learner));
    return answers;
  });
}

interface LearnerAnswers {
  id: string;
  answers: ModelAnswer[];
  mergedInto: Map<string, string>;
  /** Concepts whose first answers are gone: what is left doesn't begin at the beginning, and would mislead a fit. */
  begun: Set<string>;
}

function emptyLearner(id: string): LearnerAnswers {
  return { id, answers: [], mergedInto: new Map(), begun: new Set() };
}

function add({ answers, mergedInto, begun }: LearnerAnswers, event: EventRow): void {
  const answer = answerOf(event);
  if (answer) answers.push(answer);
  if (event.kind === eventKinds.condensed)
    for (const { conceptId } of answersCondensedSchema.safeParse(event.payload).data?.concepts ?? [])
      begun.add(conceptId);
  if (event.kind !== eventKinds.merge) return;
  const { data } = conceptsMergedSchema.safeParse(event.payload);
  for (const { conceptId } of data?.sources ?? []) mergedInto.set(conceptId, data?.conceptId ?? conceptId);
}

function answersOf({ answers, mergedInto, begun }: LearnerAnswers): ModelAnswer[] {
  const leftOut = new Set([...begun].map((conceptId) => target(mergedInto, conceptId)));
  return answers
    .map((answer) => ({ ...answer, conceptId: target(mergedInto, answer.conceptId) }))
    .filter(({ conceptId }) => !leftOut.has(conceptId));
}

function answerOf({ kind, learner_id: learnerId, payload }: EventRow): ModelAnswer | null {
  if (kind !== eventKinds.attempt) return null;
  const { data } = attemptRecordedSchema.safeParse(payload);
  // Explanations are judged, not marked: slip and guess of the concept are fitted to answers that were marked.
  if (!data || data.evidence === 'none' || data.judge) return null;
  const { conceptId, correct, chanceOfGuessing } = data;
  return {
    learnerId,
    conceptId,
    correct,
    chanceOfGuessing,
    hintsUsed: data.evidence === 'hinted' ? data.hintsUsed : 0,
  };
}

/** Where the evidence of a concept is after all merges; a circle ends where it began. */
function target(mergedInto: Map<string, string>, conceptId: string): string {
  const seen = new Set([conceptId]);
  let id = conceptId;
  for (;;) {
    const next = mergedInto.get(id);
    if (next === undefined || seen.has(next)) return id;
    seen.add(next);
    id = next;
  }
}
