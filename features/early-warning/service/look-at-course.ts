import { factsAt, outcomesAt } from '@/core/risk/count';
import { WINDOW_DAYS } from '@/core/risk/facts';
import type { Tx } from '@/platform/database/transaction';
import * as cases from '../store-cases';
import { conceptCount, historiesOf, type LearnerHistory } from '../store-facts';
import type { ModelRow } from '../store-models';
import { judgeCases } from './judge-case';

const DAY_MS = 24 * 3600 * 1000;
const WEEK_MS = 7 * DAY_MS;
/** Weeks that are worked out afterwards where a course has none of them, so that a model can learn before a term has passed. */
const BACK_WEEKS = 16;
/** Among fewer willing learners nothing is usual, and nobody is looked at. */
export const LEAST_LEARNERS = 5;

/** The Monday of a moment's week, UTC, as a date. */
export function weekOf(at: Date): string {
  const monday = new Date(at.getTime() - ((at.getUTCDay() + 6) % 7) * DAY_MS);
  return monday.toISOString().slice(0, 10);
}

/**
 * Looks at a course's willing learners: what is to be said of them this week, what came of what was seen four weeks ago and more, and where nothing was kept of
 * the weeks before, what could have been seen then. As the system. Run again, it does the same.
 */
export async function lookAtCourse(tx: Tx, courseId: string, model: ModelRow | null, now: Date): Promise<void> {
  const kept = await cases.weeksOf(tx, courseId);
  const missing = missingWeeks(kept, now);
  const open = await cases.unsettled(tx, courseId, new Date(now.getTime() - WINDOW_DAYS * DAY_MS));
  const earliest = Math.min(
    now.getTime(),
    ...missing.map(({ at }) => at.getTime()),
    ...open.map(({ at }) => at.getTime()),
  );
  const histories = await historiesOf(tx, courseId, new Date(earliest - 2 * WINDOW_DAYS * DAY_MS));
  if (histories.length < LEAST_LEARNERS) return;
  const concepts = await conceptCount(tx, courseId);
  for (const { week, at } of missing) {
    const rows = seenAt(histories, at, concepts).map(({ learnerId, facts }) => ({
      ...{ learnerId, courseId, week, at, facts, probability: null, modelVersion: null, warned: null, reasons: [] },
    }));
    await cases.putCases(tx, rows, false);
  }
  const seen = seenAt(histories, now, concepts);
  const judged = judgeCases(
    model,
    seen.map(({ facts }) => facts),
  );
  const rows = seen.map(({ learnerId, facts }, i) => ({
    ...{ learnerId, courseId, week: weekOf(now), at: now, facts, modelVersion: model?.version ?? null },
    ...(judged[i] ?? { probability: null, warned: false, reasons: [] }),
  }));
  await cases.putCases(tx, rows, true);
  await settleCases(tx, courseId, histories, concepts, now);
}

/** Ends of weeks that nothing was kept of, oldest first; not the week that is going on. */
function missingWeeks(kept: ReadonlySet<string>, now: Date): { week: string; at: Date }[] {
  const monday = new Date(`${weekOf(now)}T00:00:00.000Z`).getTime();
  return Array.from({ length: BACK_WEEKS }, (_, i) => {
    const end = monday - (BACK_WEEKS - 1 - i) * WEEK_MS;
    return { week: weekOf(new Date(end - WEEK_MS)), at: new Date(end) };
  }).filter(({ week }) => !kept.has(week));
}

function seenAt(histories: readonly LearnerHistory[], at: Date, concepts: number) {
  const facts = factsAt(histories, at.getTime(), concepts);
  return histories.flatMap(({ learnerId }, i) => {
    const own = facts[i];
    return own ? [{ learnerId, facts: own }] : [];
  });
}

/** What came of cases whose four weeks are over: all of one moment together, since the middle learner is theirs. */
async function settleCases(
  tx: Tx,
  courseId: string,
  histories: readonly LearnerHistory[],
  concepts: number,
  now: Date,
): Promise<void> {
  const open = await cases.unsettled(tx, courseId, new Date(now.getTime() - WINDOW_DAYS * DAY_MS));
  for (const moment of new Set(open.map(({ at }) => at.getTime()))) {
    const outcomes = outcomesAt(histories, moment, concepts);
    const of = new Map(histories.map(({ learnerId }, i) => [learnerId, outcomes[i] ?? null]));
    const group = open.filter(({ at }) => at.getTime() === moment);
    for (const week of new Set(group.map((each) => each.week)))
      for (const happened of [true, false, null]) {
        const learnerIds = group
          .filter((each) => each.week === week && (of.get(each.learnerId) ?? null) === happened)
          .map(({ learnerId }) => learnerId);
        await cases.settle(tx, courseId, week, { happened, learnerIds }, now);
      }
  }
}
