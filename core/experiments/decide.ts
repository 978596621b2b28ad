import { type ArmFigures, type Comparison, compareArms, type StoppingReason, stoppingReason } from './compare-arms';

/** Something that must not get worse than by so much, in its own unit, while an experiment runs. */
export interface GuardFigures<Name extends string = string> {
  name: Name;
  /** One for each arm, in the order of the arms. */
  arms: readonly ArmFigures[];
  /** Less of it is better. */
  less: boolean;
  /** How much worse it may be, 0 or more. */
  limit: number;
  /** Size of change that the test is quickest for, above 0. */
  worthwhile: number;
}

export interface PairComparison {
  /** Places of the arms; `comparison` is second less first. */
  first: number;
  second: number;
  comparison: Comparison;
}

export interface GuardComparison<Name extends string = string> {
  name: Name;
  /** The arm that is held against the first. */
  arm: number;
  comparison: Comparison;
  harmed: boolean;
}

export interface Decision<Name extends string = string> {
  reason: StoppingReason;
  pairs: PairComparison[];
  guards: GuardComparison<Name>[];
  /** Place of the arm with the greatest mean; null while an arm has nobody. */
  leader: number | null;
}

/** Of the chance of a false stop that goes to what decides, where guards are watched too; the rest is theirs. */
const DECIDING_SHARE = 0.8;

/**
 * Where an experiment of two or more arms stands. The chance of a false stop is shared out (C. E. Bonferroni 1936): four fifths among the pairs
 * of arms, the rest among the guards of every arm but the first, which look in one direction only. So over the whole experiment, however
 * often one looks, it stops for a difference or a harm that isn't there with at most that chance.
 *
 * It stops for harm to any arm against the first; when the leading arm is surely better than each other one; or when all arms are alike within what
 * would matter.
 *
 * @param arms figures of what is compared, at least two.
 * @param level chance of a false stop over the whole experiment, 0 to 1.
 * @throws RangeError for fewer than two arms, or a guard without figures for each arm.
 */
export function decide<Name extends string>(
  arms: readonly ArmFigures[],
  guards: readonly GuardFigures<Name>[],
  worthwhile: number,
  level = 0.05,
): Decision<Name> {
  if (arms.length < 2) throw new RangeError('An experiment compares at least two arms.');
  const places = arms.flatMap((_, first) =>
    arms.slice(first + 1).map((__, offset) => ({ first, second: first + 1 + offset })),
  );
  const deciding = guards.length > 0 ? DECIDING_SHARE * level : level;
  const pairs = places.map(({ first, second }) => ({
    first,
    second,
    comparison: compareArms(at(arms, first), at(arms, second), worthwhile, deciding / places.length),
  }));
  // An interval of level 2α is passed on one given side with chance α.
  const guardLevel = (2 * (level - deciding)) / Math.max(1, guards.length * (arms.length - 1));
  const guarded = guards.flatMap((guard) =>
    arms.slice(1).map((_, offset): GuardComparison<Name> => {
      const arm = offset + 1;
      const comparison = compareArms(at(guard.arms, 0), at(guard.arms, arm), guard.worthwhile, guardLevel);
      return { name: guard.name, arm, comparison, harmed: isHarm(comparison, guard) };
    }),
  );
  const leader = leaderOf(arms);
  return { reason: reasonOf(pairs, guarded, leader, worthwhile), pairs, guards: guarded, leader };
}

function reasonOf(
  pairs: readonly PairComparison[],
  guards: readonly GuardComparison[],
  leader: number | null,
  worthwhile: number,
): StoppingReason {
  if (guards.some(({ harmed }) => harmed)) return 'harm';
  const ofLeader = pairs.filter(({ first, second }) => first === leader || second === leader);
  if (
    leader !== null &&
    ofLeader.every(({ comparison }) => stoppingReason(comparison, worthwhile, []) === 'difference')
  )
    return 'difference';
  // A difference too small to matter is none that is worth knowing.
  const alike = ({ comparison: { low, high } }: PairComparison) => low > -worthwhile && high < worthwhile;
  return pairs.every(alike) ? 'no_worthwhile_difference' : 'none';
}

function isHarm({ low, high }: Comparison, { less, limit }: GuardFigures): boolean {
  return less ? low > limit : high < -limit;
}

function leaderOf(arms: readonly ArmFigures[]): number | null {
  if (arms.some(({ learners }) => learners === 0)) return null;
  return arms.reduce((best, { mean }, place) => (mean > at(arms, best).mean ? place : best), 0);
}

function at(arms: readonly ArmFigures[], place: number): ArmFigures {
  const found = arms[place];
  if (!found) throw new RangeError(`There are no figures for arm ${place}.`);
  return found;
}

/** Number, mean and variance (n − 1) of one value for each learner; mean and variance 0 where they can't be had. */
export function figuresOf(values: readonly number[]): ArmFigures {
  const learners = values.length;
  const mean = learners === 0 ? 0 : values.reduce((sum, each) => sum + each, 0) / learners;
  const squares = values.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  return { learners, mean, variance: learners > 1 ? squares / (learners - 1) : 0 };
}

/** What a usual variance is worth beside that of the learners: as much as so many of them. */
const USUAL_WORTH = 2;

/**
 * Figures whose variance leans to a usual one as if two learners more had shown it: a handful who happen to be alike is no certainty. The mean
 * stays. Above a few dozen learners it changes next to nothing.
 * @param usual variance between learners, above 0.
 */
export function steadied({ learners, mean, variance }: ArmFigures, usual: number): ArmFigures {
  const own = Math.max(0, learners - 1);
  return { learners, mean, variance: (own * variance + USUAL_WORTH * usual) / (own + USUAL_WORTH) };
}
