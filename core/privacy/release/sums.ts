import type { Draws } from '../noise/random-bits';
import type { Released } from './counts';
import { costOf, type Mechanism, noised, reachOf, type Sensitivity } from './mechanism';
import { atMostEach, type ByPerson, type Clipping, checkClipping, stepsOf } from './people';

export interface SumOptions {
  mechanism: Mechanism;
  clipping: Clipping;
  /** Values of one person that count at most, from 1. */
  mostEach: number;
}

/** Sum of the clipped values, in whole steps until it is told. @throws RangeError for options out of their range. */
export function releaseSum(people: ByPerson<number>, options: SumOptions, draws: Draws): Released {
  const { mechanism, clipping, mostEach } = options;
  checkClipping(clipping);
  const sum = atMostEach(people, mostEach).reduce((total, value) => total + stepsOf(value, clipping), 0n);
  const furthest = furthestOf(clipping) * BigInt(mostEach);
  const sensitivity: Sensitivity = { l1: furthest, squaredL2: furthest * furthest };
  const [value = 0n] = noised([sum], sensitivity, mechanism, draws);
  return {
    value: Number(value) * clipping.step,
    within95: reachOf(sensitivity, mechanism, 0.95) * clipping.step,
    rho: costOf(mechanism),
  };
}

/** A mean, with the two noised numbers it was made of. */
export interface ReleasedMean {
  /** Null where so few stand behind it that the noise could be all of it. */
  mean: number | null;
  count: Released;
  /** What telling both cost. */
  rho: number;
}

/**
 * Mean of the clipped values: their sum from the middle of the limits over their count, each noised with half of the loss. From the middle a
 * person changes the sum by half the width at most, however far from 0 the limits lie.
 */
export function releaseMean(people: ByPerson<number>, options: SumOptions, draws: Draws): ReleasedMean {
  const { clipping, mostEach } = options;
  checkClipping(clipping);
  const mechanism = halved(options.mechanism);
  const values = atMostEach(people, mostEach).map((value) => stepsOf(value, clipping));
  // Twice the distance from the middle is whole even where the middle lies between two steps.
  const ends = stepsOf(clipping.low, clipping) + stepsOf(clipping.high, clipping);
  const doubled = values.reduce((total, value) => total + 2n * value - ends, 0n);
  const most = BigInt(mostEach);
  const width = (stepsOf(clipping.high, clipping) - stepsOf(clipping.low, clipping)) * most;
  const ofCount: Sensitivity = { l1: most, squaredL2: most * most };
  const [sum = 0n] = noised([doubled], { l1: width, squaredL2: width * width }, mechanism, draws);
  const [count = 0n] = noised([BigInt(values.length)], ofCount, mechanism, draws);
  const within95 = reachOf(ofCount, mechanism, 0.95);
  const middle = (clipping.low + clipping.high) / 2;
  const mean = middle + (Number(sum) * clipping.step) / 2 / Number(count);
  return {
    mean: Number(count) > 2 * within95 ? Math.min(clipping.high, Math.max(clipping.low, mean)) : null,
    count: { value: Math.max(0, Number(count)), within95, rho: costOf(mechanism) },
    rho: 2 * costOf(mechanism),
  };
}

/** Half of ε, or half of ρ. */
function halved(mechanism: Mechanism): Mechanism {
  return mechanism.kind === 'laplace'
    ? { kind: 'laplace', epsilon: mechanism.epsilon / 2 }
    : { kind: 'gaussian', rho: mechanism.rho / 2 };
}

function furthestOf(clipping: Clipping): bigint {
  const [low, high] = [stepsOf(clipping.low, clipping), stepsOf(clipping.high, clipping)];
  const [down, up] = [low < 0n ? -low : low, high < 0n ? -high : high];
  return down > up ? down : up;
}
