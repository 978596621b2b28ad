/**
 * What is known of the ways of teaching for one learner: Beta posteriors of the probability that an explanation teaches, one
 * for each concept and approach, whose prior is what the approach did on the learner's other concepts, whose prior in turn is
 * what it did for earlier learners. A hierarchical Beta–Binomial in which each level's evidence is the next one's prior, worth
 * at most so many observations: how like one another concepts are (compare A. Gelman et al., Bayesian Data Analysis, 3rd ed.,
 * chapter 5).
 */
export interface ApproachArms {
  approaches: number;
  /** Probability to teach of each approach for earlier learners, and how many observations that is worth. */
  prior: Float64Array;
  priorWorth: number;
  /** At most as many observations does the evidence of other concepts count for one concept. */
  sharedWorth: number;
  /** Evidence over all concepts, by approach: weights of "taught" and of "did not". */
  taught: Float64Array;
  missed: Float64Array;
  /** The same by concept, at `concept * approaches + approach`. */
  conceptTaught: Float64Array;
  conceptMissed: Float64Array;
}

export interface ArmsSettings {
  priorWorth: number;
  sharedWorth: number;
}

/** Prior evidence of about three concepts; evidence of other concepts is worth at most 40 explanations of this one. */
export const ARMS_SETTINGS: Readonly<ArmsSettings> = { priorWorth: 10, sharedWorth: 40 };

/** @param prior probability to teach of each approach, strictly between 0 and 1. */
export function createArms(
  concepts: number,
  prior: Float64Array,
  settings: ArmsSettings = ARMS_SETTINGS,
): ApproachArms {
  const approaches = prior.length;
  return {
    approaches,
    prior,
    ...settings,
    taught: new Float64Array(approaches),
    missed: new Float64Array(approaches),
    conceptTaught: new Float64Array(approaches * concepts),
    conceptMissed: new Float64Array(approaches * concepts),
  };
}

/** Forgets the learner; what earlier learners taught stays. */
export function resetArms(arms: ApproachArms): void {
  arms.taught.fill(0);
  arms.missed.fill(0);
  arms.conceptTaught.fill(0);
  arms.conceptMissed.fill(0);
}

/** Takes over what is known of another learner, of the same concepts and approaches. */
export function copyArms(from: ApproachArms, into: ApproachArms): void {
  into.taught.set(from.taught);
  into.missed.set(from.missed);
  into.conceptTaught.set(from.conceptTaught);
  into.conceptMissed.set(from.conceptMissed);
}

/**
 * Evidence of one explanation.
 * @param tried how surely the concept was not known before it, 0 to 1, and `taught` how surely it was after; a pair that is
 * not (NaN, outside its range) is left out.
 */
export function observeArm(arms: ApproachArms, concept: number, approach: number, tried: number, taught: number): void {
  if (!(taught >= 0 && taught <= tried && tried <= 1)) return;
  const at = concept * arms.approaches + approach;
  arms.taught[approach] = (arms.taught[approach] ?? 0) + taught;
  arms.missed[approach] = (arms.missed[approach] ?? 0) + tried - taught;
  arms.conceptTaught[at] = (arms.conceptTaught[at] ?? 0) + taught;
  arms.conceptMissed[at] = (arms.conceptMissed[at] ?? 0) + tried - taught;
}

/** Shape a of the Beta posterior of one approach on one concept; {@link missedShape} is its b. Both above 0. */
export function taughtShape(arms: ApproachArms, concept: number, approach: number): number {
  const at = concept * arms.approaches + approach;
  const own = arms.conceptTaught[at] ?? 0;
  const elsewhere = (arms.taught[approach] ?? 0) - own + arms.priorWorth * (arms.prior[approach] ?? 0.5);
  return own + elsewhere * sharedShare(arms, at, approach);
}

export function missedShape(arms: ApproachArms, concept: number, approach: number): number {
  const at = concept * arms.approaches + approach;
  const own = arms.conceptMissed[at] ?? 0;
  const elsewhere = (arms.missed[approach] ?? 0) - own + arms.priorWorth * (1 - (arms.prior[approach] ?? 0.5));
  return own + elsewhere * sharedShare(arms, at, approach);
}

/** Mean of the posterior: probability that this approach teaches the concept. */
export function teachingRate(arms: ApproachArms, concept: number, approach: number): number {
  const taught = taughtShape(arms, concept, approach);
  return taught / (taught + missedShape(arms, concept, approach));
}

/** Share of the evidence from elsewhere that counts, so that it is worth no more than `sharedWorth` observations. */
function sharedShare(arms: ApproachArms, at: number, approach: number): number {
  const own = (arms.conceptTaught[at] ?? 0) + (arms.conceptMissed[at] ?? 0);
  const elsewhere = (arms.taught[approach] ?? 0) + (arms.missed[approach] ?? 0) - own + arms.priorWorth;
  return elsewhere > arms.sharedWorth ? arms.sharedWorth / elsewhere : 1;
}
