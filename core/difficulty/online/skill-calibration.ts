import type { TracingData } from '@/core/tracing/dataset';
import { calibrate } from '../calibrate';
import { responsesOfList } from '../responses';
import { type Hierarchy, interceptVariance, startHierarchy, updateHierarchy } from './hierarchy';
import { meanPractice, type Practice } from './practice';

/** Items of practice, where each learner saw a few of very many: calibrated together with the skills they belong to. */
export interface SkillCalibration {
  /** Deviation of the learners' ability, in logits. */
  abilityDeviation: number;
  /** log-odds of the average learner on each item, and on the average item of each skill. */
  itemIntercept: Float64Array;
  skillIntercept: Float64Array;
  /** What is not known of an item's intercept: its variance. */
  itemVariance: Float64Array;
  /** The same of the average skill, for skills nobody practised: mean and variance, and that of an item around its skill. */
  populationIntercept: number;
  skillVariance: number;
  itemSpread: number;
  practice: Practice;
  /** Of the answers, under the one-parameter model. */
  logLikelihood: number;
}

/** Fits with the hierarchy of the one before; the second moves little. */
const ROUNDS = 2;

/**
 * Fits one discrimination and an intercept for every item by marginal maximum likelihood with a normal prior around the
 * mean of the item's skill: an item with three answers stays near its like. Means and spreads are re-estimated between the
 * fits (empirical Bayes: Mislevy, "Bayes modal estimation in item response models", Psychometrika 51, 1986).
 *
 * @param data items without a name (−1) tell of their skill alone, as an item of their own. No rows: everything at ½.
 */
export function calibrateBySkill(data: TracingData): SkillCalibration {
  const named = data.itemNames.length;
  const { column, skillOf, answers } = columnsOf(data);
  const size = { persons: data.learners, items: skillOf.length };
  const responses = responsesOfList(size, data.learner, column, data.correct);
  let hierarchy: Hierarchy = startHierarchy(data);
  let [abilityDeviation, logLikelihood] = [1, 0];
  let intercepts = new Float64Array(skillOf.length);
  for (let round = 0; round < ROUNDS; round++) {
    const { skillMeans, mean, itemVariance } = hierarchy;
    const fit = calibrate(responses, '1pl', {
      interceptPrior: {
        means: Float64Array.from(skillOf, (skill) => skillMeans[skill] ?? mean),
        deviation: Math.sqrt(itemVariance),
      },
      discriminationPrior: { mean: 1, deviation: 0.5 },
      points: 31,
      tolerance: 0.01,
      mostSteps: 40,
      standardErrors: false,
    });
    abilityDeviation = Math.abs(fit.discrimination[0] ?? 1);
    logLikelihood = fit.logLikelihood;
    intercepts = fit.difficulty.map((b, item) => -b * (fit.discrimination[item] ?? 0));
    hierarchy = updateHierarchy(hierarchy, intercepts, answers, skillOf);
  }
  return {
    abilityDeviation,
    itemIntercept: intercepts.slice(0, named),
    skillIntercept: hierarchy.skillMeans,
    itemVariance: answers.slice(0, named).map((count) => interceptVariance(count, hierarchy)),
    populationIntercept: hierarchy.mean,
    skillVariance: hierarchy.skillVariance,
    itemSpread: hierarchy.itemVariance,
    practice: meanPractice(data, skillOf),
    logLikelihood,
  };
}

/** Column of each answer, one for each item and after them one for each skill's answers without an item. */
function columnsOf(data: TracingData) {
  const named = data.itemNames.length;
  const column = data.item.map((item, row) => (item < 0 ? named + (data.skill[row] ?? 0) : item));
  const skillOf = new Int32Array(named + data.skillNames.length).fill(-1);
  for (let skill = 0; skill < data.skillNames.length; skill++) skillOf[named + skill] = skill;
  const answers = new Float64Array(skillOf.length);
  for (const [row, at] of column.entries()) {
    answers[at] = (answers[at] ?? 0) + 1;
    if (skillOf[at] === -1) skillOf[at] = data.skill[row] ?? -1;
  }
  return { column, skillOf, answers };
}
