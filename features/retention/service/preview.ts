import type { TrailCutPort } from '@/features/governance/contract';
import { asSystem } from '@/platform/database/as-system';
import type { Tx } from '@/platform/database/transaction';
import type { Preview, ScheduledKind } from '../contract';
import { retentionParts } from '../parts';
import { type PlannedRule, planOf, trailRule } from '../plan';
import * as due from '../store-due';
import { namesOf } from '../store-names';
import { rulesOf, settingsOf } from '../store-schedule';

/** Learners that a look ahead names. */
const NAMED = 100;

/** What would go of one kind of each learner; null: nobody's one by one. */
export interface DueOf extends due.DueCount {
  kind: ScheduledKind;
  table: string;
}

/** All that would go by the schedule in force at a moment, table by table and learner by learner. Nothing is changed. */
export async function lookAhead(tx: Tx, at: Date, trail: TrailCutPort<Tx>): Promise<DueOf[]> {
  return asSystem(tx, async () => {
    const { schoolYearEnds } = await settingsOf(tx);
    const found: DueOf[] = [];
    for (const rule of planOf(await rulesOf(tx), at, schoolYearEnds).rules) {
      for (const { table, count } of counts(rule, trail))
        found.push(...(await count(tx)).map((each) => ({ ...each, kind: rule.kind, table })));
    }
    return found;
  });
}

function counts(
  rule: PlannedRule,
  trail: TrailCutPort<Tx>,
): { table: string; count(tx: Tx): Promise<due.DueCount[]> }[] {
  const special = {
    answers: { table: 'events', count: (tx: Tx) => due.countLogs(tx, rule) },
    progress: { table: 'mastery', count: (tx: Tx) => due.countFollowing(tx, rule) },
    account: { table: 'users', count: (tx: Tx) => due.countAccounts(tx, rule) },
    audit: {
      table: 'audit_records',
      // Nobody's one by one: a record may be about many.
      count: async (tx: Tx) => [{ learner: null, ...(await trail.countOver(tx, trailRule(rule))) }],
    },
  };
  const { kind } = rule;
  const own =
    kind === 'answers' || kind === 'progress' || kind === 'account' || kind === 'audit' ? [special[kind]] : [];
  const parts = retentionParts.filter(({ kind }) => kind === rule.kind);
  return [...own, ...parts.map((part) => ({ table: part.table, count: (tx: Tx) => due.countDue(tx, part, rule) }))];
}

/** The same in short: by kind, and the learners of whom most would go. */
export async function preview(tx: Tx, at: Date, trail: TrailCutPort<Tx>): Promise<Preview> {
  const found = await lookAhead(tx, at, trail);
  const { rules } = planOf(await rulesOf(tx), at, (await settingsOf(tx)).schoolYearEnds);
  const kinds = rules.map(({ kind }) => {
    const own = found.filter((each) => each.kind === kind);
    const times = (of: 'oldest' | 'newest') => own.flatMap((each) => each[of] ?? []).sort((a, b) => +a - +b);
    return {
      kind,
      records: total(own, 'count'),
      learners: new Set(own.filter(({ count }) => count > 0).flatMap(({ learner }) => learner ?? [])).size,
      oldest: times('oldest').at(0)?.toISOString() ?? null,
      newest: times('newest').at(-1)?.toISOString() ?? null,
      held: total(own, 'held'),
    };
  });
  const byLearner = new Map<string, number>();
  for (const { learner, count } of found)
    if (learner && count > 0) byLearner.set(learner, (byLearner.get(learner) ?? 0) + count);
  const most = [...byLearner].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, NAMED);
  const names = await asSystem(tx, () =>
    namesOf(
      tx,
      most.map(([id]) => id),
    ),
  );
  return {
    at: at.toISOString(),
    kinds,
    learners: most.map(([learnerId, records]) => ({ learnerId, name: names.get(learnerId) ?? null, records })),
    learnerCount: byLearner.size,
  };
}

function total(found: readonly DueOf[], of: 'count' | 'held'): number {
  return found.reduce((sum, each) => sum + each[of], 0);
}
