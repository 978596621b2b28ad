/**
 * One choice as it was logged, and what another policy, the target, would have done in the same situation. Actions are whole
 * numbers from 0; how many there are may differ from choice to choice.
 */
export interface LoggedChoice {
  /** The action that was taken. */
  action: number;
  /** Probability with which it was taken, above 0 up to 1, as the policy of that day stated it. */
  propensity: number;
  /** What came of it: any finite number. */
  reward: number;
  /** The target policy's probability of every action in this situation; together 1. */
  target: ArrayLike<number>;
  /** Reward that a model expects of every action in this situation. The doubly robust estimate needs it, others pass it over. */
  predicted?: ArrayLike<number>;
  /** Whose choice it was, a whole number: choices of one learner hang together, and the intervals allow for it. */
  learner?: number;
}

/** Why a logged choice can't be used; `row` is its place in the log, from 0. */
export class OffPolicyError extends Error {
  constructor(
    readonly code: 'bad_action' | 'bad_propensity' | 'bad_reward' | 'bad_target' | 'bad_prediction' | 'bad_learner',
    readonly row: number,
    reason: string,
  ) {
    super(`Choice ${row} of the log: ${reason}.`);
    this.name = 'OffPolicyError';
  }
}

/** Rounding that probabilities of a target policy may leave in their sum. */
const ROUNDING = 1e-6;

/**
 * Importance weights π(a|x) / μ(a|x) of every choice: the target's probability of the action over that of the log.
 * @throws OffPolicyError for the first choice that can't be one. A propensity of 0 is refused: what is never chosen isn't logged.
 */
export function importanceWeights(choices: readonly LoggedChoice[]): Float64Array {
  return Float64Array.from(choices, (choice, row) => {
    checkChoice(choice, row);
    return (choice.target[choice.action] ?? 0) / choice.propensity;
  });
}

/**
 * The model's prediction for every choice: of the action taken, and of what the target policy would have done, Σ π(a|x) · r̂(x, a).
 * @throws OffPolicyError where it is missing, too short or not finite.
 */
export function modelRewards(choices: readonly LoggedChoice[]): { taken: Float64Array; target: Float64Array } {
  const [taken, target] = [new Float64Array(choices.length), new Float64Array(choices.length)];
  choices.forEach(({ action, predicted, target: probabilities }, row) => {
    if (!predicted || predicted.length !== probabilities.length) {
      const given = predicted ? `${predicted.length} predictions` : 'no predictions';
      throw new OffPolicyError('bad_prediction', row, `${given} for ${probabilities.length} actions`);
    }
    for (let a = 0; a < predicted.length; a++) {
      const expected = predicted[a] ?? Number.NaN;
      if (!Number.isFinite(expected)) throw new OffPolicyError('bad_prediction', row, `a prediction of ${expected}`);
      target[row] = (target[row] ?? 0) + (probabilities[a] ?? 0) * expected;
    }
    taken[row] = predicted[action] ?? 0;
  });
  return { taken, target };
}

/** Learner of each choice; without learners every choice stands for itself. */
export function learnersOf(choices: readonly LoggedChoice[]): Int32Array | undefined {
  if (choices.every(({ learner }) => learner === undefined)) return undefined;
  return Int32Array.from(choices, ({ learner }, row) => {
    if (learner !== undefined && Number.isInteger(learner)) return learner;
    throw new OffPolicyError('bad_learner', row, `its learner is ${learner}, where others have a whole number`);
  });
}

function checkChoice({ action, propensity, reward, target }: LoggedChoice, row: number): void {
  if (!(propensity > 0 && propensity <= 1)) {
    throw new OffPolicyError('bad_propensity', row, `its propensity is ${propensity}, not above 0 up to 1`);
  }
  if (!(Number.isInteger(action) && action >= 0 && action < target.length)) {
    throw new OffPolicyError('bad_action', row, `its action is ${action} among ${target.length}`);
  }
  if (!Number.isFinite(reward)) throw new OffPolicyError('bad_reward', row, `its reward is ${reward}`);
  let sum = 0;
  for (let a = 0; a < target.length; a++) {
    const probability = target[a] ?? Number.NaN;
    if (!(probability >= 0)) {
      throw new OffPolicyError('bad_target', row, `the target takes action ${a} with probability ${probability}`);
    }
    sum += probability;
  }
  if (!(Math.abs(sum - 1) <= ROUNDING)) {
    throw new OffPolicyError('bad_target', row, `the target's probabilities sum to ${sum}`);
  }
}
