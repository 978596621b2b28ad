import type { TracingData } from '@/core/tracing/dataset';

/** Intercepts of items lie around their skill's mean, the skills' means around one of all; log-odds and their variances. */
export interface Hierarchy {
  mean: number;
  skillMeans: Float64Array;
  skillVariance: number;
  itemVariance: number;
}

/** Fisher information of one answer about an intercept, P(1 − P) at the usual mix of easy and hard: 0.25 at most. */
const INFORMATION = 0.2;
const LEAST_VARIANCE = 0.05;
/** Answers of the overall share that are added to a skill's own before anything else is known. */
const START_ANSWERS = 5;

/** The log-odds of all answers and of each skill's; ½ and the usual spreads where there are no answers. */
export function startHierarchy(data: TracingData): Hierarchy {
  const right = new Float64Array(data.skillNames.length);
  const all = new Float64Array(data.skillNames.length);
  for (let row = 0; row < data.rows; row++) {
    const skill = data.skill[row] ?? 0;
    all[skill] = (all[skill] ?? 0) + 1;
    right[skill] = (right[skill] ?? 0) + (data.correct[row] ?? 0);
  }
  const share = (total(right) + 1) / (data.rows + 2);
  const skillShare = (skill: number) =>
    ((right[skill] ?? 0) + START_ANSWERS * share) / ((all[skill] ?? 0) + START_ANSWERS);
  return {
    mean: logit(share),
    skillMeans: right.map((_, skill) => logit(skillShare(skill))),
    skillVariance: 0.5,
    itemVariance: 1,
  };
}

/** Variance of an item's intercept with so many answers behind it. */
export function interceptVariance(answers: number, { itemVariance }: Hierarchy): number {
  return 1 / (answers * INFORMATION + 1 / itemVariance);
}

/**
 * Moves means and variances to what the fitted intercepts say, each skill's mean drawn towards the mean of all: one step of
 * empirical Bayes. B. Efron and C. Morris, "Data analysis using Stein's estimator and its generalizations", Journal of the
 * American Statistical Association 70 (1975), 311–319; for items R. J. Mislevy, Psychometrika 51 (1986), 177–195.
 *
 * @param answers behind each intercept; `skillOf` its skill, −1 for none.
 */
export function updateHierarchy(
  hierarchy: Hierarchy,
  intercepts: Float64Array,
  answers: Float64Array,
  skillOf: Int32Array,
): Hierarchy {
  const skills = hierarchy.skillMeans.length;
  const sum = new Float64Array(skills);
  const weight = new Float64Array(skills);
  let [squares, items] = [0, 0];
  for (let item = 0; item < intercepts.length; item++) {
    const skill = skillOf[item] ?? -1;
    const information = (answers[item] ?? 0) * INFORMATION;
    if (skill < 0 || information === 0) continue;
    const prior = hierarchy.skillMeans[skill] ?? 0;
    const off = (intercepts[item] ?? 0) - prior;
    const precision = information + 1 / hierarchy.itemVariance;
    // The estimate without its prior, and how well it tells of the skill.
    const raw = prior + (off * precision) / information;
    const tells = 1 / (hierarchy.itemVariance + 1 / information);
    sum[skill] = (sum[skill] ?? 0) + tells * raw;
    weight[skill] = (weight[skill] ?? 0) + tells;
    squares += off * off + 1 / precision;
    items += 1;
  }
  if (items === 0) return hierarchy;
  const mean = total(sum) / total(weight);
  const pull = 1 / hierarchy.skillVariance;
  const skillMeans = sum.map((value, skill) => (value + pull * mean) / ((weight[skill] ?? 0) + pull));
  const between = skillMeans.map((value, skill) => (value - mean) ** 2 + 1 / ((weight[skill] ?? 0) + pull));
  return {
    mean,
    skillMeans,
    skillVariance: Math.max(LEAST_VARIANCE, total(between) / skills),
    itemVariance: Math.max(LEAST_VARIANCE, squares / items),
  };
}

function logit(p: number): number {
  return Math.log(p / (1 - p));
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
