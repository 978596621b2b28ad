import { bootstrapInterval, type Interval } from '@/core/evaluation/bootstrap';
import type { Course, Outcome } from './follow';
import type { PolicyRun } from './run-policy';

/** What one policy did in one course. Shares are 0 to 1, means over learners; Low and High are 95 % bootstrap intervals over learners. */
export interface PolicyRow {
  course: string;
  policy: string;
  attempts: number;
  attemptsLow: number;
  attemptsHigh: number;
  neverMastered: number;
  masteredInBudget: number;
  knownAtBudget: number;
  heldAtBudget: number;
  heldAtMastery: number;
  wasted: number;
  believedAttempts: number;
  neverBelieved: number;
  knownWhenBelieved: number;
  regret: number;
  regretLow: number;
  regretHigh: number;
}

/** The full pathway against another policy, learner by learner. */
export interface ComparisonRow {
  course: string;
  against: string;
  /** 1 − attempts of the full pathway / attempts of the other. */
  fewer: number;
  fewerLow: number;
  fewerHigh: number;
  /** Shares held 30 days later, the full pathway's less the other's. */
  heldAtBudget: number;
  heldAtBudgetLow: number;
  heldAtBudgetHigh: number;
  heldAtMastery: number;
  heldAtMasteryLow: number;
  heldAtMasteryHigh: number;
  /**
   * Where there is an aim of so many fewer answers than the other policy's: what the full pathway's learners hold 30 days after no more
   * answers than the aim leaves of what the other policy took them to mastery, less what the other's hold 30 days after mastery; NaN where there is none.
   */
  aim: number;
  heldAtAim: number;
  heldAtAimLow: number;
  heldAtAimHigh: number;
}

const REPLICATES = 1000;

export function policyRow(
  name: string,
  run: PolicyRun,
  oracle: PolicyRun,
  { budget }: Course,
  seed: number,
): PolicyRow {
  const mean = (of: (outcome: Outcome) => number) => meanOf(run.outcomes.map(of));
  const attempts = interval(column(run, 'attempts'), seed);
  const best = column(oracle, 'knownSum');
  const regret = interval(
    column(run, 'knownSum').map((sum, learner) => (best[learner] ?? 0) - sum),
    seed,
  );
  const believed = run.outcomes.map((outcome) => outcome.knownWhenBelieved).filter((share) => !Number.isNaN(share));
  return {
    course: name,
    policy: run.policy,
    ...spread('attempts', attempts),
    neverMastered: mean(({ mastered }) => Number(!mastered)),
    masteredInBudget: mean(({ mastered, attempts }) => Number(mastered && attempts <= budget)),
    knownAtBudget: mean(({ knownAtBudget }) => knownAtBudget),
    heldAtBudget: mean(({ heldAtBudget }) => heldAtBudget),
    heldAtMastery: mean(({ heldAtMastery }) => heldAtMastery),
    wasted: mean(({ wasted }) => wasted),
    believedAttempts: mean(({ believedAttempts }) => believedAttempts),
    neverBelieved: 1 - believed.length / run.outcomes.length,
    knownWhenBelieved: meanOf(believed),
    ...spread('regret', regret),
  };
}

/** @param aims of fewer answers by policy, in the order in which the full pathway's learners were asked what they hold after so many. */
export function comparisonRow(
  name: string,
  full: PolicyRun,
  other: PolicyRun,
  aims: Readonly<Record<string, number>>,
  seed: number,
): ComparisonRow {
  const less = (ours: Float64Array, key: 'heldAtBudget' | 'heldAtMastery') => {
    const theirs = column(other, key);
    return interval(
      ours.map((share, learner) => share - (theirs[learner] ?? 0)),
      seed,
    );
  };
  const difference = (key: 'heldAtBudget' | 'heldAtMastery') => less(column(full, key), key);
  const stop = Object.keys(aims).indexOf(other.policy);
  const atAim = Float64Array.from(full.outcomes, ({ heldAt }) => heldAt[stop] ?? Number.NaN);
  const [ours, theirs] = [column(full, 'attempts'), column(other, 'attempts')];
  const fewer = bootstrapInterval(ours.length, (rows) => 1 - sumAt(ours, rows) / sumAt(theirs, rows), {
    seed,
    replicates: REPLICATES,
  });
  return {
    course: name,
    against: other.policy,
    ...spread('fewer', fewer),
    ...spread('heldAtBudget', difference('heldAtBudget')),
    ...spread('heldAtMastery', difference('heldAtMastery')),
    aim: aims[other.policy] ?? Number.NaN,
    ...spread('heldAtAim', less(atAim, 'heldAtMastery')),
  };
}

type Figure = 'attempts' | 'knownSum' | 'heldAtBudget' | 'heldAtMastery';

function column({ outcomes }: PolicyRun, figure: Figure): Float64Array {
  return Float64Array.from(outcomes, (outcome) => outcome[figure]);
}

function interval(values: Float64Array, seed: number): Interval {
  return bootstrapInterval(values.length, (rows) => sumAt(values, rows) / rows.length, {
    seed,
    replicates: REPLICATES,
  });
}

function sumAt(values: Float64Array, rows: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < rows.length; i++) sum += values[rows[i] ?? 0] ?? 0;
  return sum;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

type Spread<Name extends string> = Record<Name | `${Name}Low` | `${Name}High`, number>;

function spread<Name extends string>(name: Name, { estimate, low, high }: Interval): Spread<Name>;
function spread(name: string, { estimate, low, high }: Interval): Record<string, number> {
  return { [name]: estimate, [`${name}Low`]: low, [`${name}High`]: high };
}
