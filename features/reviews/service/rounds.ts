import { v7 as uuidv7 } from 'uuid';
import { seedOf } from '@/core/seed/seed-of';
import type { PracticePort, Presentation } from '@/features/practice/contract';
import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { LONGEST_ROUND, QUICK_ROUND, type Round, type RoundLength, reviewsErrors } from '../contract';
import { interleave } from '../interleave';
import { byUrgency, isDue, type Mastered } from '../plan';
import { comesAgain, isLeft, outcomeNow, type StepNow } from '../round-state';
import * as store from '../store-rounds';
import { planOf, type StandingsOf } from './due';

const fail = errorsOf(reviewsErrors);

export interface RoundDeps {
  standings: StandingsOf;
  practice: Pick<PracticePort<Tx>, 'present'> & {
    presentation(tx: Tx, learnerId: string, id: string): Promise<Presentation>;
  };
  now(): Date;
}

/**
 * Begins a round; where one is open, that one is gone on with, on whatever device.
 * @throws nothing_due
 */
export async function beginRound(deps: RoundDeps, tx: Tx, learnerId: string, length: RoundLength): Promise<Round> {
  await store.lockRounds(tx, learnerId);
  const now = deps.now();
  const open = await store.openRound(tx, learnerId);
  if (open) {
    const steps = await store.stepsNow(tx, open.id);
    const left = steps.some((step) => outcomeNow(step) === null);
    if (left && !isLeft(open.createdAt, now.getTime())) return show(deps, tx, open, steps);
    await settle(tx, open, steps, now);
    await store.finishRound(tx, open.id, now);
  }
  const wanted = await wantedNow(deps, tx, learnerId, length, now.getTime());
  if (wanted.length === 0) throw fail('nothing_due', 'Nothing is due for review now.');
  const round = { id: uuidv7(), learnerId, createdAt: now };
  await store.insertRound(
    tx,
    round,
    interleave(wanted).map(({ courseId, conceptId, basis }) => ({ courseId, conceptId, basis, again: false })),
  );
  return show(deps, tx, { ...round, finishedAt: null }, await store.stepsNow(tx, round.id));
}

async function wantedNow(
  { standings }: RoundDeps,
  tx: Tx,
  learnerId: string,
  length: RoundLength,
  now: number,
): Promise<Mastered[]> {
  const { plan, all } = await planOf(standings, tx, learnerId, now);
  const today = (plan.days[0]?.reviews ?? []).map(({ of }) => of);
  if (length !== 'more') return today.slice(0, length === 'quick' ? QUICK_ROUND : LONGEST_ROUND);
  const inPlan = new Set(today.map(({ conceptId }) => conceptId));
  const waiting = all.filter((each) => isDue(each, now) && !inPlan.has(each.conceptId));
  return byUrgency(waiting, now).slice(0, QUICK_ROUND);
}

/** A round as it stands, without going on. @throws round_not_found */
export async function roundNow(deps: RoundDeps, tx: Tx, learnerId: string, id: string): Promise<Round> {
  const round = await requireRound(tx, learnerId, id);
  return show(deps, tx, round, await store.stepsNow(tx, id));
}

/**
 * Goes on: settles what was answered, here or elsewhere, puts what slipped at the end once more, and presents the next question. Asked again,
 * or by another device, it gives the same question. Over once nothing is left.
 * @throws round_not_found
 */
export async function nextInRound(deps: RoundDeps, tx: Tx, learnerId: string, id: string): Promise<Round> {
  await store.lockRounds(tx, learnerId);
  const round = await requireRound(tx, learnerId, id);
  const now = deps.now();
  for (;;) {
    const steps = await store.stepsNow(tx, id);
    if (round.finishedAt) return show(deps, tx, round, steps);
    if (await settle(tx, round, steps, now)) continue;
    const open = steps.find((step) => step.outcome === null);
    if (!open) {
      await store.finishRound(tx, id, now);
      return show(deps, tx, { ...round, finishedAt: now }, steps);
    }
    if (open.presentationId) return show(deps, tx, round, steps);
    await present(deps, tx, round, open, now);
  }
}

