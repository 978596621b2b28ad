import type { Period, YearDay } from '@/core/retention/period';
import { dueAt, type RetentionStart } from '@/core/retention/rule';
import { type ScheduledKind, scheduledKinds } from '@/core/retention/templates';
import type { TrailRule } from '@/features/governance/contract';

/** One rule with what was over by it when a purge began. */
export interface PlannedRule {
  kind: ScheduledKind;
  from: RetentionStart;
  period: Period;
  of: 'record' | 'activity' | 'left';
  /** A moment. */
  before: string;
}

export interface RunPlan {
  /** When it was made. */
  at: string;
  rules: PlannedRule[];
}

/** What a purge has let go of one kind so far. */
export interface KindProgress {
  /** Records by table. */
  records: Record<string, number>;
  oldest: string | null;
  newest: string | null;
  /** Logs of answers that contradict themselves, and were left as they are. */
  left: number;
  done: boolean;
}
export type RunProgress = Partial<Record<ScheduledKind, KindProgress>>;

export const NO_PROGRESS: KindProgress = { records: {}, oldest: null, newest: null, left: 0, done: false };

/** What is over at a moment; answers before what follows from them, and accounts last. */
export function planOf(
  rules: readonly { kind: ScheduledKind; from: RetentionStart; period: Period }[],
  at: Date,
  schoolYearEnds: YearDay,
): RunPlan {
  const ordered = scheduledKinds.flatMap((kind) => rules.filter((rule) => rule.kind === kind));
  return {
    at: at.toISOString(),
    rules: ordered.map(({ kind, from, period }) => {
      const due = dueAt({ from, period }, at, schoolYearEnds);
      return { kind, from, period, of: due.of, before: due.before.toISOString() };
    }),
  };
}

/** A rule of the audit trail, as the trail understands it: no period of it is counted from what a learner did last. */
export function trailRule({ of, before }: Pick<PlannedRule, 'of' | 'before'>): TrailRule {
  return { of: of === 'left' ? 'left' : 'record', before };
}

/** Progress with one batch more in it. */
export function withBatch(
  progress: RunProgress,
  kind: ScheduledKind,
  batch: { table: string; count: number; oldest: string | null; newest: string | null; left?: number },
): RunProgress {
  const had = progress[kind] ?? NO_PROGRESS;
  const records =
    batch.count === 0 ? had.records : { ...had.records, [batch.table]: (had.records[batch.table] ?? 0) + batch.count };
  const next: KindProgress = {
    records,
    oldest: earlier(had.oldest, batch.oldest),
    newest: later(had.newest, batch.newest),
    left: had.left + (batch.left ?? 0),
    done: had.done,
  };
  return { ...progress, [kind]: next };
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}
