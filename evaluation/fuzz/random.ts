import { createRandom } from '@/core/random/random';

/** Seeded draws: the same seed gives the same files. */
export interface Random {
  /** A whole number from 0 to below `end`; 0 where `end` is not above 1. */
  below(end: number): number;
  pick<T>(values: readonly T[]): T;
}

export function randomFrom(seed: number): Random {
  const random = createRandom(seed);
  const below = (end: number) => (end <= 1 ? 0 : random.integer(end));
  return {
    below,
    pick: (values) => {
      const [first] = values;
      const picked = values[below(values.length)] ?? first;
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
  };
}
