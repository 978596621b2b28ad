import { logistic } from '../item';
import { practiceAfter } from './practice';
import type { FollowSettings } from './settings';
import type { SkillCalibration } from './skill-calibration';

/** Items calibrated on some learners, and how abilities move: what other learners are followed with. */
export interface OnlineIrt {
  calibration: SkillCalibration;
  settings: FollowSettings;
}

/** A quantity in logits that is known up to a variance. */
export interface Level {
  mean: number;
  variance: number;
}

/** What is believed of one learner. Plain numbers: it can be stored and taken up again under the same model. */
export interface LearnerState {
  /** In general: 0 is the average learner of the calibration. */
  ability: Level;
  /** In each skill answered so far, around the ability; and how many answers that were. */
  skills: Map<number, Level & { answers: number }>;
}

/** One prediction with what it is made of, for models that use them as features. */
export interface AnswerOutlook {
  /** P(right), averaged over what is not known. */
  chance: number;
  ability: number;
  /** Ability in this skill, around the general one. */
  skill: number;
  /** log-odds of an average learner with as much practice on this item. */
  ease: number;
  /** Variance of the sum of the three. */
  variance: number;
}

/** A learner before the first answer. */
export function startLearner({ calibration }: OnlineIrt): LearnerState {
  return { ability: { mean: 0, variance: calibration.abilityDeviation ** 2 }, skills: new Map() };
}

/** P(right) of the learner's next answer. Item −1 or unknown: the skill's average item; skill unknown: the average skill. */
export function predictAnswer(model: OnlineIrt, learner: LearnerState, skill: number, item: number): number {
  return outlook(model, learner, skill, item).chance;
}

/**
 * The chance is averaged over what is not known by σ(x / √(1 + π·v/8)): D. J. C. MacKay, "The evidence framework applied
 * to classification networks", Neural Computation 4 (1992), 720–736.
 */
export function outlook(model: OnlineIrt, learner: LearnerState, skill: number, item: number): AnswerOutlook {
  const known = learner.skills.get(skill);
  const level = itemLevel(model, skill, item);
  const ease = level.mean + model.settings.practice * practiceAfter(known?.answers ?? 0);
  const variance = learner.ability.variance + (known?.variance ?? model.settings.skillVariance) + level.variance;
  const logit = ease + learner.ability.mean + (known?.mean ?? 0);
  return {
    chance: logistic(logit * dampingOf(variance)),
    ability: learner.ability.mean,
    skill: known?.mean ?? 0,
    ease,
    variance,
  };
}

/**
 * Takes in an answer, in place and in constant time: an extended Kalman filter on the logistic curve, as M. E. Glickman
 * does for ratings (Applied Statistics 48, 1999, 377–394). Ability and skill each move by their variance times the
 * surprise, and both gain their drift, up to what is not known of a new learner: else a long run of right answers, which
 * tell nothing, would leave a learner whom one slip could throw across the scale.
 */
export function updateLearner(
  model: OnlineIrt,
  learner: LearnerState,
  skill: number,
  item: number,
  correct: boolean,
): void {
  const { settings, calibration } = model;
  const { chance, variance: doubt } = outlook(model, learner, skill, item);
  const damping = dampingOf(doubt);
  const { ability } = learner;
  const state = learner.skills.get(skill) ?? { mean: 0, variance: settings.skillVariance, answers: 0 };
  const information = chance * (1 - chance) * damping * damping;
  const gain = 1 / (1 + (ability.variance + state.variance) * information);
  const surprise = ((correct ? 1 : 0) - chance) * damping * gain;
  ability.mean += ability.variance * surprise;
  const known = ability.variance - ability.variance ** 2 * information * gain;
  ability.variance = Math.min(calibration.abilityDeviation ** 2, known + settings.abilityDrift);
  state.mean += state.variance * surprise;
  const knownOfSkill = state.variance - state.variance ** 2 * information * gain;
  state.variance = Math.min(settings.skillVariance, knownOfSkill + settings.skillDrift);
  state.answers += 1;
  learner.skills.set(skill, state);
}

function dampingOf(variance: number): number {
  return 1 / Math.sqrt(1 + (Math.PI / 8) * variance);
}

/** Intercept of an item as if nobody had practised. */
function itemLevel({ calibration, settings }: OnlineIrt, skill: number, item: number): Level {
  const { practice } = calibration;
  const known = calibration.itemIntercept[item];
  if (known !== undefined) {
    return {
      mean: known - settings.practice * (practice.ofItem[item] ?? 0),
      variance: calibration.itemVariance[item] ?? calibration.itemSpread,
    };
  }
  const average = calibration.skillIntercept[skill];
  if (average !== undefined) {
    return { mean: average - settings.practice * (practice.ofSkill[skill] ?? 0), variance: calibration.itemSpread };
  }
  return { mean: calibration.populationIntercept, variance: calibration.itemSpread + calibration.skillVariance };
}
