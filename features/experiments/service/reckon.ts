import { KNOWN_FROM } from '@/core/tracing/thresholds';
import type { Tx } from '@/platform/database/transaction';
import { analyse, type Participant } from '../analyse/analyse';
import { type ComparedAnswer, outcomeOf } from '../analyse/outcomes';
import type { StopReason } from '../contract';
import type { Pause } from '../schema';
import * as store from '../store';
import { type AssignedRow, answersOf, assignedTo, leftOutOf, mergesOf } from '../store-answers';

/** Learners whose answers are held in memory at once. */
const AT_ONCE = 200;
/** More hops than merges ever chain: a ring of them must not hang a night. */
const MOST_HOPS = 50;

/**
 * Reckons an experiment anew from all answers so far, keeps the report, and ends it where the stopping rule or its end says so. As the system, in one
 * transaction; nothing happens to one that has ended.
 */
export async function reckon(tx: Tx, experimentId: string, now: Date): Promise<void> {
  const experiment = await store.lockUnfinished(tx, experimentId);
  if (!experiment) return;
  const { courseId, state, pauses, arms, outcome, guards, worthwhile } = experiment;
  const participants = await participantsOf(tx, experiment, now);
  const leftOut = await leftOutOf(tx, courseId, experimentId);
  const { report, reason } = analyse({ arms, outcome, guards, worthwhile }, participants, leftOut, now);
  await store.putReport(tx, experimentId, report);
  await store.putDay(tx, {
    experimentId,
    courseId,
    date: report.at.slice(0, 10),
    pairs: report.pairs,
    counted: report.arms.reduce((sum, { counted }) => sum + counted, 0),
  });
  const stopReason: StopReason | null =
    state === 'running' && reason !== 'none' ? reason : experiment.latestEnd <= now ? 'latest_end' : null;
  if (stopReason)
    await store.changeState(tx, experimentId, ['running', 'paused'], {
      state: 'stopped',
      stopReason,
      stoppedAt: now,
      pauses: ended(pauses, now),
    });
}

/** Pauses with the one that is open, if one is, ended. */
export function ended(pauses: readonly Pause[], at: Date): Pause[] {
  return pauses.map((pause) => (pause.to === null ? { ...pause, to: at.toISOString() } : pause));
}

async function participantsOf(tx: Tx, experiment: store.ExperimentRow, now: Date): Promise<Participant[]> {
  const { id, courseId, latestEnd, pauses } = experiment;
  const until = latestEnd < now ? latestEnd : now;
  const assigned = await assignedTo(tx, id);
  const finalOf = finalIn(await mergesOf(tx, courseId));
  const participants: Participant[] = [];
  for (let from = 0; from < assigned.length; from += AT_ONCE) {
    const some = assigned.slice(from, from + AT_ONCE);
    const byLearner = new Map<string, ComparedAnswer[]>(some.map(({ learnerId }) => [learnerId, []]));
    const rows = await answersOf(tx, courseId, [...byLearner.keys()], until);
    for (const { learnerId, ...answer } of rows)
      byLearner.get(learnerId)?.push({ ...answer, conceptId: finalOf(answer.conceptId) });
    participants.push(...some.map((row) => participantOf(row, byLearner.get(row.learnerId) ?? [], pauses)));
  }
  return participants;
}

function participantOf(
  { arm, stratum, priorMastery, assignedAt }: AssignedRow,
  answers: readonly ComparedAnswer[],
  pauses: readonly Pause[],
): Participant {
  const before = answers.filter(({ at }) => at < assignedAt);
  const during = answers.filter(({ at }) => at >= assignedAt && !pauses.some((pause) => isIn(pause, at)));
  const mastered = new Set(
    before.filter(({ masteryAfter }) => masteryAfter >= KNOWN_FROM).map((each) => each.conceptId),
  );
  return { arm, stratum, priorMastery, outcome: outcomeOf(during, mastered) };
}

function isIn({ from, to }: Pause, at: Date): boolean {
  return at >= new Date(from) && (to === null || at < new Date(to));
}

/** The concept that stands for another now, through merges. */
function finalIn(merges: ReadonlyMap<string, string>): (id: string) => string {
  return (id) => {
    let final = id;
    for (let hops = 0, next = merges.get(id); next && hops < MOST_HOPS; hops++, next = merges.get(next)) final = next;
    return final;
  };
}
