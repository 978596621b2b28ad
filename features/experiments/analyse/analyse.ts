import { STRATA } from '@/core/experiments/assign';
import { type Comparison, LEAST_LEARNERS, type StoppingReason } from '@/core/experiments/compare-arms';
import { type Decision, decide, figuresOf, type GuardFigures, steadied } from '@/core/experiments/decide';
import type {
  ArmReport,
  Difference,
  ExperimentArm,
  Guard,
  GuardLimits,
  LeftOut,
  Outcome,
  Report,
  Verdict,
} from '../contract';
import { decidingValue, type LearnerOutcome } from './outcomes';

/** A learner of an experiment with what they have shown so far. */
export interface Participant {
  arm: string;
  stratum: number;
  priorMastery: number;
  outcome: LearnerOutcome;
}

export interface Design {
  arms: readonly Pick<ExperimentArm, 'key'>[];
  outcome: Outcome;
  guards: GuardLimits;
  worthwhile: number;
}

/** A fall of the share of right answers, and a lengthening, that the guards are quickest for. */
const GUARD_SIZES = { unaided: 0.1, time: Math.log(1.25) };
/** Variances between learners that are usual, so that ten learners who happen to be alike don't pass for certainty. */
const USUAL_VARIANCE = { first_answers: 0.05, mastered_per_10: 0.5, retention: 0.1, time: 0.25 };

/**
 * What is known of an experiment from the answers so far. One value for each learner, so that many answers of one count once.
 * @returns the report without its left-out part being counted here, and why it is to stop, if it is.
 */
export function analyse(
  { arms, outcome, guards, worthwhile }: Design,
  participants: readonly Participant[],
  leftOut: Omit<LeftOut, 'tooFewAnswers'>,
  at: Date,
): { report: Report; reason: StoppingReason } {
  const byArm = arms.map(({ key }) => participants.filter((each) => each.arm === key));
  const valuesOf = (of: (each: LearnerOutcome) => number | null) =>
    byArm.map((learners) => figuresOf(learners.flatMap((each) => of(each.outcome) ?? [])));
  const figures = valuesOf((each) => decidingValue(each, outcome));
  const steady = figures.map((each) => steadied(each, USUAL_VARIANCE[outcome]));
  const decision = decide(steady, guardFigures(guards, outcome, valuesOf), worthwhile);
  const keyOf = (place: number) => arms[place]?.key ?? '';
  const counted = figures.map(({ learners }) => learners);
  const inIt = participants.length;
  return {
    reason: decision.reason,
    report: {
      at: at.toISOString(),
      verdict: verdictOf(decision, Math.min(...counted)),
      arms: byArm.map((learners, place) => armReport(keyOf(place), learners, figures[place] ?? figuresOf([]))),
      pairs: decision.pairs.map(({ first, second, comparison }) => ({
        first: keyOf(first),
        second: keyOf(second),
        ...finite(comparison),
      })),
      guards: decision.guards.map(({ name, arm, comparison, harmed }) => ({
        name,
        arm: keyOf(arm),
        harmed,
        ...finite(comparison),
      })),
      leader: decision.leader === null ? null : keyOf(decision.leader),
      leftOut: { ...leftOut, tooFewAnswers: inIt - counted.reduce((sum, each) => sum + each, 0) },
    },
  };
}

function guardFigures(
  { unaided, time }: GuardLimits,
  outcome: Outcome,
  valuesOf: (of: (each: LearnerOutcome) => number | null) => GuardFigures['arms'],
): GuardFigures<Guard>[] {
  const watched: GuardFigures<Guard>[] = [];
  // Where it decides, it is no guard beside itself.
  if (unaided !== undefined && outcome !== 'first_answers')
    watched.push({
      name: 'unaided',
      arms: valuesOf((each) => each.first_answers).map((each) => steadied(each, USUAL_VARIANCE.first_answers)),
      less: false,
      limit: unaided,
      worthwhile: GUARD_SIZES.unaided,
    });
  if (time !== undefined)
    watched.push({
      name: 'time',
      arms: valuesOf((each) => each.logSeconds).map((each) => steadied(each, USUAL_VARIANCE.time)),
      less: true,
      limit: Math.log(1 + time),
      worthwhile: GUARD_SIZES.time,
    });
  return watched;
}

function verdictOf({ reason }: Decision, fewest: number): Verdict {
  if (reason !== 'none') return reason;
  return fewest < LEAST_LEARNERS ? 'too_early' : 'unsure';
}

function armReport(
  key: string,
  learners: readonly Participant[],
  { learners: counted, mean }: { learners: number; mean: number },
): ArmReport {
  const meanOf = (of: (each: Participant) => number | null): number | null => {
    const values = figuresOf(learners.flatMap((each) => of(each) ?? []));
    return values.learners === 0 ? null : values.mean;
  };
  const logSeconds = meanOf(({ outcome }) => outcome.logSeconds);
  return {
    key,
    learners: learners.length,
    counted,
    mean: counted === 0 ? null : mean,
    priorMastery: meanOf(({ priorMastery }) => priorMastery),
    strata: Array.from({ length: STRATA }, (_, stratum) => learners.filter((each) => each.stratum === stratum).length),
    unaided: meanOf(({ outcome }) => outcome.first_answers),
    seconds: logSeconds === null ? null : Math.exp(logSeconds),
  };
}

/** As it can be written down: what isn't known is null. */
function finite({ difference, low, high, p }: Comparison): Difference {
  const known = (value: number) => (Number.isFinite(value) ? value : null);
  return { difference: known(difference), low: known(low), high: known(high), p };
}
