/** How ability moves while a learner works; in logits, variances per answer where they drift. */
export interface FollowSettings {
  /** Variance between a learner's skills, around their ability. */
  skillVariance: number;
  /** Variance that ability gains with every answer: what happened long ago counts less. */
  abilityDrift: number;
  /** The same of a skill, with every answer to it. */
  skillDrift: number;
  /** What a unit of log(1 + answers to the skill) adds. */
  practice: number;
}

/** Found on assist09's train learners; where there are data they are tuned. */
export const DEFAULT_SETTINGS: Readonly<FollowSettings> = {
  skillVariance: 0.3,
  abilityDrift: 0.005,
  skillDrift: 0.005,
  practice: 0.4,
};