/** Ends a round early; what is open in it stays due. @throws round_not_found */
export async function endRound(deps: RoundDeps, tx: Tx, learnerId: string, id: string): Promise<Round> {
  await store.lockRounds(tx, learnerId);
  const round = await requireRound(tx, learnerId, id);
  const now = deps.now();
  if (!round.finishedAt) {
    await settle(tx, round, await store.stepsNow(tx, id), now);
    await store.finishRound(tx, id, now);
  }
  return show(deps, tx, { ...round, finishedAt: round.finishedAt ?? now }, await store.stepsNow(tx, id));
}

async function requireRound(tx: Tx, learnerId: string, id: string): Promise<store.RoundRow> {
  const round = await store.roundOf(tx, learnerId, id);
  if (!round) throw fail('round_not_found', 'There is no such round of yours.');
  return round;
}

/** Writes down what has come of steps. @returns whether anything changed */
async function settle(tx: Tx, round: Pick<store.RoundRow, 'id' | 'learnerId'>, steps: readonly StepNow[], now: Date) {
  const again: store.NewStep[] = [];
  let changed = false;
  for (const step of steps) {
    const outcome = step.outcome === null ? outcomeNow(step) : null;
    if (!outcome) continue;
    changed = true;
    await store.settleStep(tx, round.id, step.ordinal, outcome, step.finishedAt ?? now);
    if (comesAgain(step, outcome, steps) && step.basisNow !== null)
      again.push({ courseId: step.courseId, conceptId: step.conceptId, again: true, basis: step.basisNow });
  }
  await store.addSteps(tx, round, (steps.at(-1)?.ordinal ?? -1) + 1, again);
  return changed;
}

async function present(
  { practice }: RoundDeps,
  tx: Tx,
  { id, learnerId }: store.RoundRow,
  { ordinal, courseId, conceptId }: StepNow,
  now: Date,
): Promise<void> {
  const seed = seedOf(id, String(ordinal));
  const { presentations } = await practice.present(tx, {
    learnerId,
    courseId,
    conceptId,
    lessonId: null,
    count: 1,
    seed,
  });
  const presentation = presentations[0];
  if (presentation) await store.presentStep(tx, id, ordinal, presentation.id);
  else await store.settleStep(tx, id, ordinal, 'dropped', now);
}

async function show(
  { practice }: RoundDeps,
  tx: Tx,
  round: Pick<store.RoundRow, 'id' | 'learnerId' | 'finishedAt'>,
  steps: readonly StepNow[],
): Promise<Round> {
  const outcomes = steps.map((step) => ({ step, outcome: outcomeNow(step) }));
  const open = round.finishedAt ? undefined : outcomes.find(({ outcome }) => outcome === null)?.step;
  const seen = new Set<string>();
  return {
    id: round.id,
    finished: round.finishedAt !== null,
    done: outcomes.filter(({ outcome }) => outcome !== null).length,
    total: steps.length,
    current: open?.presentationId
      ? {
          ordinal: open.ordinal,
          again: open.again,
          courseTitle: open.courseTitle ?? '',
          lang: open.lang ?? 'en',
          presentation: await practice.presentation(tx, round.learnerId, open.presentationId),
        }
      : null,
    concepts: outcomes.flatMap(({ step, outcome }) => {
      if (!outcome || seen.has(step.conceptId) || step.name === null) return [];
      seen.add(step.conceptId);
      return [
        {
          conceptId: step.conceptId,
          name: step.name,
          courseId: step.courseId,
          courseTitle: step.courseTitle ?? '',
          lang: step.lang ?? 'en',
          outcome,
          dueAt: step.hidden ? null : (step.dueAt?.toISOString() ?? null),
        },
      ];
    }),
  };
}
