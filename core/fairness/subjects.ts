import type { Subject } from './audit';
import type { ScoredRows } from './clustered-auc';
import { aucMeasure, contrastMeasure, type Measure, meanMeasure, shareMeasure } from './measures';
import type { RateParts } from './rate';

/** Answers without help beside what was expected of them. One row an answer, learners by number. */
export interface MasteryRows {
  learner: Int32Array;
  /** p(L) before the answer, and the probability of a right answer that follows from it. */
  pKnown: Float64Array;
  expected: Float64Array;
  /** 1 right, 0 wrong. */
  right: Uint8Array;
}

/** Counts of each learner, by number. */
export class Counts implements RateParts {
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
  constructor(learners: number) {
    this.numerators = new Float64Array(learners);
    this.denominators = new Float64Array(learners);
  }
  /** Adds `of` to what is counted over, and `yes` to what is counted. */
  add(learner: number, yes: number, of = 1): void {
    this.numerators[learner] = (this.numerators[learner] ?? 0) + yes;
    this.denominators[learner] = (this.denominators[learner] ?? 0) + of;
  }
}

/**
 * What is asked of estimates of mastery: `gap`, right answers above those expected; `auc`; `falseAlarm`, taken to be known though the answer was wrong; `miss`, not
 * taken to be known though it was right; `rightIfKnown`, right of those taken to be known; besides `known` and `right`, which are shown and not
 * compared, since groups may well know different amounts.
 *
 * @param knownFrom p(L) from which on a concept counts as known.
 */
export function masterySubject(rows: MasteryRows, learners: number, knownFrom: number): Subject {
  const counts = () => new Counts(learners);
  const [gap, falseAlarm, miss, rightIfKnown, known, right] = [
    counts(),
    counts(),
    counts(),
    counts(),
    counts(),
    counts(),
  ];
  for (let row = 0; row < rows.learner.length; row++) {
    const learner = rows.learner[row] ?? 0;
    const isRight = rows.right[row] === 1;
    const isKnown = (rows.pKnown[row] ?? 0) >= knownFrom;
    gap.add(learner, (isRight ? 1 : 0) - (rows.expected[row] ?? 0));
    if (isRight) miss.add(learner, isKnown ? 0 : 1);
    else falseAlarm.add(learner, isKnown ? 1 : 0);
    if (isKnown) rightIfKnown.add(learner, isRight ? 1 : 0);
    known.add(learner, isKnown ? 1 : 0);
    right.add(learner, isRight ? 1 : 0);
  }
  const measures: Measure[] = [
    meanMeasure('gap', gap, 'difference'),
    aucMeasure('auc', { learner: rows.learner, score: rows.expected, label: rows.right } satisfies ScoredRows, 'auc'),
    shareMeasure('falseAlarm', falseAlarm, 'difference'),
    shareMeasure('miss', miss, 'difference'),
    shareMeasure('rightIfKnown', rightIfKnown, 'difference'),
    shareMeasure('known', known, 'none'),
    shareMeasure('right', right, 'none'),
  ];
  return { name: 'mastery', learners: [...new Set(rows.learner)], measures };
}

/** What was recommended to each learner who wants recommendations and was at work, by number. */
export interface RecommendationCounts {
  learners: readonly number[];
  /** Whether they were offered anything; what they opened of it. */
  offered: RateParts;
  opened: RateParts;
  /** The next answer without help, of those who were offered help and those for whom it was held back. */
  rightAfter: RateParts;
  rightWithout: RateParts;
}

/** What is asked of recommendations: who is offered any, who opens them, and what came after. */
export function recommendationSubject(counts: RecommendationCounts): Subject {
  const { learners, offered, opened, rightAfter, rightWithout } = counts;
  return {
    ...{ name: 'recommendations', learners },
    measures: [
      shareMeasure('offered', offered, 'ratio'),
      shareMeasure('opened', opened, 'ratio'),
      shareMeasure('rightAfter', rightAfter, 'difference'),
      contrastMeasure('effect', rightAfter, rightWithout, 'difference'),
    ],
  };
}

/** What was judged, beside the teacher's word where there is one, by learner. */
export interface GradingCounts {
  learners: readonly number[];
  /** Judged to be explained, of all judged. */
  passed: RateParts;
  /** Overruled upwards, of what was judged not to be explained; downwards, of what was. */
  tooHarsh: RateParts;
  tooLenient: RateParts;
}

/** What is asked of judgements of explanations. `passed` is shown and not compared. */
export function gradingSubject({ learners, passed, tooHarsh, tooLenient }: GradingCounts): Subject {
  return {
    ...{ name: 'grading', learners },
    measures: [
      shareMeasure('tooHarsh', tooHarsh, 'difference'),
      shareMeasure('tooLenient', tooLenient, 'difference'),
      shareMeasure('passed', passed, 'none'),
    ],
  };
}

/** Guesses at who falls behind that are over: one row a case, learners by number. */
export interface RiskRows {
  learner: ArrayLike<number>;
  /** 0 to 1; NaN where rules spoke and gave none. */
  probability: ArrayLike<number>;
  /** 1: they were pointed out; 1: it came. */
  warned: ArrayLike<number>;
  happened: ArrayLike<number>;
}

/**
 * What is asked of guesses at who falls behind: `riskGap`, those who did above those expected; `riskAuc`; `falseWarning`, pointed out though they didn't;
 * `missedWarning`, not pointed out though they did; `cameTrue`, fell behind of those pointed out; besides `warned` and `fellBehind`, which are shown and
 * not compared, since groups may well fall behind in different numbers. Gap and area rest on cases with a probability, the others on all.
 */
export function riskSubject({ learner, probability, warned, happened }: RiskRows, learners: number): Subject {
  const counts = () => new Counts(learners);
  const [gap, falseWarning, missedWarning] = [counts(), counts(), counts()];
  const [cameTrue, pointedOut, fellBehind] = [counts(), counts(), counts()];
  const scored: number[] = [];
  for (let row = 0; row < learner.length; row++) {
    const who = learner[row] ?? 0;
    const [came, said] = [happened[row] === 1 ? 1 : 0, warned[row] === 1 ? 1 : 0];
    const expected = probability[row] ?? Number.NaN;
    if (!Number.isNaN(expected)) {
      scored.push(row);
      gap.add(who, came - expected);
    }
    if (came === 1) missedWarning.add(who, 1 - said);
    else falseWarning.add(who, said);
    if (said === 1) cameTrue.add(who, came);
    pointedOut.add(who, said);
    fellBehind.add(who, came);
  }
  const of = (values: ArrayLike<number>) => Float64Array.from(scored, (row) => values[row] ?? Number.NaN);
  const measures: Measure[] = [
    meanMeasure('riskGap', gap, 'difference'),
    aucMeasure('riskAuc', { learner: of(learner), score: of(probability), label: of(happened) }, 'auc'),
    shareMeasure('falseWarning', falseWarning, 'difference'),
    shareMeasure('missedWarning', missedWarning, 'difference'),
    shareMeasure('cameTrue', cameTrue, 'difference'),
    shareMeasure('warned', pointedOut, 'none'),
    shareMeasure('fellBehind', fellBehind, 'none'),
  ];
  return { name: 'risk', learners: [...new Set(Array.from(learner))], measures };
}
