import type { Database, Tx } from '@/platform/database/transaction';
import type { CountedAnswer } from './contract';
import { countedByConcept } from './reckon';
import { compareWithTable, type ReportDifference, replayLearner } from './replay-learner';
import { type EventRow, eventsByLearner, inSnapshot, type MasteryRow, masteryByLearner } from './store-replay';

export interface ReplaySummary {
  events: number;
  learners: number;
  /** Pairs of learner and concept that were compared. */
  compared: number;
  differences: number;
}

/** Compares what else is derived from a learner's answers with what is stored of it, on the same snapshot. */
export type CompareDerived = (
  tx: Tx,
  learnerId: string,
  answers: ReadonlyMap<string, readonly CountedAnswer[]>,
) => Promise<void>;

/**
 * Proves that stored mastery is what the event log gives: replays every learner's events in order and compares each
 * number with the table, on one snapshot, with one learner in memory at a time. Safe while people are answering.
 *
 * @param report called for each difference, with ids.
 * @param also called for each learner with their answers that count, by concept.
 */
export async function replayMastery(
  database: Database,
  districtId: string,
  report: ReportDifference,
  also?: CompareDerived,
): Promise<ReplaySummary> {
  return inSnapshot(database, districtId, async (tx) => {
    const summary: ReplaySummary = { events: 0, learners: 0, compared: 0, differences: 0 };
    const count: ReportDifference = (difference) => {
      summary.differences++;
      report(difference);
    };
    for await (const learner of pairUp(groups(eventsByLearner(tx)), groups(masteryByLearner(tx)))) {
      summary.learners++;
      summary.events += learner.events.length;
      const { states, histories } = replayLearner(learner.events, count);
      summary.compared += compareWithTable(learner.id, states, learner.table, count);
      await also?.(tx, learner.id, countedByConcept(histories));
    }
    return summary;
  });
}

interface Group<Row> {
  learnerId: string;
  rows: Row[];
}

/** Rows that follow one another with the same learner, as one group each. */
async function* groups<Row extends { learner_id: string }>(rows: AsyncIterable<Row>): AsyncGenerator<Group<Row>, void> {
  let group: Group<Row> = { learnerId: '', rows: [] };
  for await (const row of rows) {
    if (row.learner_id !== group.learnerId) {
      if (group.rows.length > 0) yield group;
      group = { learnerId: row.learner_id, rows: [] };
    }
    group.rows.push(row);
  }
  if (group.rows.length > 0) yield group;
}

/** Goes through two lists that are both ordered by learner, side by side; a learner may be in one of them only. */
async function* pairUp(
  events: AsyncGenerator<Group<EventRow>, void>,
  table: AsyncGenerator<Group<MasteryRow>, void>,
): AsyncGenerator<{ id: string; events: EventRow[]; table: MasteryRow[] }> {
  let left = (await events.next()).value;
  let right = (await table.next()).value;
  while (left || right) {
    // PostgreSQL orders uuids by their bytes, which is the order of their lower-case hexadecimal texts.
    const [id = ''] = [left?.learnerId, right?.learnerId].filter((each) => each !== undefined).sort();
    const [own, stored] = [left?.learnerId === id ? left : null, right?.learnerId === id ? right : null];
    yield { id, events: own?.rows ?? [], table: stored?.rows ?? [] };
    if (own) left = (await events.next()).value;
    if (stored) right = (await table.next()).value;
  }
}
