import { calibrationCurve } from '@/core/evaluation/calibration';
import { createRandom } from '@/core/random/random';
import { dealLearners, learnersOf } from '@/core/risk/deal-learners';
import { riskFeatures } from '@/core/risk/facts';
import { type RiskFigures, riskFigures } from '@/core/risk/figures';
import { type FittedRisk, fitRisk } from '@/core/risk/fit';
import { probabilityOf, WARNED_FROM } from '@/core/risk/model';
import { rulesOf, rulesScore, warnsByRules } from '@/core/risk/rules';
import { type BktParameters, DEFAULT_PARAMETERS, parametersOf } from '@/core/tracing/bkt';
import { fitBkt } from '@/core/tracing/bkt-fit-data';
import type { TracingData } from '@/core/tracing/dataset';
import { fitTrees } from './boosted-trees';
import { historiesOf, replay, type WeekCase } from './replay';

/** How knowledge is traced: by the values that a school starts with, or by a fit to all answers of the file. */
export type WarningTracing = { kind: 'start'; guess: number } | { kind: 'fitted' };

interface Options {
  tracing: WarningTracing;
  seed: number;
  progress(line: string): void;
}

/** What a report has where nothing could be fitted. */
const NOTHING = { models: [], pointedOut: [], weights: [], calibration: [] };

const FOLDS = 5;
/** As a district's nightly fit has it (docs/evaluation.md). */
const PRIOR_STRENGTH = 20;

/**
 * How early and how well it can be told who falls behind: the product's own counts and rules, week by week, on answers with times. A regression and boosted trees are
 * fitted on half of the learners, and judged on the other half.
 */
export function evaluateWarning(data: TracingData, time: Float64Array, { tracing, seed, progress }: Options) {
  progress(`tracing ${data.rows} answers of ${data.learners} learners`);
  const histories = historiesOf(data, time, tracingOf(data, tracing, seed));
  const { cases, weeks, untold } = replay(data.learnerNames, histories, data.skillNames.length);
  const counts = {
    ...{ answers: data.rows, learners: data.learners, concepts: data.skillNames.length, weeks },
    ...{ cases: cases.length, untold, happened: cases.filter(({ happened }) => happened).length },
  };
  const { fitted: train, judged: test } = halvesOf(cases, seed);
  const risk = fitRisk(train, { seed });
  if (!risk || new Set(test.map(({ happened }) => happened)).size < 2)
    return { ...counts, ...NOTHING, why: 'too few cases of one kind to fit and to judge' };
  progress(`boosted trees on ${train.length} cases`);
  const trees = fitTrees(
    {
      values: train.map(({ features }) => Array.from(features)),
      labels: train.map(({ happened }) => Number(happened)),
      foldOf: dealLearners(learnersOf(train), { rows: train.length, folds: FOLDS, seed }),
      folds: FOLDS,
    },
    seed,
  );
  const scores = test.map(({ features }) => probabilityOf(risk.model, features));
  const rate = train.filter(({ happened }) => happened).length / train.length;
  const unscaled = (name: string, scoreOf: (row: WeekCase) => number) => ({
    ...rowOf(name, riskFigures(test, test.map(scoreOf))),
    brier: Number.NaN,
  });
  return {
    ...counts,
    ...{ fitLearners: learnersOf(train).length, testLearners: learnersOf(test).length, ridge: risk.ridge },
    models: [
      rowOf(
        'share of all',
        riskFigures(
          test,
          test.map(() => rate),
        ),
      ),
      unscaled('days of silence', ({ facts }) => facts.silentDays),
      unscaled('rules', ({ facts }) => rulesScore(facts)),
      rowOf('regression', riskFigures(test, scores)),
      rowOf(
        'boosted trees',
        riskFigures(
          test,
          test.map(({ features }) => trees.predict(Array.from(features))),
        ),
      ),
      ...laterWeeks(train, test, seed),
    ],
    pointedOut: [
      pointedOut('rules', test, ({ facts }) => warnsByRules(rulesOf(facts))),
      pointedOut(`regression, from ${WARNED_FROM}`, test, (_, i) => (scores[i] ?? 0) >= WARNED_FROM),
      pointedOut('regression, as many as by rules', test, asManyAsRules(test, scores)),
    ],
    weights: weightsOf(risk, test),
    calibration: calibrationCurve(
      test.map(({ happened }) => Number(happened)),
      scores,
    ),
  };
}

function tracingOf(data: TracingData, tracing: WarningTracing, seed: number): (skill: number) => BktParameters {
  if (tracing.kind === 'start') {
    const parameters = parametersOf(DEFAULT_PARAMETERS, tracing.guess);
    return () => parameters;
  }
  const { skills, population } = fitBkt(data, { seed, priorStrength: PRIOR_STRENGTH });
  return (skill) => (skills[skill] ?? population).parameters;
}

/** Half of the learners, drawn at random, and the others. */
function halvesOf(cases: readonly WeekCase[], seed: number) {
  const names = createRandom(seed).shuffle(learnersOf(cases).map(({ learner }) => learner));
  const half = new Set(names.slice(0, Math.ceil(names.length / 2)));
  return {
    fitted: cases.filter(({ learner }) => half.has(learner)),
    judged: cases.filter(({ learner }) => !half.has(learner)),
  };
}

/** As a school has it: fitted on what was over by the middle of the time, judged on other learners after it. */
function laterWeeks(train: readonly WeekCase[], test: readonly WeekCase[], seed: number) {
  const moments = [...new Set(test.map(({ at }) => at))].sort((a, b) => a - b);
  const middle = moments[Math.floor(moments.length / 2)] ?? 0;
  const window = 28 * 24 * 3600 * 1000;
  const fitted = fitRisk(
    train.filter(({ at }) => at + window <= middle),
    { seed },
  );
  const later = test.filter(({ at }) => at >= middle);
  if (!fitted || new Set(later.map(({ happened }) => happened)).size < 2) return [];
  return [
    {
      ...rowOf(
        'rules, later weeks',
        riskFigures(
          later,
          later.map(({ facts }) => rulesScore(facts)),
        ),
      ),
      brier: Number.NaN,
    },
    rowOf(
      'regression, later weeks',
      riskFigures(
        later,
        later.map(({ features }) => probabilityOf(fitted.model, features)),
      ),
    ),
  ];
}

const rowOf = (model: string, { baseRate, ...figures }: RiskFigures) => ({ model, ...figures, happened: baseRate });

/** Whom a teacher would have been pointed to: how many of all, of how many it came true, and of those of whom it came, how many had been among them. */
function pointedOut(by: string, test: readonly WeekCase[], isWarned: (row: WeekCase, at: number) => boolean) {
  const warned = test.filter(isWarned);
  const right = warned.filter(({ happened }) => happened).length;
  return {
    by,
    share: warned.length / test.length,
    cameTrue: right / warned.length,
    found: right / test.filter(({ happened }) => happened).length,
  };
}

/** The likeliest, as many as the rules point out: which of the two finds more, for the same time of a teacher. */
function asManyAsRules(test: readonly WeekCase[], scores: readonly number[]): (row: WeekCase, at: number) => boolean {
  const count = test.filter(({ facts }) => warnsByRules(rulesOf(facts))).length;
  const likeliest = new Set([...test.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0)).slice(0, count));
  return (_, at) => likeliest.has(at);
}

/** Weight of each feature, and the AUC that it has alone. */
function weightsOf({ model }: FittedRisk, test: readonly WeekCase[]) {
  return riskFeatures.map((feature, i) => ({
    feature,
    weight: model.weights[i + 1] ?? 0,
    aucAlone: riskFigures(
      test,
      test.map(({ features }) => features[i] ?? 0),
    ).auc,
  }));
}
